import { enqueue } from '../../outbox/enqueue.ts';
import { waitingOf } from '../../outbox/waiting.ts';
import { forgetShown } from '../../store/chats/cards.ts';
import { appendDeskEvent } from '../../store/clock/desk-log.ts';
import type { Db } from '../../store/database.ts';
import { highestNumber, openNumbers, skipIds, skipNumbers } from '../../store/tickets/ticket-numbers.ts';
import type { Desk } from '../desk.ts';
import { noticeEffects, redrawEffect } from '../effects.ts';

/** So far beyond what was seen numbers go on: what was given out last may not have been seen. */
export const numbersSkipped = 1000;
/** Letters, mails and files are many more than requests. */
const idsSkipped = 50_000;

/** What was done about a database that is older than the world around it. */
export type Restored = {
  /** The highest number that the database knew, and the one after which it goes on. */
  from: number;
  to: number;
  /** Cards of open requests that are drawn anew. */
  cards: number;
  /** Letters that wait to be sent, and may have been sent in the time that was lost. */
  letters: number;
};

/**
 * To be called once after an older state of the database was put back: numbers and ids jump, so that none is given out
 * again, and the cards of open requests are drawn as this database knows them. In the caller's transaction, or its own.
 *
 * @param seen the highest number that is known from elsewhere; 0 for none
 */
export async function restored(db: Db, at: Date, seen = 0, margin = numbersSkipped): Promise<Restored> {
  const done = await jump(db, seen, margin);
  await db.transaction(async tx => {
    await appendDeskEvent(tx, {
      data: { type: 'numbers-skipped', from: done.from, to: done.to },
      actor: { kind: 'desk' },
      origin: 'desk',
      at,
    });
  });
  return done;
}

/**
 * What was given out under a number beyond all that this database knows: it is older than that. Numbers jump, and the
 * admins are told.
 *
 * @returns null for a number that is known
 */
export async function seenElsewhere(
  desk: Pick<Desk, 'adminDestinations'>,
  db: Db,
  number: number,
): Promise<Restored | null> {
  if (number <= (await highestNumber(db))) return null;
  const done = await jump(db, number, numbersSkipped);
  await enqueue(
    db,
    noticeEffects(desk.adminDestinations, `older-database:${done.to}`, {
      subject: 'older-database',
      details: { known: `#${done.from}`, seen: `#${number}`, next: `#${done.to + 1}` },
    }),
  );
  return done;
}

async function jump(db: Db, seen: number, margin: number): Promise<Restored> {
  const from = await highestNumber(db);
  const to = Math.max(from, seen) + margin;
  await skipNumbers(db, to);
  await skipIds(db, idsSkipped);
  const open = await openNumbers(db);
  // What is noted of what cards show is older than what they show.
  await forgetShown(db, open);
  if (open.length > 0) await enqueue(db, [redrawEffect(open)]);
  return { from, to, cards: open.length, letters: await waitingOf(db, 'letter') };
}
