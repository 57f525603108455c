import { DateTime } from 'luxon';
import { enqueue } from '../../outbox/enqueue.ts';
import { appendDeskEvent, lockDeskLog } from '../../store/clock/desk-log.ts';
import type { Desk } from '../desk.ts';
import { noticeEffects } from '../effects.ts';

/**
 * Somebody asks on the portal that their data be erased: recorded, and the managers are asked. What is erased, and what the law
 * makes us keep, is for people to decide. The same person's asking of one day is one.
 */
export async function askForErasure(
  desk: Pick<Desk, 'db' | 'clock' | 'adminDestinations'>,
  { address, name }: { address: string; name: string },
): Promise<void> {
  await desk.db.transaction(async tx => {
    await lockDeskLog(tx);
    const at = desk.clock();
    await appendDeskEvent(tx, {
      data: { type: 'erasure-asked', address },
      actor: { kind: 'customer', name, address },
      origin: 'portal',
      at,
    });
    // GDPR, article 12(3): within one month.
    const answerBy = DateTime.fromJSDate(at).plus({ months: 1 }).toJSDate();
    const details = { name, address, answerBy: answerBy.toISOString() };
    const key = `erasure:${address}:${at.toISOString().slice(0, 10)}`;
    await enqueue(tx, noticeEffects(desk.adminDestinations, key, { subject: 'erasure-asked', details }));
  });
}
