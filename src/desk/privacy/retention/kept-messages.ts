import type { Db } from '../../../store/database.ts';
import { mailsOfMessages } from '../../../store/privacy/in-request.ts';
import type { Ticket } from '../../../ticket/ticket.ts';
import type { Desk } from '../../desk.ts';
import { keptIn, keptOfAll } from '../kept-in.ts';

type Item = { id: number; ticket: number | null };

/** Those of each request by themselves; those of no request have nothing to do with each other. */
export function byRequest<Of extends Item>(items: readonly Of[]): Of[][] {
  return [...Map.groupBy(items, ({ ticket, id }) => ticket ?? `alone:${id}`).values()];
}

/** Which of a request's files may go. @param ticket null: it is not there, and nobody can say @param cutoff closed since then they stay */
export async function filesThatGo<File extends { message: number }>(
  desk: Desk,
  db: Db,
  ticket: Ticket | null,
  files: readonly File[],
  cutoff: Date,
): Promise<File[]> {
  const kept = await keptMessagesOf(desk, db, ticket, cutoff);
  return kept === 'all' ? [] : files.filter(({ message }) => !kept.includes(message));
}

/** The same of its mails as they came. */
export async function mailsThatGo<Mail extends { id: number }>(
  desk: Desk,
  db: Db,
  ticket: Ticket | null,
  mails: readonly Mail[],
): Promise<Mail[]> {
  const kept = await keptMessagesOf(desk, db, ticket, null);
  if (kept === 'all') return [];
  const keptMails = kept.length > 0 ? await mailsOfMessages(db, kept) : [];
  return mails.filter(({ id }) => !keptMails.includes(id));
}

/** What of a request is kept yet: its messages by their ids, or all of it. @param cutoff closed since then it is as if it were open */
async function keptMessagesOf(
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
