import { DateTime } from 'luxon';
import { enqueue } from '../../outbox/enqueue.ts';
import { appendDeskEvent, lockDeskLog } from '../../store/clock/desk-log.ts';
import { pendingErasureOf } from '../../store/privacy/erasures.ts';
import type { Language } from '../../ticket/words.ts';
import type { Desk } from '../desk.ts';
import { newErasure } from '../privacy/confirm.ts';
import { erasureCards } from '../privacy/deciding/erasure-cards.ts';

/**
 * Somebody asks on the portal that their data be erased: recorded, and the managers are asked. What is erased, and what the law
 * makes us keep, is for people to decide. Whoever asks again before that is decided has asked once.
 */
export async function askForErasure(
  desk: Pick<Desk, 'db' | 'clock' | 'adminDestinations'>,
  { address, name, language }: { address: string; name: string; language: Language },
): Promise<void> {
  await desk.db.transaction(async tx => {
    await lockDeskLog(tx);
    if (await pendingErasureOf(tx, address)) return;
    const at = desk.clock();
    await appendDeskEvent(tx, {
      data: { type: 'erasure-asked', address },
      actor: { kind: 'customer', name, address },
      origin: 'portal',
      at,
    });
    const about = { address, language, state: 'asked' as const, origin: 'portal' as const };
    const row = await newErasure(desk, tx, { ...about, by: null, closes: false });
    // GDPR, article 12(3): within one month.
    const answerBy = DateTime.fromJSDate(at).plus({ months: 1 }).toJSDate().toISOString();
    await enqueue(tx, erasureCards(desk, row, { subject: 'erasure-asked', name, answerBy }));
  });
}
