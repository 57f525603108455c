import { enqueue } from '../outbox/enqueue.ts';
import { type InHand, takeInHand } from '../store/clock/in-hand.ts';
import type { Db } from '../store/database.ts';
import { lockUploads } from '../store/mail/uploads.ts';
import { findOperator } from '../store/people/operators.ts';
import { eventsOfPress, isKeyKnown } from '../store/tickets/events.ts';
import { lockTicket, saveTicket } from '../store/tickets/tickets.ts';
import { isProposed } from '../ticket/chapters/restricting.ts';
import { rearmed } from '../ticket/clock/ladder.ts';
import type { TicketCommand } from '../ticket/commands.ts';
import { decideAll, isOfOneself } from '../ticket/decide.ts';
import { confidenceOwed } from '../ticket/duties/confiding.ts';
import type { RecordedEvent, TicketEvent } from '../ticket/events.ts';
import { evolve } from '../ticket/evolve.ts';
import { refuse } from '../ticket/grammar/decision.ts';
import type { Refusal } from '../ticket/refusals.ts';
import type { Ticket } from '../ticket/ticket.ts';
import type { Actor, Origin } from '../ticket/words.ts';
import { keepAnswers } from './answers/keep.ts';
import { writePings } from './clock/pings.ts';
import type { Desk } from './desk.ts';
import { dutyEffects } from './duties/duty-calls.ts';
import { type Changed, chatEffects } from './effects.ts';
import { countedAnew, withheldEffects } from './incidents/incident-effects.ts';
import { writeLetter } from './letters/write-letter.ts';
import { tellOutside } from './outwards/tell-outside.ts';
import { whoSees } from './people/who-sees.ts';
import { withdrawal } from './people/withdrawal.ts';
import { takeAlong } from './relations/taken-along.ts';
import { twinsLeftOpen } from './relations/twins-left-open.ts';
import { whatSaysSo } from './relations/what-says-so.ts';
import { holdTerms, scheduleOf, termsOf } from './terms.ts';
import { watcherEffects } from './watchers.ts';
import { keepWorkNoted } from './work/keep-work.ts';

export type Handled =
  | { ok: true; ticket: Ticket; events: RecordedEvent[]; repeated: boolean }
  | { ok: false; reason: 'refused'; ticket: Ticket; refusal: Refusal }
  /** `objection` found that others did something that the presser should see first */
  | { ok: false; reason: 'stale'; ticket: Ticket }
  | { ok: false; reason: 'unknown-ticket' };

export type Circumstances = {
  actor: Actor;
  origin: Origin;
  /** Unique per press: the same press delivered twice is carried out once. */
  key: string | null;
};

/**
 * The one way in which a ticket changes: locks it, decides the command into events, evolves the ticket, and writes
 * ticket, events, letters and effects, all in one transaction.
 *
 * @param ordered one command, or several: each is decided about the ticket as those before leave it, and where one is
 *   refused none happens
 * @param objects asked with the locked ticket, before the decision: true stops it as stale
 */
export async function handle(
  desk: Desk,
  number: number,
  ordered: TicketCommand | readonly TicketCommand[],
  circumstances: Circumstances,
  objects: (tx: Db, ticket: Ticket) => Promise<boolean> = async () => false,
): Promise<Handled> {
  const commands = 'type' in ordered ? [ordered] : ordered;
  return await desk.db.transaction(async tx => {
    const inHand = await takeInHand(tx, number, concerned(commands, circumstances.actor), circumstances.key);
    const held = await heldFor(desk, tx, inHand, circumstances, commands.every(isOfOneself));
    if (!held.ok) return held.answer;
    const { ticket } = held;
    if (await objects(tx, ticket)) return { ok: false, reason: 'stale', ticket };

    const [gone] = inHand?.gone ?? [];
    if (gone)
      return { ok: false, reason: 'refused', ticket, refusal: { reason: 'colleague-left', name: gone.name } };

    const unseeing = await unseeingColleague(desk, tx, ticket, commands);
    if (unseeing !== null)
      return { ok: false, reason: 'refused', ticket, refusal: { reason: 'unseeing', name: unseeing } };

    const decision = (await stillWait(tx, commands, circumstances.actor))
      ? decideAll(ticket, commands, circumstances.actor, desk.policy.catalogue, desk.clock())
      : refuse({ reason: 'file-gone' });
    if (!decision.ok) return { ok: false, reason: 'refused', ticket, refusal: decision.refusal };
    const changed = await record(desk, tx, ticket, decision.events, circumstances);
    return { ok: true, ...changed, repeated: false };
  });
}

/** A ticket that nobody else changes until the transaction ends; or what is to be answered without it. */
type Held = { ok: true; ticket: Ticket } | { ok: false; answer: Handled };

/**
 * Takes a ticket in hand, for whatever is done to it in somebody's name: locked, and asked under the lock whether the same
 * press was carried out before, and whether whoever acts may see it still. It may have been restricted while they waited.
 *
 * @param unseen whether it may be done by who may not see it
 */
export async function hold(
  desk: Pick<Desk, 'maySeeWords'>,
  tx: Db,
  number: number,
  circumstances: Circumstances,
  unseen = false,
): Promise<Held> {
  const ticket = await lockTicket(tx, number);
  const { key } = circumstances;
  const isKnown = ticket !== null && key !== null && (await isKeyKnown(tx, key));
  return await heldFor(desk, tx, ticket && { ticket, isKnown }, circumstances, unseen);
}

/** The same of one that is locked. @param locked null: there is none; `isKnown`: the same press was carried out before */
async function heldFor(
  desk: Pick<Desk, 'maySeeWords'>,
  tx: Db,
  locked: Pick<InHand, 'ticket' | 'isKnown'> | null,
  circumstances: Circumstances,
  unseen: boolean,
): Promise<Held> {
  if (!locked) return { ok: false, answer: { ok: false, reason: 'unknown-ticket' } };
  const { ticket, isKnown } = locked;
  if (isKnown && circumstances.key)
    return { ok: false, answer: await repeated(tx, ticket, circumstances.key) };
  if (unseen || (await isSeenBy(desk, tx, ticket, circumstances.actor))) return { ok: true, ticket };
  return { ok: false, answer: { ok: false, reason: 'refused', ticket, refusal: { reason: 'hidden' } } };
}

/** Whether somebody may do something to a ticket: customers write, and the desk acts, without looking. */
async function isSeenBy(
  desk: Pick<Desk, 'maySeeWords'>,
  tx: Db,
  ticket: Ticket,
  actor: Actor,
): Promise<boolean> {
  // What nobody restricted is everybody's.
  if (actor.kind !== 'operator' || !ticket.restricted) return true;
  const operator = await findOperator(tx, actor.id);
  return operator !== null && whoSees(desk, ticket, [operator]).length > 0;
}

/** A press that was carried out before: what it did then is answered again. */
export async function whenRepeated(
  tx: Db,
  ticket: Ticket,
  { key }: Pick<Circumstances, 'key'>,
): Promise<Extract<Handled, { ok: true }> | null> {
  return key && (await isKeyKnown(tx, key)) ? await repeated(tx, ticket, key) : null;
}

async function repeated(tx: Db, ticket: Ticket, key: string): Promise<Extract<Handled, { ok: true }>> {
  return { ok: true, ticket, events: await eventsOfPress(tx, ticket.number, key), repeated: true };
}

/** Whoever acts, and whoever gets the ticket, must be an operator still: asked here, for all doors. */
function concerned(commands: readonly TicketCommand[], actor: Actor): number[] {
  const to = commands.flatMap(command => (command.type === 'reassign' ? [command.to.id] : []));
  return actor.kind === 'operator' ? [actor.id, ...to] : to;
}

/** Nobody is given what they may not see. @returns the name of who would be */
async function unseeingColleague(
  desk: Desk,
  tx: Db,
  ticket: Ticket,
  commands: readonly TicketCommand[],
): Promise<string | null> {
  if (!ticket.restricted) return null;
  for (const command of commands) {
    const to = command.type === 'reassign' ? await findOperator(tx, command.to.id) : null;
    if (to && whoSees(desk, ticket, [to]).length === 0) return to.name;
  }
  return null;
}

/** A file goes with one letter, and only with one that its sender writes. */
async function stillWait(tx: Db, commands: readonly TicketCommand[], actor: Actor): Promise<boolean> {
  const files = commands.flatMap(command => ('files' in command ? (command.files ?? []) : []));
  if (files.length === 0) return true;
  const ids = files.map(({ upload }) => upload);
  return actor.kind === 'operator' && (await lockUploads(tx, actor.id, ids));
}

/** Carries events out inside a transaction that holds the ticket's lock. */
export async function record(
  desk: Desk,
  tx: Db,
  before: Ticket,
  events: TicketEvent[],
  circumstances: Circumstances,
): Promise<{ ticket: Ticket; events: RecordedEvent[] }> {
  await holdTerms(desk, tx);
  const at = desk.clock();
  const decided = change(desk, { before, events }, circumstances, at);
  const following = [...(await withdrawal(desk, tx, decided)), ...(await twinsLeftOpen(tx, decided))];
  const told = change(desk, { before, events: [...events, ...following] }, circumstances, at);
  const owed = desk.security
    ? confidenceOwed(told.ticket, events.some(isProposed), desk.policy.catalogue)
    : [];
  const all = [...events, ...following, ...owed];
  const changed = owed.length > 0 ? change(desk, { before, events: all }, circumstances, at) : told;
  const { ticket, events: happened } = changed;
  const schedule = scheduleOf(desk, ticket, at);
  await saveTicket(tx, { ticket, schedule, events: happened, key: circumstances.key });
  await react(desk, tx, [changed]);
  await takeAlong(tx, changed, async (number, sight) => {
    const merged = await lockTicket(tx, number);
    if (merged && merged.restricted !== changed.ticket.restricted)
      await record(desk, tx, merged, [sight], { ...circumstances, key: null });
  });
  return changed;
}

export type Change = { before: Ticket; events: TicketEvent[] };

/** A ticket after events, and the events as the log keeps them. Pure, but for the calendar. */
export function change(
  desk: Desk,
  { before, events }: Change,
  { actor, origin }: Circumstances,
  at: Date,
): Changed {
  const evolved = events.reduce((ticket, event) => evolve(ticket, event, actor, at), before);
  return {
    before,
    ticket: rearmed(evolved, termsOf(desk), at),
    events: events.map((event, index) => ({
      ticket: before.number,
      sequence: before.version + 1 + index,
      event,
      actor,
      origin,
      at,
    })),
  };
}

/**
 * Writes down what must follow from events: letters, cards, lines, pings.
 *
 * @param isToBeContinued more of the same follows at once: its pings are told together, and its cards wait for them
 */
export async function react(desk: Desk, tx: Db, changes: Changed[], isToBeContinued = false): Promise<void> {
  const letters = [];
  for (const { ticket, events } of changes)
    for (const event of events) letters.push(...(await writeLetter(desk, tx, ticket, event)));
  const putOff = isToBeContinued ? nextRound() : null;
  await keepAnswers(desk, tx, changes);
  await keepWorkNoted(tx, changes);
  const pings = await writePings(desk, tx, changes, putOff);
  const outside = await tellOutside(desk, tx, changes);
  const naming = await whatSaysSo(tx, changes, nextRound());
  await enqueue(tx, [
    ...chatEffects(desk, changes, putOff),
    ...countedAnew(desk, changes),
    ...withheldEffects(changes),
    ...watcherEffects(changes),
    ...dutyEffects(changes),
    ...pings,
    ...letters,
    ...outside,
    ...naming,
  ]);
}

/** In a flood, what can wait for its end does so for one to two rounds at most. */
const roundMs = 5000;

/** By the machine's clock: jobs know no other. */
function nextRound(): Date {
  return new Date((Math.floor(Date.now() / roundMs) + 2) * roundMs);
}
