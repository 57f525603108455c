import type { Db } from '../../../store/database.ts';
import { mailsOfMessages } from '../../../store/privacy/in-request.ts';
import type { Ticket } from '../../../ticket/ticket.ts';
import type { Desk } from '../../desk.ts';
import { keptIn, keptOfAll } from '../kept-in.ts';

/** What of a request is kept yet: its messages by their ids, or all of it. @param cutoff closed since then it is as if it were open */
export async function keptMessagesOf(
  desk: Desk,
  db: Db,
  ticket: Ticket | null,
  cutoff: Date | null,
): Promise<'all' | number[]> {
  if (!ticket) return 'all';
  const isOpen = ticket.status !== 'closed' || !ticket.closedAt || (cutoff && ticket.closedAt > cutoff);
  if (isOpen) return 'all';
  const { whole, parts } = await keptOfAll(desk, db, ticket);
  return whole ? 'all' : (await keptIn(desk, db, ticket, parts)).messages;
}

/** The same of mails as they came. @param ticket null: they are part of none */
export async function keptMailsOf(desk: Desk, db: Db, ticket: Ticket | null): Promise<'all' | number[]> {
  if (!ticket) return [];
  const kept = await keptMessagesOf(desk, db, ticket, null);
  return kept === 'all' || kept.length === 0 ? kept : await mailsOfMessages(db, kept);
}
