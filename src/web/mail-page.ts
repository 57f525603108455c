import { readFileSync } from 'node:fs';
import mustache from 'mustache';
import { instantInWords, type Speech } from '../chat/say.ts';
import type { EmailAttachment, InboundEmail } from '../desk/inbound-email.ts';
import type { Person } from '../ticket/words.ts';

/** So much of pictures a page carries; a mail that brings more shows the first of them. */
const pictureBytes = 10 * 1024 * 1024;
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
  '<!doctype html><meta charset="utf-8"><base target="_blank"><style>body{margin:20px 24px;font:15px/1.5 system-ui,sans-serif;color:#1c2430;overflow-wrap:anywhere}img{max-width:100%;height:auto}blockquote{margin:0 0 0 8px;padding-left:12px;border-left:2px solid #d5dae0;color:#5b6675}</style>';

const words = {
  it: {
    from: 'Da',
    to: 'A',
    cc: 'Cc',
    date: 'Data',
    files: 'Allegati',
    noSubject: '(senza oggetto)',
    empty: '(senza testo)',
    safe: 'Le immagini da Internet non vengono caricate.',
    download: 'Scarica com’è arrivata (.eml)',
  },
  en: {
    from: 'From',
    to: 'To',
    cc: 'Cc',
    date: 'Date',
    files: 'Attachments',
    noSubject: '(no subject)',
    empty: '(no text)',
    safe: 'Pictures from the Internet are not loaded.',
    download: 'Download as it came (.eml)',
  },
} as const;

/**
 * The whole mail as a page: quotes, signature, pictures, all of it.
 *
 * @param source where the raw mail is to be had
 */
export function mailPage(mail: InboundEmail, source: string, speech: Speech): string {
  const t = words[speech.language];
  const head = [
    { label: t.from, value: inWords([mail.from]) },
    { label: t.to, value: inWords(mail.to) },
    { label: t.cc, value: inWords(mail.cc) },
    { label: t.date, value: mail.date ? instantInWords(speech, mail.date) : '' },
    { label: t.files, value: filesOf(mail).join(', ') },
  ];
  const subject = mail.subject || t.noSubject;
  return mustache.render(template, {
    lang: speech.language,
    title: subject,
    subject,
    head: head.filter(({ value }) => value !== ''),
    safe: t.safe,
    download: t.download,
    source,
    frame: mail.html && `${frameHead}${withPictures(mail.html, mail.attachments)}`,
    text: mail.text || t.empty,
  });
}

function inWords(people: Person[]): string {
  return people
    .map(({ name, address }) => (name && name !== address ? `${name} <${address}>` : address))
    .join(', ');
}

function filesOf({ attachments }: InboundEmail): string[] {
  return attachments.filter(({ inline }) => !inline).map(({ name }) => name);
}

/** Puts the pictures that the mail brings with it where it shows them. */
function withPictures(html: string, attachments: EmailAttachment[]): string {
  let left = pictureBytes;
  const pictures = new Map<string, string>();
  for (const { contentId, type, content } of attachments) {
    if (!contentId || !pictureTypes.includes(type) || content.byteLength > left) continue;
    left -= content.byteLength;
    pictures.set(contentId, `data:${type};base64,${Buffer.from(content).toString('base64')}`);
  }
  return html.replace(/src="cid:([^"]{1,300})"/gi, (_, id: string) => `src="${pictures.get(id) ?? ''}"`);
}
