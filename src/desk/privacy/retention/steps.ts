import { enqueue } from '../../../outbox/enqueue.ts';
import type { Db } from '../../../store/database.ts';
import { eraseMails, eraseWords } from '../../../store/privacy/erase-request.ts';
import {
  type Behind,
  closedToErase,
  filesToErase,
  keptInPartToErase,
  type MailToErase,
  mailsToErase,
  readingsToErase,
} from '../../../store/privacy/retention/due.ts';
import { expireFiles, mailsWithFiles } from '../../../store/privacy/retention/expire-files.ts';
import { forgetEntries, forgetFinders } from '../../../store/privacy/retention/forget-readers.ts';
import {
  countRetained,
  ledgerGoneThrough,
  type RetentionNight,
} from '../../../store/privacy/retention/nights.ts';
import type { RetentionStep } from '../../../store/schema/privacy/retention.ts';
import type { Ticket } from '../../../ticket/ticket.ts';
import type { Desk } from '../../desk.ts';
import { type Circumstances, hold } from '../../handle.ts';
import { eraseRequest, noteAway } from '../erase-request.ts';
import { takeMailsAwayEffects } from '../take-mails-away.ts';
import { eachApart } from './each-apart.ts';
import { takeFromKept } from './kept-by-law.ts';
import { keptMailsOf, keptMessagesOf } from './kept-messages.ts';

/** So many of each at a time: whoever waits for what a step has in hand waits for less than a second. */
const atOnce = { requests: 20, files: 200, mails: 100, readings: 1000 };

/** @returns where it goes on; null: that was all */
type Step = (desk: Desk, night: RetentionNight) => Promise<Behind>;

const by: Circumstances = { actor: { kind: 'desk' }, origin: 'desk', key: null };

/** What is done of each class at a time. What is erased already, open again or kept by law is passed over. */
export const stepOf: Record<RetentionStep, Step> = {
  law: async (desk, { id, behind }) => {
    if (!behind) await takeFromKept(desk, by);
    const { items, next } = await keptInPartToErase(desk.db, desk.clock(), behind, atOnce.requests);
    await eachApart(desk, items, isOf, number => expire(desk, number, id));
    return next;
  },
  closed: async (desk, { id, behind, cutoffs: { closed } }) => {
    if (!closed) return null;
    const { items, next } = await closedToErase(desk.db, closed, behind, atOnce.requests);
    await eachApart(desk, items, isOf, number => expire(desk, number, id));
    return next;
  },
  attachments: async (desk, { id, behind, cutoffs: { attachments } }) => {
    if (!attachments) return null;
    const { items, next } = await filesToErase(desk.db, attachments, behind, atOnce.files);
    await eachApart(
      desk,
      Map.groupBy(items, file => file.ticket),
      ([ticket]) => ticket,
      ([ticket, files]) => expireFilesOf(desk, { ticket, cutoff: new Date(attachments) }, files, id),
    );
    return next;
  },
  rawMail: async (desk, night) => await expireMails(desk, night, 'rawMail'),
  machineMail: async (desk, night) => await expireMails(desk, night, 'machineMail'),
  ledger: async ({ db }, { id, behind, cutoffs: { ledger: cutoff } }) => {
    if (!cutoff) return null;
    const since = await ledgerGoneThrough(db);
    const { items, next } = await readingsToErase(db, { since, cutoff }, behind, atOnce.readings);
    const found = await db.transaction(async tx => {
      const read = await eraseWords(
        tx,
        items.map(({ words }) => words),
      );
      await forgetEntries(
        tx,
        items.map(({ ticket }) => ticket),
        cutoff,
      );
      const shown = next ? 0 : await forgetFinders(tx, cutoff, atOnce.readings);
      await countRetained(tx, id, { readings: read + shown });
      return shown;
    });
    // There may be more of what searches showed.
    return next ?? (found === atOnce.readings ? (behind ?? ['-infinity', 0, 0]) : null);
  },
};

const isOf = (number: number) => number;

async function expire(desk: Desk, number: number, night: number): Promise<void> {
  const how = { why: 'retention' as const, person: null, closes: false, tally: { night }, by };
  await eraseRequest(desk, number, how);
}

/** A request, held; its words are not looked at. */
async function held(desk: Desk, tx: Db, number: number): Promise<Ticket | null> {
  const found = await hold(desk, tx, number, by, true);
  return found.ok ? found.ticket : null;
}

async function expireFilesOf(
  desk: Desk,
  { ticket, cutoff }: { ticket: number; cutoff: Date },
  files: { id: number; message: number }[],
  night: number,
): Promise<void> {
  await desk.db.transaction(async tx => {
    const kept = await keptMessagesOf(desk, tx, await held(desk, tx, ticket), cutoff);
    if (kept === 'all') return;
    const ids = files.filter(({ message }) => !kept.includes(message)).map(({ id }) => id);
    const mails = await mailsWithFiles(tx, ids);
    const count = await expireFiles(tx, ids);
    await takeMails(desk, tx, mails, { night, files: count });
  });
}

async function expireMails(
  desk: Desk,
  { id, behind, cutoffs }: RetentionNight,
  which: 'rawMail' | 'machineMail',
): Promise<Behind> {
  const cutoff = cutoffs[which];
  if (!cutoff) return null;
  const { items, next } = await mailsToErase(desk.db, which, cutoff, behind, atOnce.mails);
  // Those of no request have nothing to do with each other.
  const groups = Map.groupBy(items, mail => mail.ticket ?? `mail:${mail.id}`).values();
  const ticketOf = (mails: MailToErase[]) => mails[0]?.ticket ?? null;
  await eachApart(desk, groups, ticketOf, mails => expireMailsOf(desk, ticketOf(mails), mails, id));
  return next;
}

async function expireMailsOf(
  desk: Desk,
  ticket: number | null,
  mails: MailToErase[],
  night: number,
): Promise<void> {
  await desk.db.transaction(async tx => {
    const its = ticket === null ? null : await held(desk, tx, ticket);
    const kept = ticket !== null && !its ? 'all' : await keptMailsOf(desk, tx, its);
    if (kept === 'all') return;
    const ids = mails.map(({ id }) => id).filter(each => !kept.includes(each));
    await takeMails(desk, tx, ids, { night });
  });
}

/** Mails as they came go, here and in their folders. */
async function takeMails(
  desk: Desk,
  tx: Db,
  mails: number[],
  { night, files = 0 }: { night: number; files?: number },
): Promise<void> {
  await noteAway(desk, tx, { night }, mails);
  await countRetained(tx, night, { mails: await eraseMails(tx, mails), files });
  await enqueue(tx, takeMailsAwayEffects());
}
