import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import mustache from 'mustache';
import { instantInWords, type Speech } from '../chat/say.ts';
import { wordsIn } from '../chat/words/words.ts';
import type { EmailAttachment, InboundEmail } from '../desk/inbound-email.ts';
import type { Held } from '../store/schema/files.ts';
import type { MessageAuthor } from '../store/schema/messages.ts';
import type { Seen } from '../ticket/sight/seen.ts';
import type { Language, Person } from '../ticket/words.ts';

/** So many letters of pictures a page carries; a mail that shows more shows the first of them. */
const pictureLength = 14 * 1024 * 1024;
/** Pictures that can do nothing but be looked at. */
const pictureTypes = ['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/bmp'];

/**
 * No script, nothing from outside, no form; the mail itself stands in a frame that can do nothing but open a link in a
 * new window.
 */
export const mailPagePolicy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const template = readFileSync(new URL('mail-page.mustache', import.meta.url), 'utf8');
mustache.parse(template);

const frameHead =
  '<!doctype html><meta charset="utf-8"><base target="_blank"><style>body{margin:20px max(16px,min(24px,4vw));font:15px/1.5 "Segoe UI",-apple-system,Roboto,"Helvetica Neue",Arial,sans-serif;color:#1c2430;overflow-wrap:anywhere}img{max-width:100%;height:auto}blockquote{margin:0 0 0 8px;padding-left:12px;border-left:2px solid #d5dae0;color:#5b6675}</style>';

const words = {
  from: { it: 'Da', en: 'From' },
  to: { it: 'A', en: 'To' },
  cc: { it: 'Cc', en: 'Cc' },
  date: { it: 'Data', en: 'Date' },
  files: { it: 'Allegati', en: 'Attachments' },
  noSubject: { it: '(senza oggetto)', en: '(no subject)' },
  empty: { it: '(senza testo)', en: '(no text)' },
  safe: {
    it: 'Le immagini da Internet non vengono caricate.',
    en: 'Pictures from the Internet are not loaded.',
  },
  download: { it: 'Scarica l’originale (.eml)', en: 'Download the original (.eml)' },
} satisfies Record<string, Record<Language, string>>;

/**
 * The whole mail as a page: quotes, signature, pictures, all of it.
 *
 * @param held files that are kept from being opened, by the hash of their content
 * @param raw where the mail as it came is to be had, or why it is not
 * @param author what was found out about who wrote it when it came
 */
export function mailPage(
  mail: Seen<InboundEmail>,
  held: Map<string, Held>,
  raw: { url: string } | { whyNot: string },
  speech: Speech,
  author: MessageAuthor | null = null,
): string {
  const { page } = wordsIn(speech.language).author;
  const isForAnother = mail.sender !== null && mail.sender.address !== mail.from.address;
  const { language } = speech;
  const { html, shown } = withPictures(mail.html, mail.attachments, held);
  const head = [
    { label: words.from[language], value: inWords([mail.sender ?? mail.from]) },
    { label: page.author, value: isForAnother ? inWords([mail.from]) : '' },
    { label: page.sender, value: author?.unverified || author?.saysToBe ? page.unverified : '' },
    { label: page.answersTo, value: inWords(elsewhere(mail)) },
    { label: words.to[language], value: inWords(mail.to) },
    { label: words.cc[language], value: inWords(mail.cc) },
    { label: words.date[language], value: mail.date ? instantInWords(speech, mail.date) : '' },
    { label: words.files[language], value: filesOf(mail, shown, held, speech).join(', ') },
  ];
  const subject = mail.subject || words.noSubject[language];
  return mustache.render(template, {
    lang: language,
    title: subject,
    subject,
    head: head.filter(({ value }) => value !== ''),
    safe: words.safe[language],
    download: words.download[language],
    ...raw,
    frame: mail.html && inAttribute(`${frameHead}${html}`),
    text: mail.text || words.empty[language],
  });
}

/** Where answers are wanted, if not with the sender. */
function elsewhere({ sender, replyTo }: Seen<InboundEmail>): Person[] {
  return replyTo.filter(({ address }) => address !== sender?.address);
}

function inWords(people: Person[]): string {
  return people
    .map(({ name, address }) => (name && name !== address ? `${name} <${address}>` : address))
    .join(', ');
}

/** All that is not seen on the page. */
function filesOf(
  { attachments }: Seen<InboundEmail>,
  shown: Set<EmailAttachment>,
  held: Map<string, Held>,
  { language }: Speech,
): string[] {
  const { heldFile } = wordsIn(language).watch;
  return attachments.flatMap(file => {
    const why = held.get(hashOf(file));
    if (why) return [heldFile[why](file.name, '')];
    return shown.has(file) ? [] : [file.name];
  });
}

/** Puts the pictures that the mail brings with it where it shows them, until the page has enough of them. */
function withPictures(
  html: string,
  attachments: EmailAttachment[],
  held: Map<string, Held>,
): { html: string; shown: Set<EmailAttachment> } {
  const shown = new Set<EmailAttachment>();
  const pictures = new Map<string, EmailAttachment>();
  for (const picture of attachments.filter(({ type }) => pictureTypes.includes(type)))
    for (const key of [picture.contentId, picture.name].map(id => id.toLowerCase()))
      if (key !== '' && !pictures.has(key)) pictures.set(key, picture);
  let left = pictureLength;
  const filled = html.replace(/src="cid:([^"]{1,3000})"/gi, (_, id: string) => {
    const picture = pictures.get(decodedId(id));
    // The same one may be asked for a thousand times.
    const length = picture ? Math.ceil(picture.content.byteLength / 3) * 4 : 0;
    if (!picture || length > left || held.has(hashOf(picture))) return 'src=""';
    left -= length;
    shown.add(picture);
    return `src="data:${picture.type};base64,${Buffer.from(picture.content).toString('base64')}"`;
  });
  return { html: filled, shown };
}

/** As cleaned HTML names a picture: in small letters, odd signs in percent. */
function decodedId(id: string): string {
  try {
    return decodeURI(id.replaceAll('&amp;', '&')).toLowerCase();
  } catch {
    return id.toLowerCase();
  }
}

function hashOf({ content }: EmailAttachment): string {
  return createHash('sha256').update(content).digest('hex');
}

/** As an attribute's value: mustache would write each slash of a picture in six letters. */
function inAttribute(html: string): string {
  return html.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
}
