import type { Db } from '../../store/database.ts';
import { type Passage, passagesOf } from '../../store/search/passages.ts';
import type { Question } from '../../store/search/question.ts';
import { ticketsNumbered } from '../../store/tickets/tickets.ts';
import type { Ticket } from '../../ticket/ticket.ts';

/** A request that was found, and where in it; null where its head alone tells. */
export type FoundRequest = { ticket: Ticket; passage: Passage | null };

/** Requests in this order, with the words for which they were found. */
export async function filledIn(tx: Db, numbers: number[], question: Question): Promise<FoundRequest[]> {
  const [tickets, passages] = await Promise.all([
    ticketsNumbered(tx, numbers),
    passagesOf(tx, numbers, question),
  ]);
  return numbers.flatMap(number => {
    const ticket = tickets.get(number);
    return ticket ? [{ ticket, passage: passages.get(number) ?? null }] : [];
  });
}
