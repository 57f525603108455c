import { z } from 'zod';
import type { Courier, Effect } from '../../../outbox/effect.ts';
import { enqueue } from '../../../outbox/enqueue.ts';
import { Transient } from '../../../outbox/failure.ts';
import { type Language, languages, type Person } from '../../../ticket/words.ts';
import type { Desk } from '../../desk.ts';
import { askForAccess } from './wish.ts';

const payloadShape = z.object({
  name: z.string(),
  address: z.string(),
  language: z.enum(languages),
  way: z.enum(['page', 'mail']),
});

/** After so long a flood may be over. */
const laterSeconds = 900;

/**
 * Somebody asks for the portal. By a job of its own: whoever takes mail in holds the calendar, and must not wait for the desk's log;
 * and whoever asks on the page learns nothing, by words or by time, of what is known of an address.
 */
export function wishEffect({ name, address }: Person, language: Language, way: 'page' | 'mail'): Effect {
  return {
    task: 'portal-wish',
    payload: { name, address, language, way },
    lane: 'portal-wish',
    replaces: `portal-wish:${address}`,
  };
}

/** Somebody asks on the page: the operators hear of it in a moment. */
export async function askOnPage(
  { db }: Pick<Desk, 'db'>,
  { person, language }: { person: Person; language: Language },
): Promise<void> {
  await enqueue(db, [wishEffect(person, language, 'page')]);
}

/** Asks the operators whether somebody gets access. In a flood of them the rest waits. */
export function wishCourier(desk: Desk): Courier {
  return async payload => {
    const { name, address, language, way } = payloadShape.parse(payload);
    const isAsked = await desk.db.transaction(tx =>
      askForAccess(desk, tx, { person: { name, address }, language, way }),
    );
    if (!isAsked) throw new Transient('too many ask for access at once', { retryAfterSeconds: laterSeconds });
  };
}
