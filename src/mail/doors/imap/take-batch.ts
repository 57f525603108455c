import type { IntakeOutcome } from '../../../desk/inbound-email.ts';
import type { FirstConnection } from '../../../store/mail/imap-positions.ts';
import type { Take } from '../take.ts';
import type { FetchedMail } from './mail-fetcher.ts';
import { wasThereBefore } from './positions.ts';

/** So many are taken in together; a larger mail goes alone, as its reading may take a while and it must not be overtaken. */
const together = { atMost: 10, bytes: 64 * 1024 };

/** The folder as it is read in one session. */
export type Folder = {
  mailbox: string;
  uidValidity: string;
  /** What arrived before is left alone; null: what lay there at the first connection. */
  since: Date | null;
  firstConnection: FirstConnection;
};

/** What became of a batch, by UID; filled while it is taken in, so that it holds what was done before a failure. */
export type Taken = { mails: number[]; probes: number[] };

/**
 * Takes mails in, neighbours together, never one before those that stand before it.
 *
 * @param reached told after each group how far the folder has been read
 * @throws when one could not be taken in: those before it are done
 */
export async function takeBatch(
  batch: FetchedMail[],
  folder: Folder,
  take: Take,
  taken: Taken,
  reached: (uid: number) => Promise<void>,
): Promise<void> {
  for (const group of groupsOf(batch)) {
    const outcomes = await Promise.allSettled(group.map(mail => takeOne(mail, folder, take)));
    const failed = outcomes.findIndex(({ status }) => status === 'rejected');
    const done = group.slice(0, failed === -1 ? group.length : failed);
    done.forEach(({ uid }, n) => {
      const outcome = outcomeOf(outcomes[n]);
      if (outcome) (outcome.outcome === 'dropped' && outcome.isProbe ? taken.probes : taken.mails).push(uid);
    });
    const last = done.at(-1);
    if (last) await reached(last.uid);
    const failure = outcomes[failed];
    if (failure?.status === 'rejected') throw failure.reason;
  }
}

/** @returns null for what is left alone */
async function takeOne(
  { uid, source, arrivedAt, unfetched }: FetchedMail,
  { mailbox, uidValidity, since, firstConnection }: Folder,
  take: Take,
): Promise<IntakeOutcome | null> {
  const fromBacklog = wasThereBefore(firstConnection, { uidValidity, uid, arrivedAt });
  if (since === null ? fromBacklog : arrivedAt < since) return null;
  return await take({
    source,
    ...(unfetched ? { unfetched } : {}),
    arrivedAt,
    mailbox,
    door: 'imap',
    place: `imap:${mailbox}:${uidValidity}:${uid}`,
    fromBacklog,
  });
}

/** Neighbours that may be taken in together, in their order. */
function groupsOf(batch: FetchedMail[]): FetchedMail[][] {
  const groups: FetchedMail[][] = [];
  for (const message of batch) {
    const group = groups.at(-1);
    const fits = [...(group ?? []), message].every(({ source }) => source.byteLength <= together.bytes);
    if (group && fits && group.length < together.atMost) group.push(message);
    else groups.push([message]);
  }
  return groups;
}

function outcomeOf(settled: PromiseSettledResult<IntakeOutcome | null> | undefined): IntakeOutcome | null {
  return settled?.status === 'fulfilled' ? settled.value : null;
}
