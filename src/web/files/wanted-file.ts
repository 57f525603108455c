import type { Words } from '../../chat/words/words.ts';
import type { Db } from '../../store/database.ts';
import { findAttachment, heldInMail } from '../../store/mail/attachments.ts';
import { mailSource } from '../../store/mail/mails.ts';
import type { Held } from '../../store/schema/files.ts';
import type { Operator } from '../../ticket/words.ts';
import type { Wanted } from './link.ts';

/** `held`: why it is kept from being opened. */
export type WantedFile = { name: string; content: Uint8Array; held: Held | null };

/** The file that a link names, or the mail as it came. @returns null where it is not there any more */
export async function wantedFile(db: Db, { kind, ticket, id }: Wanted): Promise<WantedFile | null> {
  if (kind === 'report') return null;
  if (kind === 'attachment') return await findAttachment(db, ticket, id);
  const content = await mailSource(db, ticket, id);
  // The mail as it came has its files in it: what is kept from being opened there is kept here too.
  return content && { name: `${ticket}-${id}.eml`, content, held: await heldInMail(db, id) };
}

/** A dangerous file stays in its mail, which as it came goes to admins only. @returns null where nothing is held */
export function whyHeldFrom(
  { role }: Operator,
  { kind }: Wanted,
  { held }: Pick<WantedFile, 'held'>,
  { watch }: Words,
): string | null {
  if (held === null || (kind === 'mail' && held === 'dangerous' && role === 'admin')) return null;
  return (kind === 'mail' ? watch.heldMail : watch.heldPage)[held];
}
