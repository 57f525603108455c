import { appendDeskEvent } from '../../store/clock/desk-log.ts';
import { filesOf } from '../../store/mail/attachments.ts';
import { passkeysOf } from '../../store/portal/passkeys.ts';
import { sessionsOf } from '../../store/portal/sessions.ts';
import type { Reader } from '../../ticket/portal/reader.ts';
import type { Desk } from '../desk.ts';
import { requestFor, requestsFor, type SeenMessage, type WholeRequest } from './read-requests.ts';
import type { SignedIn } from './signed-in.ts';

/** A request of theirs, whole. */
export type OwnRequest = WholeRequest & {
  files: { id: number; name: string; content: Uint8Array }[];
};

const atOnce = 50;

/** Somebody takes their data: recorded before the first byte goes out. */
export async function recordTaking(
  desk: Pick<Desk, 'db' | 'clock'>,
  { address, name }: SignedIn,
): Promise<void> {
  await desk.db.transaction(tx =>
    appendDeskEvent(tx, {
      data: { type: 'data-taken', address },
      actor: { kind: 'customer', name, address },
      origin: 'portal',
      at: desk.clock(),
    }),
  );
}

/** All requests of somebody's own, the latest first, one after the other; a company's are its own to take. */
export async function* ownRequests(
  desk: Pick<Desk, 'db' | 'maySeeWords' | 'messageIds'>,
  { address }: Pick<Reader, 'address'>,
): AsyncGenerator<OwnRequest> {
  const reader: Reader = { address, company: null, only: null };
  let before: number | null = null;
  for (;;) {
    const { requests, older } = await requestsFor(desk, reader, { which: 'all', before, limit: atOnce });
    for (const { number } of requests) {
      const whole = await requestFor(desk, reader, number);
      if (whole) yield { ...whole, files: await openFiles(desk, whole.messages) };
    }
    before = requests.at(-1)?.number ?? null;
    if (!older || before === null) return;
  }
}

/** What nothing holds back. */
async function openFiles({ db }: Pick<Desk, 'db'>, messages: SeenMessage[]): Promise<OwnRequest['files']> {
  const files = [];
  for (const { id, attachments } of messages)
    if (attachments.some(({ held }) => held === null))
      files.push(...(await filesOf(db, id)).filter(({ held }) => held === null));
  return files.map(({ id, name, content }) => ({ id, name, content }));
}

/** What is kept of them for the portal itself. */
export async function ownAccess(desk: Pick<Desk, 'db' | 'clock'>, { address }: Pick<Reader, 'address'>) {
  const [sessions, passkeys] = await Promise.all([
    sessionsOf(desk.db, address, desk.clock()),
    passkeysOf(desk.db, address),
  ]);
  return { sessions, passkeys };
}
