import type { ArrivedMail, InboundEmail, UnreadableEmail } from '../../desk/inbound-email.ts';
import { readApart } from './apart/read-apart.ts';
import { sourceHash } from './content-hash.ts';
import type { ReadingContext } from './reading-context.ts';
import { understand } from './understand.ts';

/** Beyond this a mail is kept, but not parsed: parsing takes several times its size in memory. */
const parsedAtMost = 60 * 1024 * 1024;

/**
 * Up to here the worst that we could build takes a fraction of a second (test/mail/reading/bounds.test.ts), and a thread's
 * post would cost more than it saves. Beyond, a thread reads that can be stopped.
 */
const inPlaceAtMost = 96 * 1024;

/**
 * Understands a mail, within a bound of time and memory. Never throws: what cannot be read comes back as unreadable,
 * with the reason.
 */
export async function readEmail(
  arrived: ArrivedMail,
  context: ReadingContext,
): Promise<{ ok: true; email: InboundEmail } | { ok: false; unreadable: UnreadableEmail }> {
  const size = arrived.source.byteLength;
  try {
    if (size === 0) throw new Error(arrived.unfetched ?? 'the mail is empty');
    if (size > parsedAtMost) throw new Error(`the mail is larger than ${parsedAtMost / 1024 / 1024} MB`);
    const email = size <= inPlaceAtMost ? understand(arrived, context) : await readApart(arrived, context);
    return { ok: true, email };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    // Of mails that hold nothing only their place tells one from the other.
    const contentHash = sourceHash(size > 0 ? arrived.source : Buffer.from(arrived.place));
    return { ok: false, unreadable: { arrived, contentHash, error: reason } };
  }
}

/** A mail that was taken in long ago, understood anew; null where nobody can. */
export async function readSource(source: Uint8Array, context: ReadingContext): Promise<InboundEmail | null> {
  const arrived = {
    source,
    arrivedAt: new Date(0),
    mailbox: '',
    door: 'smtp' as const,
    place: '',
    fromBacklog: false,
  };
  const read = await readEmail(arrived, context);
  return read.ok ? read.email : null;
}
