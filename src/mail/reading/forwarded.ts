import type { EmailAttachment } from '../../desk/inbound-email.ts';
import type { Person } from '../../ticket/words.ts';
import { addressesIn } from './addresses/addresses.ts';

/** Mail programs say so in the subject, or above the mail that is passed on. */
const subjectSays = /^\s*(fwd?|fw|i|inoltr\w*|tr|wg|rv|enc|doorst)\s*:/i;
const markers = [
  /^[-\s>]*-{3,}\s*(forwarded message|messaggio inoltrato|weitergeleitete nachricht|message transféré|mensaje reenviado)\b/i,
  /^\s*(begin forwarded message|inizio messaggio inoltrato|anfang der weitergeleiteten nachricht|début du message réexpédié)\s*:/i,
];
const fromLine = /^[\s>*]*(from|da|von|de|van)\s*:\**\s*(.+)$/i;

/** A header block stands within so many lines below its marker, or anywhere near the top where the subject says it. */
const linesBelow = 8;
const linesLooked = 400;
/** A longer line is no header, and a trap for a search. */
const lineLength = 300;

/**
 * The original sender of a mail that somebody passed on: from the block of headers that mail programs put above it, or
 * from the mail itself where it is attached.
 */
export function forwardedFrom(subject: string, text: string, attachments: EmailAttachment[]): Person | null {
  const lines = text.split('\n', linesLooked).map(line => line.slice(0, lineLength));
  const marked = lines.findIndex(line => markers.some(marker => marker.test(line)));
  const bySubject = subjectSays.test(subject);
  if (marked >= 0 || bySubject) {
    const block = marked >= 0 ? lines.slice(marked + 1, marked + 1 + linesBelow) : lines;
    for (const line of block) {
      const person = personIn(fromLine.exec(line)?.[2]);
      if (person) return person;
    }
  }
  const attached = bySubject ? attachments.find(({ type }) => type === 'message/rfc822') : undefined;
  return attached ? senderOf(attached.content) : null;
}

/** "Paolo Neri <paolo@cliente.example>", "Neri, Paolo [mailto:paolo@cliente.example]" */
function personIn(written: string | undefined): Person | null {
  if (!written?.includes('@')) return null;
  const plain = written
    .slice(0, 500)
    .replace(/\[mailto:([^\]\s]+)\]/i, '<$1>')
    .replace(/<mailto:([^>\s]+)>/i, '<$1>')
    .replace(/\*/g, '');
  return addressesIn(plain)[0] ?? null;
}

function senderOf(source: Uint8Array): Person | null {
  const head =
    Buffer.from(source.subarray(0, 64_000))
      .toString('latin1')
      .split(/\r?\n\r?\n/, 1)[0] ?? '';
  const from = /^from:[ \t]*((?:.|\r?\n[ \t])+)/im.exec(head)?.[1];
  return from ? (addressesIn(from.replace(/\r?\n[ \t]+/g, ' '))[0] ?? null) : null;
}
