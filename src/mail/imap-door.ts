import { setTimeout as wait } from 'node:timers/promises';
import { type FetchMessageObject, ImapFlow } from 'imapflow';
import type { IntakeOutcome } from '../desk/inbound-email.ts';
import type { Log } from '../log.ts';
import { tokenProvider } from './oauth/token-provider.ts';
import type { ImapSettings } from './settings.ts';
import type { Take } from './smtp-door.ts';

/** How far a mailbox has been read; the database keeps it. */
export interface ImapPositions {
  lastUid(mailbox: string, uidValidity: string): Promise<number>;
  advance(mailbox: string, uidValidity: string, lastUid: number): Promise<void>;
  firstConnection(mailbox: string, now: Date): Promise<Date>;
}

export type ImapDoor = {
  mailbox: string;
  /** When it was last read to its end; null for never. */
  readAt(): Date | null;
  stop(): Promise<void>;
};

/** Marks what was taken in, for people who look into the mailbox; the desk itself does not go by it. */
const keyword = 'Sportello';
/** So many mails are held in memory at a time. */
const batchSize = 20;
/** So many are taken in together; a larger mail goes alone, as its reading may take a while and it must not be overtaken. */
const together = { atMost: 10, bytes: 64 * 1024 };
/** A larger mail is not fetched: its head opens the ticket, and says where the rest lies. */
const largestBytes = 60 * 1024 * 1024;
const backoffMs = { first: 1_000, longest: 60_000, wrongPassword: 5 * 60_000 };

/**
 * Reads a mailbox by IMAP until stopped: IDLE, and a poll to be safe. What was read is known by (mailbox, UIDVALIDITY,
 * UID), never by \Seen; a mail is marked or moved only after its commit. A broken connection is made anew.
 */
export function openImapDoor(
  mailbox: string,
  settings: ImapSettings,
  positions: ImapPositions,
  take: Take,
  log: Log,
): ImapDoor {
  const stopping = new AbortController();
  const tokens = settings.auth.kind === 'oauth' ? tokenProvider(settings.auth.provider) : null;
  const say = { room: 'mail', mailbox };
  let current: ImapFlow | null = null;
  let readAt: Date | null = null;

  async function run(): Promise<void> {
    let failures = 0;
    let refusals = 0;
    while (!stopping.signal.aborted) {
      const pause = await session().then(
        () => {
          failures = 0;
          refusals = 0;
          return backoffMs.first;
        },
        (error: unknown) => {
          failures += 1;
          const isRefused =
            error instanceof Error && 'authenticationFailed' in error && error.authenticationFailed === true;
          log.warn(
            { ...say, reason: error instanceof Error ? error.message : String(error) },
            isRefused
              ? 'the mailbox refuses its password or token'
              : 'the mailbox cannot be read; trying again',
          );
          refusals = isRefused ? refusals + 1 : 0;
          if (isRefused) tokens?.forget();
          // A token may be refused before its time; a fresh one that is refused too is mended in the settings.
          const isHopeless = isRefused && (tokens === null || refusals > 1);
          return isHopeless
            ? backoffMs.wrongPassword
            : Math.min(backoffMs.longest, backoffMs.first * 2 ** Math.min(failures, 6));
        },
      );
      await wait(pause, undefined, { signal: stopping.signal }).catch(() => {});
    }
  }

  /** From a connection to its end. A client of imapflow cannot be used twice. */
  async function session(): Promise<void> {
    const client = new ImapFlow({
      host: settings.host,
      port: settings.port,
      secure: settings.secure,
      auth: {
        user: settings.user,
        ...(tokens ? { accessToken: await tokens.accessToken() } : {}),
        ...(settings.auth.kind === 'password' ? { pass: settings.auth.password } : {}),
      },
      logger: false,
      maxIdleTime: settings.pollSeconds * 1000,
      // A network that froze without a word is noticed this long after the poll that got no answer.
      socketTimeout: settings.pollSeconds * 1000 + 30_000,
      connectionTimeout: 20_000,
      greetingTimeout: 20_000,
    });
    let failure: Error | null = null;
    const ended = new Promise<void>(done => client.once('close', () => done()));
    client.on('error', (error: Error) => {
      failure = error;
    });
    try {
      await client.connect();
      current = client;
      await client.mailboxOpen(settings.folder);
      const first = await positions.firstConnection(mailbox, new Date());
      log.info({ ...say }, 'reading the mailbox');
      while (client.usable && !stopping.signal.aborted) {
        const news = new Promise<void>(done => client.once('exists', () => done()));
        await readNew(client, first);
        readAt = new Date();
        void client.idle().catch(() => {});
        const poll = new AbortController();
        await Promise.race([
          news,
          ended,
          wait(settings.pollSeconds * 1000, undefined, { signal: poll.signal }).catch(() => {}),
        ]);
        poll.abort();
      }
      if (failure) throw failure;
    } finally {
      current = null;
      client.close();
    }
  }

  async function readNew(client: ImapFlow, firstConnection: Date): Promise<void> {
    if (!client.mailbox) return;
    const uidValidity = String(client.mailbox.uidValidity);
    const last = await positions.lastUid(mailbox, uidValidity);
    const cutOff = settings.since ?? firstConnection;
    // IMAP's SINCE knows days only; the exact instant is looked at below. `n:*` gives the last mail even if it is
    // older than n (RFC 3501).
    const since = new Date(cutOff.getTime() - 86_400_000);
    const found = await client.search({ uid: `${last + 1}:*`, since }, { uid: true });
    const uids = (found || []).filter(uid => uid > last).toSorted((a, b) => a - b);
    for (let at = 0; at < uids.length; at += batchSize) {
      const batch = await fetchBatch(client, uids.slice(at, at + batchSize));
      const taken: number[] = [];
      const probes: number[] = [];
      try {
        for (const group of groupsOf(batch)) {
          const outcomes = await Promise.allSettled(
            group.map(message => takeOne(message, { uidValidity, cutOff, firstConnection })),
          );
          const failed = outcomes.findIndex(({ status }) => status === 'rejected');
          const done = group.slice(0, failed === -1 ? group.length : failed);
          done.forEach(({ uid }, n) => {
            const outcome = outcomeOf(outcomes[n]);
            if (outcome) (outcome.outcome === 'dropped' && outcome.isProbe ? probes : taken).push(uid);
          });
          const last = done.at(-1);
          if (last) await positions.advance(mailbox, uidValidity, last.uid);
          const failure = outcomes[failed];
          if (failure?.status === 'rejected') throw failure.reason;
        }
      } finally {
        await remove(client, probes);
        await mark(client, taken);
      }
    }
  }

  /** @returns null for what lay there before the cut-off: it is left alone */
  async function takeOne(
    message: FetchMessageObject,
    { uidValidity, cutOff, firstConnection }: { uidValidity: string; cutOff: Date; firstConnection: Date },
  ): Promise<IntakeOutcome | null> {
    const arrivedAt = new Date(message.internalDate ?? Date.now());
    if (arrivedAt < cutOff) return null;
    const place = `imap:${mailbox}:${uidValidity}:${message.uid}`;
    const outcome = await take({
      source: message.source ?? Buffer.alloc(0),
      arrivedAt,
      mailbox,
      door: 'imap',
      place,
      fromBacklog: arrivedAt < firstConnection,
    });
    log.info({ ...say, place, ...outcome }, 'took a mail in');
    return outcome;
  }

  async function fetchBatch(client: ImapFlow, uids: number[]): Promise<FetchMessageObject[]> {
    const sizes = await client.fetchAll(uids, { uid: true, size: true }, { uid: true });
    const tooLarge = new Map(
      sizes.flatMap(({ uid, size = 0 }) => (size > largestBytes ? [[uid, size]] : [])),
    );
    const whole = uids.filter(uid => !tooLarge.has(uid));
    const messages =
      whole.length > 0
        ? await client.fetchAll(whole, { uid: true, source: true, internalDate: true }, { uid: true })
        : [];
    if (tooLarge.size > 0) {
      const heads = await client.fetchAll(
        [...tooLarge.keys()],
        { uid: true, headers: true, internalDate: true },
        { uid: true },
      );
      for (const head of heads)
        messages.push({ ...head, source: withoutBody(head, tooLarge.get(head.uid) ?? 0) });
    }
    return messages.toSorted((a, b) => a.uid - b.uid);
  }

  /** The head of a mail too large to fetch, with a body that says where it is. */
  function withoutBody({ headers, uid }: FetchMessageObject, size: number): Buffer {
    const head = (headers ?? Buffer.alloc(0))
      .toString('binary')
      .replace(/^content-(type|transfer-encoding):.*(\r?\n[ \t].*)*\r?\n/gim, '')
      .trimEnd();
    const words = `[This mail has ${Math.round(size / 1024 / 1024)} MB and was not fetched. It lies in ${mailbox}, ${settings.folder}, UID ${uid}.]`;
    return Buffer.from(`${head}\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${words}\r\n`, 'binary');
  }

  /** Our own probes would fill the mailbox. Without UIDPLUS what others have marked as deleted would go with them. */
  async function remove(client: ImapFlow, uids: number[]): Promise<void> {
    if (uids.length === 0 || !client.usable) return;
    if (!client.capabilities.has('UIDPLUS')) return await mark(client, uids);
    try {
      await client.messageDelete(uids, { uid: true });
    } catch (error) {
      log.warn({ ...say, reason: String(error) }, 'could not take a probe mail away');
    }
  }

  /** A mail that could not be marked is known all the same. */
  async function mark(client: ImapFlow, uids: number[]): Promise<void> {
    if (uids.length === 0 || !client.usable) return;
    try {
      if (settings.after.kind === 'move')
        await client.messageMove(uids, settings.after.folder, { uid: true });
      else await client.messageFlagsAdd(uids, [keyword], { uid: true });
    } catch (error) {
      log.warn({ ...say, reason: String(error) }, 'could not mark mails as taken in');
    }
  }

  const running = run();
  return {
    mailbox,
    readAt: () => readAt,
    stop: async () => {
      stopping.abort();
      current?.close();
      await running;
    },
  };
}

/** Neighbours that may be taken in together, in their order. */
function groupsOf(batch: FetchMessageObject[]): FetchMessageObject[][] {
  const groups: FetchMessageObject[][] = [];
  for (const message of batch) {
    const group = groups.at(-1);
    const fits = [...(group ?? []), message].every(
      ({ source }) => (source?.byteLength ?? 0) <= together.bytes,
    );
    if (group && fits && group.length < together.atMost) group.push(message);
    else groups.push([message]);
  }
  return groups;
}

function outcomeOf(settled: PromiseSettledResult<IntakeOutcome | null> | undefined): IntakeOutcome | null {
  return settled?.status === 'fulfilled' ? settled.value : null;
}
