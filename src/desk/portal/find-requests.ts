import { messagesNumbered } from '../../store/mail/messages.ts';
import { type FoundPiece, firstYearOf, type PortalQuestion, piecesFound } from '../../store/portal/found.ts';
import { searching } from '../../store/search/found.ts';
import { ticketsNumbered } from '../../store/tickets/tickets.ts';
import { wentBetween } from '../../ticket/portal/exchange.ts';
import type { Reader } from '../../ticket/portal/reader.ts';
import { hasWords, type Seen, seen } from '../../ticket/sight/seen.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { Desk } from '../desk.ts';
import { readersEyes } from './read-requests.ts';

/** So many are looked at with one question, and so many questions are asked for one page. */
const atOnce = 60;
const questionsAtMost = 10;

/** The years in which somebody can have asked, the latest first. */
export async function yearsOf({ db, clock }: Pick<Desk, 'db' | 'clock'>, reader: Reader): Promise<number[]> {
  const now = clock().getUTCFullYear();
  const first = (await firstYearOf(db, reader)) ?? now;
  return Array.from({ length: Math.max(1, now - first + 1) }, (_, back) => now - back);
}

/**
 * Somebody's requests in which all of the words stand, the latest first: in what it is called, or in what went between them and the
 * desk. What stands in a note, or went to others, finds nothing.
 *
 * @returns `behind`: from where one goes on; null where there are no others
 */
export async function findOwnRequests(
  desk: Pick<Desk, 'db' | 'maySeeWords'>,
  reader: Reader,
  question: PortalQuestion,
  limit: number,
): Promise<{ requests: Seen<Ticket>[]; behind: number | null }> {
  return await searching(desk.db, async tx => {
    const requests: Seen<Ticket>[] = [];
    let before = question.before;
    for (let asked = 0; asked < questionsAtMost; asked += 1) {
      const { numbers, pieces } = await piecesFound(tx, reader, { ...question, before }, atOnce);
      const tickets = await ticketsNumbered(tx, numbers);
      const messages = await messagesNumbered(
        tx,
        pieces.flatMap(({ message }) => message ?? []),
      );
      for (const number of numbers) {
        const ticket = tickets.get(number);
        const shown = ticket && seen(ticket, readersEyes(desk, reader, ticket));
        if (!ticket || !shown || !hasWords(shown)) continue;
        const theirs = pieces.filter(
          piece => piece.ticket === number && isExchanged(ticket, piece, messages),
        );
        if (!question.words.every((_, at) => theirs.some(({ words }) => words[at]))) continue;
        if (requests.length === limit) return { requests, behind: requests.at(-1)?.number ?? null };
        requests.push(shown);
      }
      if (numbers.length < atOnce) return { requests, behind: null };
      before = numbers.at(-1) ?? null;
    }
    return { requests, behind: before };
  });
}

type Messages = Awaited<ReturnType<typeof messagesNumbered>>;

function isExchanged(ticket: Ticket, { message }: FoundPiece, messages: Messages): boolean {
  if (message === null) return true;
  const found = messages.get(message);
  return found !== undefined && wentBetween(ticket, found);
}
