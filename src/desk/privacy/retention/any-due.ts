import type { Db } from '../../../store/database.ts';
import { isPassing } from '../../../store/fault.ts';
import { knownStill } from '../../../store/privacy/erasures.ts';
import {
  type Behind,
  closedToErase,
  countDue,
  filesToErase,
  keptInPartToErase,
  mailsToErase,
} from '../../../store/privacy/retention/due.ts';
import { ledgerGoneThrough } from '../../../store/privacy/retention/nights.ts';
import { ticketsNumbered } from '../../../store/tickets/tickets.ts';
import { type Cutoffs, type RetentionClass, retentionClasses } from '../../../ticket/erasing/retention.ts';
import type { Ticket } from '../../../ticket/ticket.ts';
import type { Desk } from '../../desk.ts';
import { keptOfAll } from '../kept-in.ts';
import { byRequest, filesThatGo, mailsThatGo } from './kept-messages.ts';

const atOnce = 100;

/** Whether anything would go tonight. What the law keeps has been kept for long enough each night, and goes in none of them. */
export async function isAnythingDue(desk: Desk, cutoffs: Cutoffs): Promise<boolean> {
  const since = await ledgerGoneThrough(desk.db);
  for (const of of retentionClasses) {
    const cutoff = cutoffs[of];
    // Counting is cheap; whether the law keeps it is asked one by one.
    if (!cutoff || (await countDue(desk.db, of, cutoff, since)).count === 0) continue;
    if (await goes[of](desk, cutoff)) return true;
  }
  return await isLawOver(desk);
}

const goes: Record<RetentionClass, (desk: Desk, cutoff: string) => Promise<boolean>> = {
  ledger: async () => true,
  closed: async (desk, cutoff) =>
    await any(
      behind => closedToErase(desk.db, cutoff, behind, atOnce),
      async numbers => {
        const tickets = await ticketsNumbered(desk.db, numbers);
        return await some(numbers, async number => {
          const ticket = tickets.get(number);
          return ticket !== undefined && (await keptOfAll(desk, desk.db, ticket)).whole === null;
        });
      },
    ),
  attachments: async (desk, cutoff) =>
    await any(
      behind => filesToErase(desk.db, cutoff, behind, atOnce),
      async files =>
        await anyOfRequests(desk, files, async (ticket, its) =>
          filesThatGo(desk, desk.db, ticket, its, new Date(cutoff)),
        ),
    ),
  rawMail: async (desk, cutoff) => await isMailDue(desk, 'rawMail', cutoff),
  machineMail: async (desk, cutoff) => await isMailDue(desk, 'machineMail', cutoff),
};

async function isMailDue(desk: Desk, which: 'rawMail' | 'machineMail', cutoff: string): Promise<boolean> {
  return await any(
    behind => mailsToErase(desk.db, which, cutoff, behind, atOnce),
    async mails =>
      mails.some(({ ticket }) => ticket === null) ||
      (await anyOfRequests(desk, mails, async (ticket, its) => mailsThatGo(desk, desk.db, ticket, its))),
  );
}

/** Whether there is any such, looked at some at a time. */
async function any<Item>(
  next: (behind: Behind) => Promise<{ items: Item[]; next: Behind }>,
  isAny: (items: Item[]) => Promise<boolean>,
): Promise<boolean> {
  for (let behind: Behind = null; ; ) {
    const batch: { items: Item[]; next: Behind } = await next(behind);
    if (await isAny(batch.items)) return true;
    if (!batch.next) return false;
    behind = batch.next;
  }
}

/** Whether any may go: what the law keeps is asked once for each request. */
async function anyOfRequests<Item extends { id: number; ticket: number | null }>(
  { db }: Pick<Desk, 'db'>,
  items: Item[],
  going: (ticket: Ticket | null, items: Item[]) => Promise<Item[]>,
): Promise<boolean> {
  const tickets = await ticketsNumbered(db, [...new Set(items.flatMap(({ ticket }) => ticket ?? []))]);
  const ticketOf = ([one]: Item[]) => tickets.get(one?.ticket ?? 0) ?? null;
  return await some(byRequest(items), async of => (await going(ticketOf(of), of)).length > 0);
}

/** One that cannot be read is due: the night tells of it, and what else is due does not wait for it. */
async function some<Item>(items: readonly Item[], is: (item: Item) => Promise<boolean>): Promise<boolean> {
  for (const item of items)
    try {
      if (await is(item)) return true;
    } catch (error) {
      if (isPassing(error)) throw error;
      return true;
    }
  return false;
}

/** Whether the law kept something of what is erased, whose term is over; or what was open then is closed. */
async function isLawOver({ db, clock }: Pick<Desk, 'db' | 'clock'>): Promise<boolean> {
  const { items } = await keptInPartToErase(db, clock(), null, 1);
  if (items.length > 0) return true;
  const kept = (await knownStill(db)).flatMap(({ result }) => result?.kept ?? []);
  const now = clock().getTime();
  if (kept.some(({ until }) => until !== null && until <= now)) return true;
  return await isAnyClosed(
    db,
    kept.flatMap(({ ticket, until }) => (until === null ? [ticket] : [])),
  );
}

async function isAnyClosed(db: Db, numbers: number[]): Promise<boolean> {
  const waiting = await ticketsNumbered(db, [...new Set(numbers)]);
  return [...waiting.values()].some(({ status }) => status === 'closed');
}
