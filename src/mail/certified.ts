import type { Attachment, Email } from 'postal-mime';
import PostalMime from 'postal-mime';

/**
 * Italian certified mail (posta certificata, DPR 68/2005): the provider's envelope says that something was sent, and
 * what was sent is inside, as postacert.eml. What the customer wrote, its subject and attachments are read from there;
 * headers, sender and Message-ID stay the envelope's, since answers and duplicates are told by these.
 */
export async function certifiedInside(envelope: Email): Promise<Email> {
  const isCertified = envelope.headers.some(
    ({ key, value }) =>
      key.toLowerCase() === 'x-trasporto' && value.trim().toLowerCase() === 'posta-certificata',
  );
  const sent = isCertified ? envelope.attachments.find(isSentMail) : undefined;
  if (!sent) return envelope;
  const inside = await PostalMime.parse(sent.content, {
    attachmentEncoding: 'arraybuffer',
    forceRfc822Attachments: true,
  });
  const { text, html, subject, attachments } = inside;
  // Without these the envelope's words would stand for the customer's.
  const words = { text: text ?? '', html: html ?? '' };
  return { ...envelope, ...words, subject: subject ?? envelope.subject ?? '', attachments };
}

const isSentMail = ({ mimeType, filename }: Attachment): boolean =>
  mimeType === 'message/rfc822' || filename?.toLowerCase() === 'postacert.eml';
