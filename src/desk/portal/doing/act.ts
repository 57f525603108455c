import { createHash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Db } from '../../../store/database.ts';
import { ticketOfPress, tryLockPress } from '../../../store/tickets/events.ts';
import { lockTicket } from '../../../store/tickets/tickets.ts';
import { decide } from '../../../ticket/decide.ts';
import type { CustomersOccurrence } from '../../../ticket/portal/customers-word.ts';
import { type Reader, type Standing, standingTo } from '../../../ticket/portal/reader.ts';
import type { QuotingOccurrence } from '../../../ticket/quotes/quoting.ts';
import { hasWords, seen } from '../../../ticket/sight/seen.ts';
import type { Ticket } from '../../../ticket/ticket.ts';
import type { Desk } from '../../desk.ts';
import { record } from '../../handle.ts';
import { customerOf, type Door } from '../../intake/without-mail.ts';
import { readersEyes } from '../read-requests.ts';

/** Somebody who is signed in, and does something. @property key of the form that they sent: the same form does it once */
export type Doer = { who: Reader & { name: string }; key: string };

/** Why nothing is done; `not-there` whether it is not there or not theirs: nobody learns which. */
export type WhyNot =
  | 'not-there'
  /** it goes on in another */
  | 'merged'
  | 'closed'
  /** as many take part as can */
  | 'full'
  /** they may look, and not that */
  | 'not-yours'
  /** the same form is under way */
  | 'under-way'
  | 'too-often'
  | 'over'
  | 'not-asked'
  /** the quote that they were shown waits for no answer any more */
  | 'quote-over';

export type Done = { ok: true; number: number } | { ok: false; why: WhyNot };

/**
 * The one way in which customers do something to a request on their pages: locked, asked under the lock whether it is theirs still,
 * and whether the same form has done it before.
 */
export async function act(
  desk: Desk,
  doer: Doer,
  number: number,
  does: (tx: Db, ticket: Ticket, standing: Standing, door: Door) => Promise<Done>,
): Promise<Done> {
  if (!isNumber(number)) return refused('not-there');
  return await once(desk, doer, async (tx, door) => {
    const ticket = await lockTicket(tx, number);
    const standing = ticket && standingTo(doer.who, ticket);
    if (!ticket || !standing || !hasWords(seen(ticket, readersEyes(desk, doer.who, ticket))))
      return refused('not-there');
    return await does(tx, ticket, standing, door);
  });
}

/** So long whoever presses twice waits for what the first press does. */
const patience = { tries: 20, pauseMs: 150 };

/**
 * In one transaction; a form that was carried out before is answered as it was then. One that is sent twice at once waits for the first,
 * and holds nothing meanwhile.
 */
export async function once(
  desk: Pick<Desk, 'db'>,
  { who, key }: Doer,
  does: (tx: Db, door: Door) => Promise<Done>,
): Promise<Done> {
  const press = pressOf(who.address, key);
  for (let tried = 1; ; tried += 1) {
    const done = await onceFree(desk, press, does);
    const isUnderWay = !done.ok && done.why === 'under-way';
    if (!isUnderWay || tried === patience.tries) return done;
    await wait(patience.pauseMs);
  }
}

async function onceFree(
  desk: Pick<Desk, 'db'>,
  press: string,
  does: (tx: Db, door: Door) => Promise<Done>,
): Promise<Done> {
  return await desk.db.transaction(async tx => {
    if (!(await tryLockPress(tx, press))) return refused('under-way');
    const before = await ticketOfPress(tx, press);
    if (before !== null) return { ok: true, number: before };
    return await does(tx, { way: 'portal', origin: 'portal', author: null, key: press });
  });
}

/** Carries out what a customer says of a request, where it changes anything. */
export async function say(
  desk: Desk,
  tx: Db,
  ticket: Ticket,
  { who }: Pick<Doer, 'who'>,
  occurrence: CustomersOccurrence | QuotingOccurrence,
  key: string | null,
): Promise<Done> {
  const actor = customerOf(who);
  const decision = decide(ticket, occurrence, actor, desk.policy.catalogue);
  if (!decision.ok) throw new Error(`what a customer said was refused: ${decision.refusal.reason}`);
  if (decision.events.length > 0)
    await record(desk, tx, ticket, decision.events, { actor, origin: 'portal', key });
  return { ok: true, number: ticket.number };
}

export function refused(why: WhyNot): Done {
  return { ok: false, why };
}

/** What PostgreSQL takes for the number of a request. */
export function isNumber(number: number): boolean {
  return Number.isSafeInteger(number) && number > 0 && number < 2 ** 31;
}

/** Nobody carries out another's form by knowing its key. */
function pressOf(address: string, key: string): string {
  return `portal:${createHash('sha256').update(`${address}\n${key}`).digest('hex')}`;
}
