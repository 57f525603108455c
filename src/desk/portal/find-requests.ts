import { messagesNumbered } from '../../store/mail/messages.ts';
import {
  type FoundPiece,
  firstYearOf,
  type PortalQuestion,
  piecesFound,
  piecesIn,
} from '../../store/portal/found.ts';
import { joinedNumbersOf } from '../../store/portal/requests.ts';
import { searching } from '../../store/search/found.ts';
import { ticketsNumbered } from '../../store/tickets/tickets.ts';
import type { Reader } from '../../ticket/portal/reader.ts';
import { hasWords, type Seen, seen } from '../../ticket/sight/seen.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { Desk } from '../desk.ts';
import { goesOnIn } from '../relations/goes-on-in.ts';
import { isExchanged, readersEyes } from './read-requests.ts';

/** So many are looked at with one question, and so many questions are asked for one page. */
const atOnce = 60;
const questionsAtMost = 10;

/** The years in which somebody can have asked, the latest first. */
export async function yearsOf({ db, clock }: Pick<Desk, 'db' | 'clock'>, reader: Reader): Promise<number[]> {
  const now = clock().getUTCFullYear();
  const first = (await firstYearOf(db, reader)) ?? now;
  return Array.from({ length: Math.max(1, now - first + 1) }, (_, back) => now - back);
}

/** Requests that were found, the latest first. @property behind from where one goes on; null where there are no others */
type FoundRequests = { requests: Seen<Ticket>[]; behind: number | null };

/**
 * Somebody's requests in which all of the words stand, the latest first: in what it is called, or in what went between them and the
 * desk. What stands in a note, or went to others, finds nothing.
 */
export async function findOwnRequests(
  desk: Pick<Desk, 'db' | 'maySeeWords'>,
  reader: Reader,
  question: PortalQuestion,
  limit: number,
): Promise<FoundRequests> {
  return await searching(desk.db, async tx => {
    const finding = { ...desk, db: tx };
    const both = [
      await findThemselves(finding, reader, question, limit),
      await findJoined(finding, reader, question),
    ];
    const until = Math.max(...both.map(({ behind }) => behind ?? 0));
    const all = both
      .flatMap(({ requests }) => requests)
      .filter(({ number }) => number >= until)
      .toSorted((one, other) => other.number - one.number);
    const requests = all.slice(0, limit);
    return { requests, behind: all.length > limit ? (requests.at(-1)?.number ?? null) : until || null };
  });
}

type Finding = Pick<Desk, 'db' | 'maySeeWords'>;

/** Among those that stand for themselves. */
async function findThemselves(
  desk: Finding,
  reader: Reader,
  question: PortalQuestion,
  limit: number,
): Promise<FoundRequests> {
  const requests: Seen<Ticket>[] = [];
  let before = question.before;
  for (let asked = 0; asked < questionsAtMost; asked += 1) {
    const { numbers, pieces } = await piecesFound(desk.db, reader, { ...question, before }, atOnce);
    const tickets = await ticketsNumbered(desk.db, numbers);
    const messages = await messagesOf(desk.db, pieces);
    for (const number of numbers) {
      const ticket = tickets.get(number);
      const shown = ticket && fitting(desk, reader, { ticket, into: null }, question, { pieces, messages });
      if (!shown) continue;
      if (requests.length === limit) return { requests, behind: requests.at(-1)?.number ?? null };
      requests.push(shown);
    }
    if (numbers.length < atOnce) return { requests, behind: null };
    before = numbers.at(-1) ?? null;
  }
  return { requests, behind: before };
}

/** Among those that go on in a request that is not theirs: of few people there are any. */
async function findJoined(desk: Finding, reader: Reader, question: PortalQuestion): Promise<FoundRequests> {
  const numbers = await joinedNumbersOf(desk.db, reader, { ...question, limit: atOnce });
  const [tickets, goingOn] = [await ticketsNumbered(desk.db, numbers), await goesOnIn(desk.db, numbers)];
  const looked = [...new Set([...numbers, ...[...goingOn.values()].map(({ number }) => number)])];
  const pieces = await piecesIn(desk.db, looked, question.words);
  const messages = await messagesOf(desk.db, pieces);
  const requests = numbers.flatMap(number => {
    const [ticket, into] = [tickets.get(number), goingOn.get(number)];
    return (ticket && into && fitting(desk, reader, { ticket, into }, question, { pieces, messages })) ?? [];
  });
  return { requests, behind: numbers.length < atOnce ? null : (numbers.at(-1) ?? null) };
}

type Messages = Awaited<ReturnType<typeof messagesNumbered>>;

async function messagesOf(db: Desk['db'], pieces: FoundPiece[]): Promise<Messages> {
  return await messagesNumbered(
    db,
    pieces.flatMap(({ message }) => message ?? []),
  );
}

/** @returns null where it is not theirs, or not all of the words stand in what is */
function fitting(
  desk: Finding,
  reader: Reader,
  { ticket, into }: { ticket: Ticket; into: Ticket | null },
  { words }: PortalQuestion,
  { pieces, messages }: { pieces: FoundPiece[]; messages: Messages },
): Seen<Ticket> | null {
  const shown = seen(ticket, readersEyes(desk, reader, ticket));
  if (!hasWords(shown)) return null;
  const lies = into?.number ?? ticket.number;
  const theirs = pieces.filter(piece => {
    if (piece.message === null) return piece.ticket === ticket.number;
    const message = messages.get(piece.message);
    return piece.ticket === lies && message !== undefined && isExchanged(ticket, into, message);
  });
  return words.every((_, at) => theirs.some(piece => piece.words[at])) ? shown : null;
}
