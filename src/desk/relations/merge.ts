import type { Db } from '../../store/database.ts';
import { moveConversation } from '../../store/mail/moves.ts';
import { findOperator } from '../../store/people/operators.ts';
import { lockTicket } from '../../store/tickets/tickets.ts';
import { alsoTheirsIn } from '../../ticket/chapters/relating.ts';
import { decide } from '../../ticket/decide.ts';
import type { BelongingEvent } from '../../ticket/incidents/belonging.ts';
import type { Refusal } from '../../ticket/refusals.ts';
import type { Ticket, Watcher } from '../../ticket/ticket.ts';
import type { Actor } from '../../ticket/words.ts';
import type { Desk } from '../desk.ts';
import { type Circumstances, type Handled, hold, record } from '../handle.ts';
import { whoSees } from '../people/who-sees.ts';

/**
 * Merges a ticket into another: its conversation moves there, and what is written to it later too; what is left is a
 * stub that points on. Nothing is written to the customer.
 *
 * @param type `let-in`: whoever asked for it joins the other as somebody who takes part
 */
export async function mergeTickets(
  desk: Desk,
  number: number,
  into: number,
  circumstances: Circumstances,
  type: 'merge' | 'let-in' = 'merge',
): Promise<Handled> {
  return await desk.db.transaction(async tx => {
    // Always in the same order: two who merge two tickets into each other must not wait for each other.
    const locked = new Map();
    for (const each of [number, into].toSorted((a, b) => a - b)) locked.set(each, await lockTicket(tx, each));
    const target = locked.get(into);
    if (!target) return { ok: false, reason: 'unknown-ticket' };
    const held = await hold(desk, tx, number, circumstances);
    if (!held.ok) return held.answer;
    const { ticket } = held;
    const hidden = await outOfSight(desk, tx, target, circumstances.actor);
    if (hidden) return { ok: false, reason: 'refused', ticket, refusal: hidden };
    const decision = decide(ticket, { type, into: target }, circumstances.actor, desk.policy.catalogue);
    if (!decision.ok) return { ok: false, reason: 'refused', ticket, refusal: decision.refusal };
    await moveConversation(tx, number, into);
    const follows = target.restricted && !ticket.restricted ? [along] : [];
    const merged = await record(desk, tx, ticket, [...decision.events, ...follows], circumstances);
    const { participants, excerpt, corrections, authorship } = ticket;
    const mended = corrections.length > 0 ? { corrections } : {};
    const seeing = await watchersOf(desk, tx, ticket, target);
    const watchers = seeing.length > 0 ? { watchers: seeing } : {};
    const shown = alsoTheirsIn(ticket, target, type);
    const absorbed = {
      type: 'absorbed',
      from: number,
      participants,
      excerpt,
      ...mended,
      ...watchers,
      ...(shown.length > 0 ? { alsoTheirs: shown } : {}),
      ...(authorship.broughtAlong.length > 0 ? { broughtAlong: authorship.broughtAlong } : {}),
    } as const;
    await record(desk, tx, target, [absorbed, ...broughtAlong(ticket, target)], {
      ...circumstances,
      key: null,
    });
    return { ok: true, ...merged, repeated: false };
  });
}

/** Who watches what is merged watches what it goes on in, where they may see that. */
async function watchersOf(desk: Desk, tx: Db, { watchers }: Ticket, target: Ticket): Promise<Watcher[]> {
  const seeing: Watcher[] = [];
  for (const watcher of watchers) {
    const operator = await findOperator(tx, watcher.id);
    if (operator && whoSees(desk, target, [operator]).length > 0) seeing.push(watcher);
  }
  return seeing;
}

/** What is part of an incident brings along what it goes into; that one stays where it is, if it is part of another. */
function broughtAlong({ incident, partOf }: Ticket, target: Ticket): BelongingEvent[] {
  if (incident === null || target.incident !== null || target.restricted) return [];
  return [{ type: 'joined-incident', incident, title: partOf?.title ?? '', how: 'merge' }];
}

/** What has gone into what few may see is theirs from then on, what is left of it, too. */
const along = { type: 'restricted', because: 'merged' } as const;

/** Nobody puts anything into what they may not see: they would say by it what is in there. */
async function outOfSight(desk: Desk, tx: Db, target: Ticket, actor: Actor): Promise<Refusal | null> {
  if (!target.restricted) return null;
  const operator = actor.kind === 'operator' ? await findOperator(tx, actor.id) : null;
  const isSeen = operator !== null && whoSees(desk, target, [operator]).length > 0;
  return isSeen ? null : { reason: 'unseen', ticket: target.number };
}
