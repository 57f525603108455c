import type { Effect } from '../../outbox/effect.ts';
import { enqueue } from '../../outbox/enqueue.ts';
import {
  changeReply,
  findReply,
  insertReply,
  isNameTaken,
  lockReply,
  type MadeReply,
} from '../../store/answers/saved-replies.ts';
import { appendDeskEvent, lockDeskLog } from '../../store/clock/desk-log.ts';
import type { Db } from '../../store/database.ts';
import { isInteger } from '../../store/integer.ts';
import { findTicket } from '../../store/tickets/tickets.ts';
import {
  isSameName,
  type SavedReply,
  type SavedReplyState,
  variableFaults,
} from '../../ticket/answers/saved-reply.ts';
import type { DeskEvent } from '../../ticket/log/desk-events.ts';
import { actorOf, type Operator, type Origin } from '../../ticket/words.ts';
import type { Desk } from '../desk.ts';
import { noticeEffects } from '../effects.ts';
import { newNonce } from '../nonce.ts';

type By = { operator: Operator; origin: Origin };

/** Why a reply cannot be saved as it is. */
export type ReplyFault =
  | { why: 'no-name' }
  | { why: 'no-text' }
  /** another one has it, in desk.yaml or in chat */
  | { why: 'name-taken' }
  | { why: 'unknown-variable'; names: string[] }
  | { why: 'broken-variable' }
  /** few may see its request, from now on: nothing of it goes further */
  | { why: 'restricted' };

/**
 * Keeps a reply that an operator proposes, and asks the managers about it; recorded. The same once more is none.
 *
 * @returns its number, or what is wrong with it
 */
export async function proposeReply(
  desk: Desk,
  proposed: SavedReply & { ticket: number },
  { operator, origin }: By,
): Promise<{ id: number } | ReplyFault> {
  return await desk.db.transaction(async tx => {
    await lockDeskLog(tx);
    const ticket = await findTicket(tx, proposed.ticket);
    if (!ticket || ticket.restricted) return { why: 'restricted' };
    const fault = await faultIn(desk, tx, proposed, null);
    if (fault) return fault;
    const nonce = newNonce();
    const at = desk.clock();
    const row = { ...proposed, nonce, state: 'proposed' as const, proposedBy: operator.name, at };
    const id = await insertReply(tx, row);
    await told(desk, tx, 'reply-proposed', { id, ...row }, { operator, origin });
    await enqueue(tx, cardsOf(desk, 'reply-proposed', { id, ...row }, {}));
    return { id };
  });
}

/** One that was proposed in chat, whatever became of it; null for one of another life of the database. */
export async function replyNamed(
  desk: Pick<Desk, 'db'>,
  { id, nonce }: { id: number; nonce: string },
): Promise<MadeReply | null> {
  const reply = isInteger(id) ? await findReply(desk.db, id) : null;
  return reply?.nonce === nonce ? reply : null;
}

/**
 * What a manager decides: that it is offered from now on (as proposed, or changed), or not, or no more; recorded.
 *
 * @returns null where somebody else was faster
 */
export async function decideReply(
  desk: Desk,
  named: MadeReply,
  decision: { to: 'approved'; as: SavedReply } | { to: 'refused' | 'retired' },
  by: By,
): Promise<MadeReply | ReplyFault | null> {
  return await desk.db.transaction(async tx => {
    await lockDeskLog(tx);
    const reply = await lockReply(tx, named.id);
    if (!reply || reply.state !== (decision.to === 'retired' ? 'approved' : 'proposed')) return null;
    const change = decision.to === 'approved' ? decision.as : {};
    if (decision.to === 'approved') {
      const ticket = await findTicket(tx, reply.ticket);
      if (!ticket || ticket.restricted) return { why: 'restricted' };
      const fault = await faultIn(desk, tx, decision.as, reply.id);
      if (fault) return fault;
    }
    await changeReply(tx, reply.id, { ...change, state: decision.to });
    const changed = { ...reply, ...change, state: decision.to };
    await told(desk, tx, `reply-${decision.to}`, changed, by);
    const decided = { decidedBy: by.operator.name, decided: desk.clock().toISOString() };
    await enqueue(tx, cardsOf(desk, `reply-${decision.to}`, changed, decided));
    return changed;
  });
}

/** Its card with the admins, wherever that lies: asked for, or drawn anew as it was decided. */
function cardsOf(
  { adminDestinations }: Desk,
  subject: `reply-${SavedReplyState}`,
  { id, nonce, ticket, name, it, en, proposedBy }: MadeReply,
  decided: { decidedBy?: string; decided?: string },
): Effect[] {
  const details = {
    ticket: `#${ticket}`,
    name,
    italian: it ?? '',
    english: en ?? '',
    proposedBy,
    ...decided,
    saved: String(id),
    nonce,
  };
  return noticeEffects(adminDestinations, `reply:${nonce}`, { subject, details });
}

async function faultIn(
  desk: Desk,
  tx: Db,
  { name, it, en }: SavedReply,
  but: number | null,
): Promise<ReplyFault | null> {
  if (name === '') return { why: 'no-name' };
  const texts = [it, en].filter(text => text !== null);
  if (texts.length === 0) return { why: 'no-text' };
  const faults = texts.map(variableFaults);
  const unknown = faults.flatMap(fault => fault.unknown);
  if (unknown.length > 0) return { why: 'unknown-variable', names: [...new Set(unknown)] };
  if (faults.some(({ isBroken }) => isBroken)) return { why: 'broken-variable' };
  const isWritten = desk.savedReplies.some(written => isSameName(written.name, name));
  return isWritten || (await isNameTaken(tx, name, but)) ? { why: 'name-taken' } : null;
}

async function told(
  desk: Desk,
  tx: Db,
  type: Extract<DeskEvent, { reply: unknown }>['type'],
  { id, ticket, name, it, en }: Pick<MadeReply, 'id' | 'ticket' | 'name' | 'it' | 'en'>,
  { operator, origin }: By,
): Promise<void> {
  const data = { type, reply: { id, ticket, name, it, en } };
  await appendDeskEvent(tx, { data, actor: actorOf(operator), origin, at: desk.clock() });
}
