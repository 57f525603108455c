import type { Db } from '../../../store/database.ts';
import { faultOf } from '../../../store/fault.ts';
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
import { findTicket, ticketsNumbered } from '../../../store/tickets/tickets.ts';
import { type Cutoffs, type RetentionClass, retentionClasses } from '../../../ticket/erasing/retention.ts';
import type { Desk } from '../../desk.ts';
import { keptOfAll } from '../kept-in.ts';
import { keptMailsOf, keptMessagesOf } from './kept-messages.ts';

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
      async number => {
        const ticket = await findTicket(desk.db, number);
        return ticket !== null && (await keptOfAll(desk, desk.db, ticket)).whole === null;
      },
    ),
  attachments: async (desk, cutoff) =>
    await any(
      behind => filesToErase(desk.db, cutoff, behind, atOnce),
      async ({ ticket, message }) => {
        const kept = await keptMessagesOf(desk, desk.db, await findTicket(desk.db, ticket), new Date(cutoff));
        return kept !== 'all' && !kept.includes(message);
      },
    ),
  rawMail: async (desk, cutoff) => await isMailDue(desk, 'rawMail', cutoff),
  machineMail: async (desk, cutoff) => await isMailDue(desk, 'machineMail', cutoff),
};

async function isMailDue(desk: Desk, which: 'rawMail' | 'machineMail', cutoff: string): Promise<boolean> {
  return await any(
    behind => mailsToErase(desk.db, which, cutoff, behind, atOnce),
    async ({ id, ticket }) => {
      const kept = await keptMailsOf(
        desk,
        desk.db,
        ticket === null ? null : await findTicket(desk.db, ticket),
      );
      return kept !== 'all' && !kept.includes(id);
    },
  );
}

/** Whether there is one such among all, looked at some at a time. */
async function any<Item>(
  next: (behind: Behind) => Promise<{ items: Item[]; next: Behind }>,
  is: (item: Item) => Promise<boolean>,
): Promise<boolean> {
  for (let behind: Behind = null; ; ) {
    const batch: { items: Item[]; next: Behind } = await next(behind);
    for (const item of batch.items) if (await isOrFails(item)) return true;
    if (!batch.next) return false;
    behind = batch.next;
  }

  // One that cannot be read is due: the night tells of it, and what else is due does not wait for it.
  async function isOrFails(item: Item): Promise<boolean> {
    try {
      return await is(item);
    } catch (error) {
      if (['wire', 'lock'].includes(faultOf(error))) throw error;
      return true;
    }
  }
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
