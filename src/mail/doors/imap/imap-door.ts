import { setTimeout as wait } from 'node:timers/promises';
import type { ImapFlow } from 'imapflow';
import type { Log } from '../../../log.ts';
import { certificateWatch, type SeenCertificate } from '../../certificates.ts';
import { tokenProvider } from '../../oauth/token-provider.ts';
import type { ImapSettings } from '../../settings.ts';
import type { Take } from '../take.ts';
import { backoff, patience } from './backoff.ts';
import { imapClient, isRefusedLogin, reasonOf } from './connection.ts';
import { folderReader, type LookAhead } from './folder-reader.ts';
import type { ImapPositions } from './positions.ts';
import { imapSession } from './session.ts';

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

const refused = 'the mailbox refuses its password or token';
const unreadable = 'the mailbox cannot be read; trying again';

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
  const certificates = certificateWatch(settings.host);
  const pauses = backoff(backoffMs, tokens !== null);
  const folder = folderReader(mailbox, settings, positions, take, lookAhead, pauses.tookMail, log);
  const say = { room: 'mail', mailbox };
  let current: ImapFlow | null = null;
  let state: { readAt: Date | null; trouble: string } = { readAt: null, trouble: '' };

  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      const pause = await session().then(pauses.ended, pauseAfter);
      current = null;
      await wait(pause, undefined, { signal: stopping.signal }).catch(() => {});
    }
  }

  function pauseAfter(error: unknown): number {
    const isRefused = isRefusedLogin(error);
    state = { ...state, trouble: reasonOf(error) };
    log.warn({ ...say, reason: state.trouble }, isRefused ? refused : unreadable);
    if (isRefused) tokens?.forget();
    return pauses.failed(isRefused);
  }

  async function session(): Promise<void> {
    const client = imapClient(settings, tokens && (await tokens.accessToken()), certificates);
    const opened = () => (current = client);
    const read = () => (state = { readAt: new Date(), trouble: '' });
    await imapSession(client, mailbox, settings, folder, positions, stopping.signal, { opened, read }, log);
  }

  const running = run();
  return {
    mailbox,
    readAt: () => state.readAt,
    certificate: certificates.seen,
    trouble: () => state.trouble,
    stop: async () => {
      stopping.abort();
      current?.close();
      await running;
    },
  };
}
