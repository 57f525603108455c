import { z } from 'zod';
import type { Desk, Destination } from '../../../desk/desk.ts';
import { hushEffect } from '../../../desk/effects.ts';
import type { Courier } from '../../../outbox/effect.ts';
import { enqueue } from '../../../outbox/enqueue.ts';
import {
  callsPosted,
  forgetMessageShown,
  linesPosted,
  noteCallsTakenAway,
  noteLinesTakenAway,
  wordsShownIn,
} from '../../../store/chats/words-shown.ts';
import type { Db } from '../../../store/database.ts';
import { eventsAfter } from '../../../store/tickets/events.ts';
import { placeFactsOf } from '../../../store/tickets/kept-to-few.ts';
import { whatNames } from '../../../store/tickets/related.ts';
import { findTicket } from '../../../store/tickets/tickets.ts';
import type { RecordedEvent } from '../../../ticket/events.ts';
import { setApart } from '../../../ticket/log/words-in-events.ts';
import { otherNamedIn, othersNamedBy } from '../../../ticket/sight/others-named.ts';
import { hasWords, seen } from '../../../ticket/sight/seen.ts';
import { eyesOf } from '../../../ticket/sight/sight.ts';
import type { Ticket } from '../../../ticket/ticket.ts';
import type { CardPlace, ChatGateway, LineLeft } from '../../gateway.ts';
import { wordsIn } from '../../words/words.ts';
import { type Chats, gatewayTo, shownAt } from '../chats.ts';
import { placeOf } from '../own-card.ts';
import { type CardKey, lineKey } from '../where.ts';
import { linksToHush } from './links-to-hush.ts';
import { type Taking, takeEach } from './take-each.ts';

const hushed = shownAt.extend({ erased: z.boolean().optional() });

/**
 * What was told of a ticket in a channel before few might see it, and holds words, is taken away there: lines of its thread,
 * calls, lists and notices that name it. The same where words
 * were erased. What colleagues typed is theirs, and stays.
 */
export function hushCourier(chats: Chats): Courier {
  const { desk, speech } = chats;
  return async payload => {
    const { erased = false, ...where } = hushed.parse(payload);
    const { ticket: number, platform, destination } = where;
    const ticket = await findTicket(desk.db, number);
    const eyes = eyesOf(desk, { kind: 'channel', platform, channel: destination }, 'line');
    // Lifted meanwhile, or theirs who may see it.
    if (!ticket || (!erased && hasWords(seen(ticket, eyes)))) return;
    const gateway = gatewayTo(chats, platform);
    const { listGone, lineGone } = wordsIn(speech.language)[erased ? 'erasing' : 'restricted'];
    const left = leaving(lineGone);
    const channel = await gateway.channelOf(destination);
    const card = await placeOf(desk, gateway, where);
    const hushing = { chats, gateway, where, channel, card };
    const others = await namingEachOther(desk.db, ticket);
    const told = others.map(async other =>
      linesToHush(await beside(hushing, other), left, ({ event }) => otherNamedIn(event) === number),
    );
    await takeEach([
      ...(await linesToHush(hushing, left, erased ? goneOf(ticket) : holdsWords)),
      ...(await Promise.all(told)).flat(),
      ...(await callsToHush(hushing, left, leaving(listGone))),
      ...(await messagesToHush(hushing, leaving(listGone))),
      ...(await linksToHush({ ...chats, erased }, gateway, ticket, lineGone, null)),
    ]);
  };
}

/** A message was drawn while few were let in: it is looked after by who takes the others away. @param before of the tickets in it, as they were when it was drawn */
export async function hushIfRestricted(
  { desk }: Chats,
  place: Destination,
  before: Map<number, { restricted: boolean }>,
): Promise<void> {
  const restricted = await restrictedSince(desk, before);
  await enqueue(
    desk.db,
    restricted.map(number => hushEffect(place, number)),
  );
}

/** The same of a message that was posted by a try of before: nobody could take it away, for it was not noted. */
export async function hushLate(chats: Chats, place: Destination, tickets: number[]): Promise<void> {
  await hushIfRestricted(chats, place, new Map(tickets.map(number => [number, { restricted: false }])));
}

/** Of these tickets, those that few may see by now. @param before as they were when something was drawn */
export async function restrictedSince(
  { db }: Pick<Desk, 'db'>,
  before: Map<number, { restricted: boolean }>,
): Promise<number[]> {
  const open = [...before].filter(([, { restricted }]) => !restricted).map(([number]) => number);
  const now = await placeFactsOf(db, open);
  return [...now.values()].filter(({ restricted }) => restricted).map(({ number }) => number);
}

type Hushing = {
  chats: Chats;
  gateway: ChatGateway;
  where: CardKey;
  channel: string;
  /** Where its own card lies; null where somebody deleted that. */
  card: CardPlace | null;
};

/** Requests whose threads may name this one, and tell whose it is by that. */
async function namingEachOther(db: Db, ticket: Ticket): Promise<number[]> {
  return [...new Set([...(await whatNames(db, ticket.number)), ...othersNamedBy(ticket)])];
}

/** The same for the thread of another request in that channel. */
async function beside(hushing: Hushing, ticket: number): Promise<Hushing> {
  const where = { ...hushing.where, ticket };
  return { ...hushing, where, card: await placeOf(hushing.chats.desk, hushing.gateway, where) };
}

async function linesToHush(
  { chats, gateway, where, channel, card }: Hushing,
  left: LineLeft,
  isMeant: (recorded: RecordedEvent) => boolean = holdsWords,
): Promise<Taking[]> {
  const { db } = chats.desk;
  const events = (await eventsAfter(db, where.ticket, 0)).filter(isMeant);
  const lines = await linesPosted(
    db,
    events.map(({ sequence }) => lineKey(where, sequence)),
  );
  return lines.map(({ key, message }) => ({
    take: () => gateway.takeAway({ channel, message }, card, left),
    taken: () => noteLinesTakenAway(db, [key]),
  }));
}

/** Its words are gone from the log: they are to be gone from where they were told. */
const lostWords = ({ erased }: RecordedEvent) => erased === true;

/** What the law keeps of a request whose words are gone is kept in the log, and shown in no channel. */
function goneOf({ erased }: Ticket): (recorded: RecordedEvent) => boolean {
  return erased ? recorded => lostWords(recorded) || holdsWords(recorded) : lostWords;
}

/** What people wrote, and who they are; an operator's name is no secret. */
function holdsWords({ event, actor }: RecordedEvent): boolean {
  const said = Object.keys(setApart({ event, actor }).words);
  return actor.kind === 'customer' || said.some(path => path.startsWith('event.'));
}

async function callsToHush(
  { chats, gateway, where, channel, card }: Hushing,
  left: LineLeft,
  listLeft: LineLeft,
): Promise<Taking[]> {
  const { db } = chats.desk;
  return (await callsPosted(db, where)).map(({ message, isAlone }) => ({
    take: () =>
      isAlone
        ? gateway.takeAway({ channel, message }, card, left)
        : gateway.leaveLine({ channel, message }, null, listLeft),
    taken: () => noteCallsTakenAway(db, [message]),
  }));
}

async function messagesToHush(
  { chats, gateway, where, channel }: Hushing,
  left: LineLeft,
): Promise<Taking[]> {
  const { db } = chats.desk;
  return (await wordsShownIn(db, where)).map(({ message, within }) => ({
    take: () =>
      gateway.leaveLine({ channel, message }, within === null ? null : { channel, message: within }, left),
    taken: () => forgetMessageShown(db, where, message),
  }));
}

function leaving(text: string): LineLeft {
  return { text, link: null };
}
