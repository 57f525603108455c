import { z } from 'zod';
import { rosterAt } from '../../desk/clock/roster.ts';
import type { Desk } from '../../desk/desk.ts';
import { letterOf } from '../../desk/letters/letter-of.ts';
import { whoSees } from '../../desk/people/who-sees.ts';
import { seenLog } from '../../desk/relations/unseen-others.ts';
import type { Courier } from '../../outbox/effect.ts';
import { Permanent } from '../../outbox/failure.ts';
import { lineFactsOf } from '../../store/asking/line-facts.ts';
import { saveReceipt } from '../../store/chats/receipts.ts';
import { accountsOf, allOperators, findOperator } from '../../store/people/operators.ts';
import { firstOf, reached } from '../../ticket/clock/roster.ts';
import type { RecordedEvent, TicketEvent } from '../../ticket/events.ts';
import { eyesOf, type RequestFacts } from '../../ticket/sight/sight.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import { traitsOf } from '../../ticket/traits.ts';
import { eventInWords, tellsWhatIsHeld } from '../in-words/event-in-words.ts';
import { readableLine } from '../readable.ts';
import type { Speech } from '../say.ts';
import { heldInWords, type Words, wordsIn } from '../words/words.ts';
import { type Chats, gatewayTo, gatewayToOperators, shownAt } from './chats.ts';
import { inThread } from './in-thread.ts';
import { isPostedBy, postByReceipt } from './once/by-receipt.ts';
import { placeOf } from './own-card.ts';
import { lineKey } from './where.ts';

const lined = shownAt.extend({ sequence: z.number() });

/** A line in the thread of a ticket's card for what happened to it, once. */
export function lineCourier(chats: Chats): Courier {
  const { desk, speech } = chats;
  return async payload => {
    const { sequence, ...where } = lined.parse(payload);
    const { platform, destination, ticket: number } = where;
    const key = lineKey(where, sequence);
    const channel = { platform, channel: destination };
    const card = () => placeOf(desk, gatewayTo(chats, platform), where);
    const asItIs = () => lineFactsOf(desk.db, { ticket: number, sequence, key });
    const known = await asItIs();
    const { begun } = known.receipt;
    if (await isPostedBy(chats, key, known.receipt, channel, card)) return;
    // To look for what was begun before takes its time: few may see the request since.
    const { recorded, ticket } = begun ? await asItIs() : known;
    // It stands in this very thread already, as it was written.
    if (recorded?.event.type === 'note-added' && recorded.event.kept?.on === platform) return;
    if (!recorded || !ticket) throw new Permanent(`ticket ${number} has no event ${sequence}`);
    const eyes = eyesOf(desk, { kind: 'channel', ...channel }, 'line');
    const [event] = await seenLog(desk.db, ticket, [recorded], eyes);
    const words = wordsIn(speech.language);
    const text = event
      ? eventInWords(speech, event, await whyHeld(desk, ticket, recorded, speech))
      : withoutWords(words, recorded.event);
    if (text === null) return;
    const called = event ? await calledUpon(desk, ticket, recorded) : withdrawnFrom(recorded);
    const line = { text, mentions: await accountsOf(desk.db, platform, called) };
    const gateway = gatewayToOperators(chats, where);
    // Where the card lies is read once the receipt is begun: whoever takes it away looks at receipts afterwards.
    const message = await postByReceipt(chats, { key, platform, tickets: [number], begun }, () =>
      inThread(chats, where, place => gateway.postLine(place, line, key)),
    );
    await saveReceipt(desk.db, key, message, desk.clock());
  };
}

/** Where few may see it only that is told, and who has it no longer for that; not what happens to it. */
function withoutWords({ restricted }: Words, event: TicketEvent): string | null {
  if (event.type === 'withdrawn') {
    const name = readableLine(event.from.name, 80);
    return event.why === 'unseeing' ? restricted.withdrawnUnseeing(name) : restricted.withdrawn(name);
  }
  return event.type === 'restricted' ? restricted.line : null;
}

/** Who learns from nowhere else that they have it no longer. */
function withdrawnFrom({ event, actor }: RecordedEvent): number[] {
  if (event.type !== 'withdrawn') return [];
  return actor.kind === 'operator' && actor.id === event.from.id ? [] : [event.from.id];
}

/**
 * Whom an event calls: the assignee (or who stands in for them, or else the managers) when the customer wrote or cannot be reached,
 * who is given a ticket by somebody else.
 */
async function calledUpon(
  desk: Desk,
  ticket: Pick<Ticket, 'assignee'> & RequestFacts,
  recorded: RecordedEvent,
): Promise<number[]> {
  const called = await meant(desk, ticket, recorded);
  if (!ticket.restricted || called.length === 0) return called;
  // Whoever has it may have seen it before few were let in, and who stands in may be none of them: those few are called.
  const few = whoSees(desk, ticket, await allOperators(desk.db)).map(({ id }) => id);
  const able = called.filter(id => few.includes(id));
  if (able.length > 0) return able;
  const { away = {} } = await rosterAt(desk, desk.db, desk.clock());
  const here = few.filter(id => !(id in away));
  return here.length > 0 ? here : few;
}

async function meant(
  desk: Desk,
  { assignee }: Pick<Ticket, 'assignee'>,
  { event, actor }: RecordedEvent,
): Promise<number[]> {
  const { calls } = traitsOf(event);
  if (calls === null) return [];
  const person = typeof calls === 'number' ? calls : assignee?.id;
  if (person === undefined) return [];
  // Nobody is called for what they did, in their own place or in somebody else's.
  const isBy = (id: number) => actor.kind === 'operator' && actor.id === id;
  return isBy(person) ? [] : (await thereFor(desk, person)).filter(id => !isBy(id));
}

/** Whom one reaches in somebody's place: themselves, who stands in for them, or the managers, who see to what nobody has. */
async function thereFor(desk: Desk, id: number): Promise<number[]> {
  const roster = await rosterAt(desk, desk.db, desk.clock());
  const isHere = (await findOperator(desk.db, id)) !== null;
  const there = isHere ? reached(roster, { id, name: '' }) : null;
  if (there) return [there.id];
  return firstOf(roster.onDuty, roster.managers).map(person => person.id);
}

/** Why the customer was not told of a claim, or of the closing, if the letter was held. */
async function whyHeld(
  desk: Desk,
  ticket: Ticket,
  recorded: RecordedEvent,
  { language }: Speech,
): Promise<string | null> {
  if (!tellsWhatIsHeld(recorded.event)) return null;
  const letter = await letterOf(desk, desk.db, ticket, recorded);
  const isHeld = letter?.state === 'held' && !letter.perhapsLeft;
  return isHeld ? heldInWords(wordsIn(language), letter.stateWhy) : null;
}
