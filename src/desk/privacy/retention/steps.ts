import { enqueue } from '../../../outbox/enqueue.ts';
import type { Db } from '../../../store/database.ts';
import { eraseMails, eraseWords } from '../../../store/privacy/erase-request.ts';
import {
  type Behind,
  closedToErase,
  filesToErase,
  keptInPartToErase,
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
import { foundReadingsUntil } from '../../../store/privacy/taken.ts';
import type { RetentionStep } from '../../../store/schema/privacy/retention.ts';
import type { TakenApart } from '../../../ticket/erasing/taken.ts';
import type { Ticket } from '../../../ticket/ticket.ts';
import type { Desk } from '../../desk.ts';
import { type Circumstances, hold } from '../../handle.ts';
import { eraseRequest, noteAway } from '../erase-request.ts';
import { nameTaken } from '../name-taken.ts';
import { takeMailsAwayEffects } from '../take-mails-away.ts';
import { eachApart } from './each-apart.ts';
import { takeFromKept } from './kept-by-law.ts';
import { byRequest, filesThatGo, mailsThatGo } from './kept-messages.ts';

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
    await eachApart(desk, items, isOf, number => expire(desk, number, id, true));
    return next;
  },
  attachments: async (desk, { id, behind, cutoffs: { attachments } }) => {
    if (!attachments) return null;
    const { items, next } = await filesToErase(desk.db, attachments, behind, atOnce.files);
    const cutoff = new Date(attachments);
    await takeNamed(desk, id, items, {
      going: async (tx, ticket, files) =>
        await filesThatGo(desk, tx, await held(desk, tx, ticket), files, cutoff),
      name: async files => ({ files, mails: await mailsWithFiles(desk.db, files) }),
      take: async (tx, files) => {
        const mails = await mailsWithFiles(tx, files);
        await takeMails(desk, tx, mails, { night: id, files: await expireFiles(tx, files) });
      },
    });
    return next;
  },
  rawMail: async (desk, night) => await expireMails(desk, night, 'rawMail'),
  machineMail: async (desk, night) => await expireMails(desk, night, 'machineMail'),
  ledger: async (desk, { id, behind, cutoffs: { ledger: cutoff } }) => {
    if (!cutoff) return null;
    const { db } = desk;
    const since = await ledgerGoneThrough(db);
    const { items, next } = await readingsToErase(db, { since, cutoff }, behind, atOnce.readings);
    const shownTo = next ? [] : await foundReadingsUntil(db, cutoff, atOnce.readings);
    await nameTaken(desk, { night: id }, { readings: shownTo });
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
      const shown = shownTo.length > 0 ? await forgetFinders(tx, cutoff, shownTo.length) : 0;
      await countRetained(tx, id, { readings: read + shown });
      return shown;
    });
    // There may be more of what searches showed.
    return next ?? (found === atOnce.readings ? (behind ?? ['-infinity', 0, 0]) : null);
  },
};

const isOf = (number: number) => number;

/** @param takesOthers what others wrote in it goes, too, where that stayed until now */
async function expire(desk: Desk, number: number, night: number, takesOthers = false): Promise<void> {
  const how = { why: 'retention' as const, person: null, takesOthers, closes: false, tally: { night }, by };
  await eraseRequest(desk, number, how);
}

/** A request, which nobody changes until the transaction ends. Its words are not looked at. */
async function held(desk: Desk, tx: Db, number: number | null): Promise<Ticket | null> {
  const found = number === null ? null : await hold(desk, tx, number, by, true);
  return found?.ok ? found.ticket : null;
}

async function expireMails(
  desk: Desk,
  { id, behind, cutoffs }: RetentionNight,
  which: 'rawMail' | 'machineMail',
): Promise<Behind> {
  const cutoff = cutoffs[which];
  if (!cutoff) return null;
  const { items, next } = await mailsToErase(desk.db, which, cutoff, behind, atOnce.mails);
  await takeNamed(desk, id, items, {
    going: async (tx, ticket, mails) =>
      ticket === null ? mails : await mailsThatGo(desk, tx, await held(desk, tx, ticket), mails),
    name: mails => ({ mails }),
    take: async (tx, mails) => await takeMails(desk, tx, mails, { night: id }),
  });
  return next;
}

/**
 * Of files or mails the log says first that they go. Then they do, those of each request by themselves: what the law came to keep in
 * between stays.
 *
 * @param how which of them may go, what the log calls them, and how they go
 */
async function takeNamed<Item extends { id: number; ticket: number | null }>(
  desk: Desk,
  night: number,
  items: Item[],
  how: {
    going: (tx: Db, ticket: number | null, items: Item[]) => Promise<Item[]>;
    name: (ids: number[]) => Partial<TakenApart> | Promise<Partial<TakenApart>>;
    take: (tx: Db, ids: number[]) => Promise<void>;
  },
): Promise<void> {
  const groups = byRequest(items);
  const ticketOf = (of: Item[]) => of[0]?.ticket ?? null;
  const idsOf = (of: Item[]) => of.map(({ id }) => id);
  const going = async (tx: Db, of: Item[]) => await how.going(tx, ticketOf(of), of);
  const named: Item[][] = [];
  await eachApart(desk, groups, ticketOf, async of => {
    const go = await desk.db.transaction(async tx => await going(tx, of));
    if (go.length > 0) named.push(go);
  });
  await nameTaken(desk, { night }, await how.name(idsOf(named.flat())));
  await eachApart(
    desk,
    named,
    ticketOf,
    async of => await desk.db.transaction(async tx => await how.take(tx, idsOf(await going(tx, of)))),
  );
}

/** Mails as they came go, here and in their folders. */
async function takeMails(
  desk: Desk,
  tx: Db,
  mails: number[],
  { night, files = 0 }: { night: number; files?: number },
): Promise<void> {
  if (mails.length + files === 0) return;
  await noteAway(desk, tx, { night }, mails);
  await countRetained(tx, night, { mails: await eraseMails(tx, mails), files });
  await enqueue(tx, takeMailsAwayEffects());
}
