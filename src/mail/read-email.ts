import type { Email } from 'postal-mime';
import PostalMime from 'postal-mime';
import type { ArrivedMail, InboundEmail, UnreadableEmail } from '../desk/inbound-email.ts';
import { addressesOf, firstAddress } from './addresses.ts';
import { attachmentsOf } from './attachments.ts';
import { bounceReport } from './bounce.ts';
import { contentHash, sourceHash } from './content-hash.ts';
import { guard } from './guard.ts';
import { headersOf } from './headers.ts';
import { isThanks } from './is-thanks.ts';
import { languageOf } from './language.ts';
import { idsIn, ownId } from './message-id.ts';
import { newText } from './new-text.ts';
import { cleanLine, readableText } from './text.ts';

/** What the reader must know of the desk. */
export type ReadingContext = { ownAddresses: string[]; isOwnMessageId(id: string): boolean };

/** Beyond this a mail is kept, but not parsed: parsing takes several times its size in memory. */
const parsedAtMost = 60 * 1024 * 1024;

/**
 * Understands a mail: parses it, judges what it is, and frees what was newly written from quotes. Never throws: what
 * cannot be read comes back as unreadable, with the reason.
 */
export async function readEmail(
  arrived: ArrivedMail,
  context: ReadingContext,
): Promise<{ ok: true; email: InboundEmail } | { ok: false; unreadable: UnreadableEmail }> {
  const unreadable = (error: string) => ({
    ok: false as const,
    unreadable: { arrived, contentHash: sourceHash(arrived.source), error },
  });
  if (arrived.source.byteLength === 0) return unreadable('the mail is empty');
  if (arrived.source.byteLength > parsedAtMost)
    return unreadable(`the mail is larger than ${parsedAtMost / 1024 / 1024} MB`);
  try {
    const parsed = await PostalMime.parse(arrived.source, {
      attachmentEncoding: 'arraybuffer',
      forceRfc822Attachments: true,
    });
    if (parsed.headers.length === 0) return unreadable('the mail has no headers');
    return { ok: true, email: understand(arrived, parsed, context) };
  } catch (error) {
    return unreadable(error instanceof Error ? error.message : String(error));
  }
}

function understand(arrived: ArrivedMail, parsed: Email, context: ReadingContext): InboundEmail {
  const headers = headersOf(parsed.headers);
  const subject = cleanLine(parsed.subject ?? '');
  const { text, html } = readableText(parsed.text, parsed.html);
  const attachments = attachmentsOf(parsed.attachments);
  const hash = contentHash({
    from: headers.get('from'),
    date: headers.get('date'),
    subject,
    text,
    html,
    attachments,
  });
  const messageId = idsIn(parsed.messageId ?? '')[0] ?? ownId(hash);
  const sender = firstAddress(parsed.from ? [parsed.from] : []);
  const from = firstAddress(parsed.replyTo) ?? sender ?? { name: '', address: '' };
  const date = new Date(headers.get('date'));
  const { reply: written, signature } = newText(text);
  const { kind, why } = guard({
    headers,
    subject,
    // An empty From (`<>`) keeps its name: "Mail Delivery System" says who sent it.
    sender: { name: parsed.from?.name ?? '', address: sender?.address ?? '' },
    fromAddress: from.address,
    envelopeFrom: arrived.envelopeFrom,
    messageId,
    written,
    parts: parsed.attachments,
    context,
  });
  return {
    arrived,
    contentHash: hash,
    messageId,
    inReplyTo: idsIn(headers.get('in-reply-to')),
    references: idsIn(headers.get('references')),
    from,
    sender,
    replyTo: addressesOf(parsed.replyTo),
    date: Number.isNaN(date.getTime()) ? null : date,
    to: addressesOf(parsed.to),
    cc: addressesOf(parsed.cc),
    subject,
    subjectTokens: [...subject.matchAll(/\[#(\d{1,9})\]/g)].map(match => Number(match[1])),
    text,
    newText: written,
    signature,
    attachments,
    language: languageOf(written || subject),
    kind,
    why,
    bounce: kind === 'bounce' ? bounceReport(parsed, text) : null,
    isThanks: kind === 'request' && isThanks(written) && attachments.every(({ inline }) => inline),
    important: /^(1|2|high|urgent)/i.test(
      headers.get('x-priority') ||
        headers.get('importance') ||
        headers.get('x-msmail-priority') ||
        headers.get('priority'),
    ),
  };
}
