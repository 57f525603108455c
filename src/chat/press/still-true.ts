import { seenLog } from '../../desk/relations/unseen-others.ts';
import type { Db } from '../../store/database.ts';
import { eventsAfter, isKeyKnown } from '../../store/tickets/events.ts';
import type { OperatorCommand } from '../../ticket/commands.ts';
import type { RecordedEvent } from '../../ticket/events.ts';
import { hasWords, type Seen, seen } from '../../ticket/sight/seen.ts';
import { meanwhile } from '../../ticket/stale.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import { traitsOf } from '../../ticket/traits.ts';
import type { PressAnswer } from '../card.ts';
import { eventInWords } from '../in-words/event-in-words.ts';
import type { Asked } from './asked.ts';

/** What a press orders; null where it is a deed, before which all is worth seeing. */
export type Ordered = OperatorCommand[] | null;

/** What others did since the card that was pressed, if it should be seen first. */
export async function unseen(
  db: Db,
  { press, actor }: Asked,
  ticket: Ticket,
  ordered: Ordered,
): Promise<RecordedEvent[]> {
  if (press.version >= ticket.version) return [];
  const since = await eventsAfter(db, ticket.number, press.version);
  if (ordered === null) return since;
  return since.filter(event => ordered.some(command => meanwhile(command, [event], actor).length > 0));
}

/** The same in words, the latest of it; '' where nothing happened that matters. */
export async function unseenInWords(asked: Asked, ticket: Ticket, ordered: Ordered): Promise<string> {
  const events = await unseen(asked.desk.db, asked, ticket, ordered);
  const seen = await seenLog(asked.desk.db, ticket, events, asked.eyes('answer'));
  return seen
    .slice(-3)
    .map(event => eventInWords(asked.speech, event))
    .join(' ');
}

/** What others did since the card that was pressed and that moved anything, the latest of it: as far as the presser may see it. */
export async function movedSince(asked: Asked, ticket: Ticket): Promise<Seen<RecordedEvent>[]> {
  const { press, actor, desk } = asked;
  if (press.version >= ticket.version) return [];
  const since = await eventsAfter(desk.db, ticket.number, press.version);
  const moved = since.filter(
    ({ event, actor: by }) =>
      !(by.kind === 'operator' && by.id === actor.id) && traitsOf(event).moves !== null,
  );
  return (await seenLog(desk.db, ticket, moved, asked.eyes('answer'))).slice(-3);
}

/**
 * What happened since is told; what this database does not know of, an older state of it having been put back, cannot
 * be. null where all is well.
 */
export function aheadOfUs({ press, action, ticket, words, cardOf }: Asked): PressAnswer | null {
  const isAhead = press.version > ticket.version && !action.isReading;
  return isAhead ? { kind: 'refused', card: cardOf(ticket), line: words.lostState } : null;
}

/**
 * Whoever may not read it cannot act on it either, but for what is about themselves alone. What they did while they could is answered as it was, if it is told again.
 * null where all is well. Asked once more under the lock: see desk/handle.ts.
 */
export async function outOfSight({
  desk,
  press,
  action,
  ticket,
  words,
  eyes,
  cardOf,
}: Asked): Promise<PressAnswer | null> {
  if (!action.does || action.isOfOneself || hasWords(seen(ticket, eyes('answer')))) return null;
  if (!action.isReading && (await isKeyKnown(desk.db, press.key))) return null;
  return { kind: 'refused', card: cardOf(ticket), line: words.restricted.refused };
}
