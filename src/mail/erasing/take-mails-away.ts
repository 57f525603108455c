import type { ImapFlow } from 'imapflow';
import type { Desk } from '../../desk/desk.ts';
import type { Courier } from '../../outbox/effect.ts';
import { Transient } from '../../outbox/failure.ts';
import {
  mailboxesWithErased,
  mailsToTakeAway,
  type Sought,
  settleErasedMail,
} from '../../store/privacy/erased-mails.ts';
import type { ErasedMailState } from '../../store/schema/privacy/erasures.ts';
import { certificateWatch } from '../certificates.ts';
import { imapClient, reasonOf } from '../doors/imap/connection.ts';
import { tokenProvider } from '../oauth/token-provider.ts';
import type { ImapSettings, MailboxSettings } from '../settings.ts';
import { bearingItsId, findMail, hasId } from './find-mail.ts';

/**
 * Mails that were erased are taken out of the folders from which they came: where the desk reads, and where it moves what it has
 * read. A folder to which somebody else has moved one is not looked into; what was not there is noted as such.
 */
export function takeMailsAwayCourier(
  desk: Pick<Desk, 'db' | 'readAnew'>,
  mailboxes: readonly MailboxSettings[],
): Courier {
  return async () => {
    const faults: unknown[] = [];
    for (const mailbox of await mailboxesWithErased(desk.db)) {
      const imap = mailboxes.find(({ address }) => address === mailbox)?.imap ?? null;
      try {
        await takeFrom(desk, mailbox, imap);
      } catch (error) {
        faults.push(error);
      }
    }
    if (faults.length > 0) throw new Transient(reasonOf(faults[0]));
  };
}

async function takeFrom(
  desk: Pick<Desk, 'db' | 'readAnew'>,
  mailbox: string,
  imap: ImapSettings | null,
): Promise<void> {
  const { db } = desk;
  const mails = await mailsToTakeAway(db, mailbox);
  // desk.yaml reads that mailbox no more.
  if (!imap) {
    for (const { ids } of mails) await settleErasedMail(db, ids, 'unread');
    return;
  }
  const token = imap.auth.kind === 'oauth' ? await tokenProvider(imap.auth.provider).accessToken() : null;
  const client = imapClient(imap, token, certificateWatch(imap.host));
  client.on('error', () => {});
  try {
    await client.connect();
    // One that the server refuses to look for, or to delete, is not in the way of those behind it.
    const faults: unknown[] = [];
    for (const sought of mails)
      try {
        await settleErasedMail(db, sought.ids, await takeAway(desk, client, imap, sought));
      } catch (error) {
        if (!client.usable) throw error;
        faults.push(error);
      }
    if (faults.length > 0) throw faults[0];
  } finally {
    client.close();
  }
}

async function takeAway(
  desk: Pick<Desk, 'readAnew'>,
  client: ImapFlow,
  { folder, after }: ImapSettings,
  sought: Sought,
): Promise<ErasedMailState> {
  const folders = [folder, ...(after.kind === 'move' ? [after.folder] : [])];
  const isKnown = sought.contentHash !== null;
  if (!isKnown && !(await isToldById(client, folders, sought))) return 'unsure';
  let state: ErasedMailState = 'missing';
  for (const each of folders) {
    if (!(await isThere(client, each))) continue;
    const found = isKnown
      ? await findMail(desk, client, sought, each === folder)
      : await bearingItsId(client, sought);
    if (found.length === 0) continue;
    // Without UIDPLUS what others have marked as deleted would go with them.
    const deletes = client.capabilities.has('UIDPLUS');
    const isDone = deletes
      ? await client.messageDelete(found, { uid: true })
      : await client.messageFlagsAdd(found, ['\\Deleted'], { uid: true });
    if (!isDone) throw new Transient(`nothing could be deleted in ${each}`);
    state = deletes ? 'gone' : 'marked';
  }
  return state;
}

/** Whether no two mails bear its id: of others nothing says which it is. */
async function isToldById(client: ImapFlow, folders: string[], sought: Sought): Promise<boolean> {
  let bearing = 0;
  for (const each of folders)
    if (await isThere(client, each)) bearing += (await bearingItsId(client, sought)).length;
  return hasId(sought) && bearing <= 1;
}

/** Opens a folder. @returns false where there is none @throws whatever else the server says, or the wire */
async function isThere(client: ImapFlow, folder: string): Promise<boolean> {
  try {
    await client.mailboxOpen(folder);
    return true;
  } catch (error) {
    if (error instanceof Error && 'mailboxMissing' in error && error.mailboxMissing === true) return false;
    throw error;
  }
}
