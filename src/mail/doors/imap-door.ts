import { setTimeout as wait } from 'node:timers/promises';
import { ImapFlow } from 'imapflow';
import type { IntakeOutcome } from '../../desk/intake/inbound-email.ts';
import type { Log } from '../../log.ts';
import { ownIdsIn } from '../message-id.ts';
import { tokenProvider } from '../oauth/token-provider.ts';
import type { ImapSettings } from '../settings.ts';
import { certificateWatch, type SeenCertificate } from './certificates.ts';
import { afterTaking } from './imap-after.ts';
import { type FetchedMail, mailFetcher } from './imap-fetch.ts';
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
  /** The server's certificate; null before the first connection, and where there is no TLS. */
  certificate?(): SeenCertificate | null;
  /** Why it could not be read last; '' where it can. */
  trouble(): string;
  stop(): Promise<void>;
};

/** Told, before the first mails are taken in, which of our letters those answer that wait: their ids. */
export type LookAhead = (answered: string[]) => Promise<void>;

/** So many of the newest that wait are looked into beforehand. */
const lookedAhead = 2000;
/** So many mails are held in memory at a time. */
const batchSize = 20;
/** So many are taken in together; a larger mail goes alone, as its reading may take a while and it must not be overtaken. */
const together = { atMost: 10, bytes: 64 * 1024 };
const patience = { first: 1_000, longest: 60_000, wrongPassword: 5 * 60_000 };

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
  backoffMs = patience,
  lookAhead: LookAhead | null = null,
): ImapDoor {
  const stopping = new AbortController();
  const tokens = settings.auth.kind === 'oauth' ? tokenProvider(settings.auth.provider) : null;
  const say = { room: 'mail', mailbox };
  const certificates = certificateWatch(settings.host);
  let current: ImapFlow | null = null;
  let readAt: Date | null = null;
  let trouble = '';
  let hasLookedAhead = lookAhead === null;
  /** In a row, since the last mail that was taken. */
  let failures = 0;
  const fetcher = mailFetcher(`${mailbox}, ${settings.folder}`);
  const after = afterTaking(settings.after, log, say);

  async function run(): Promise<void> {
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
          trouble = reasonOf(error);
          log.warn(
            { ...say, reason: trouble },
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
      secure: settings.tls === 'implicit',
      // Where STARTTLS is not offered, or was taken away on the wire, the log-in is not tried.
      doSTARTTLS: settings.tls === 'starttls',
      tls: certificates.tls,
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
      await after.prepare(client);
      const first = await positions.firstConnection(mailbox, new Date());
      log.info({ ...say }, 'reading the mailbox');
      while (client.usable && !stopping.signal.aborted) {
        let told = () => {};
        const news = new Promise<void>(done => {
          told = done;
        });
        client.once('exists', told);
        await readNew(client, first);
        readAt = new Date();
        trouble = '';
        void client.idle().catch(() => {});
        const poll = new AbortController();
        await Promise.race([
          news,
          ended,
          wait(settings.pollSeconds * 1000, undefined, { signal: poll.signal }).catch(() => {}),
        ]);
        poll.abort();
        client.off('exists', told);
      }
      if (failure) throw failure;
    } finally {
      current = null;
      client.close();
    }
  }

  async function readNew(client: ImapFlow, firstConnection: Date): Promise<void> {
    if (!client.mailbox) throw new Error(`the folder ${settings.folder} is not open any more`);
    const uidValidity = String(client.mailbox.uidValidity);
    const last = await positions.lastUid(mailbox, uidValidity);
    const cutOff = settings.since ?? firstConnection;
    // IMAP's SINCE knows days only; the exact instant is looked at below. `n:*` gives the last mail even if it is
    // older than n (RFC 3501).
    const since = new Date(cutOff.getTime() - 86_400_000);
    const found = await client.search({ uid: `${last + 1}:*`, since }, { uid: true });
    // To a refusal imapflow says false; taken for an empty mailbox, it would stay one for ever, and nobody would know.
    if (!found) throw new Error('the server refuses to search the mailbox');
    const uids = found.filter(uid => uid > last).toSorted((a, b) => a - b);
    if (lookAhead && !hasLookedAhead) await lookAhead(await answeredBy(client, uids.slice(-lookedAhead)));
    hasLookedAhead = true;
    for (let at = 0; at < uids.length; at += batchSize)
      await fetcher.fetch(client, uids.slice(at, at + batchSize), async mails => {
        const taken: number[] = [];
        const probes: number[] = [];
        try {
          for (const group of groupsOf(mails)) {
            const outcomes = await Promise.allSettled(
              group.map(mail => takeOne(mail, { uidValidity, cutOff, firstConnection })),
            );
            const failed = outcomes.findIndex(({ status }) => status === 'rejected');
            const done = group.slice(0, failed === -1 ? group.length : failed);
            done.forEach(({ uid }, n) => {
              const outcome = outcomeOf(outcomes[n]);
              if (outcome) (outcome.outcome === 'dropped' && outcome.isProbe ? probes : taken).push(uid);
            });
            const last = done.at(-1);
            if (last) {
              await positions.advance(mailbox, uidValidity, last.uid);
              failures = 0;
            }
            const failure = outcomes[failed];
            if (failure?.status === 'rejected') throw failure.reason;
          }
        } finally {
          await after.remove(client, probes);
          await after.mark(client, taken);
        }
      });
  }

  /** @returns null for what lay there before the cut-off: it is left alone */
  async function takeOne(
    { uid, source, arrivedAt, unfetched }: FetchedMail,
    { uidValidity, cutOff, firstConnection }: { uidValidity: string; cutOff: Date; firstConnection: Date },
  ): Promise<IntakeOutcome | null> {
    if (arrivedAt < cutOff) return null;
    const place = `imap:${mailbox}:${uidValidity}:${uid}`;
    return await take({
      source,
      ...(unfetched ? { unfetched } : {}),
      arrivedAt,
      mailbox,
      door: 'imap',
      place,
      fromBacklog: arrivedAt < firstConnection,
    });
  }

  const running = run();
  return {
    mailbox,
    readAt: () => readAt,
    certificate: certificates.seen,
    trouble: () => trouble,
    stop: async () => {
      stopping.abort();
      current?.close();
      await running;
    },
  };
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

/** The ids of ours that mails answer, by their heads alone. */
async function answeredBy(client: ImapFlow, uids: number[]): Promise<string[]> {
  if (uids.length === 0) return [];
  const heads = await client.fetchAll(uids, { headers: ['in-reply-to', 'references'] }, { uid: true });
  return heads.flatMap(({ headers }) => ownIdsIn(headers?.toString('latin1') ?? ''));
}

/** The server's own words, where it had any. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const said = 'responseText' in error && typeof error.responseText === 'string' ? error.responseText : '';
  return [error.message, said].filter(Boolean).join(': ');
}
