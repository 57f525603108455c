import { randomBytes } from 'node:crypto';
import { DateTime } from 'luxon';
import type { Log } from '../../log.ts';
import { Permanent } from '../../outbox/failure.ts';
import { safeReason } from '../../safe-fault.ts';
import { firstName } from '../../ticket/people/first-name.ts';
import type { Language, Person } from '../../ticket/words.ts';
import { letterHtml } from '../letters/letter-html.ts';
import type { SmtpSender } from '../letters/smtp-sender.ts';
import { type AdminNews, adminEmails, greeting } from './words.ts';

/** What is said, since when, and the reasons as programs and platforms give them. */
export type AdminWord = { news: AdminNews; since: Date; why: string };

/** Tells the admins something by mail. */
export interface StraightMail {
  /** @returns whether everybody was told who can be; false: somebody is to be tried again */
  tell(word: AdminWord): Promise<boolean>;
}

/** How the desk signs what it writes to its admins. */
export type Letterhead = {
  deskName: string;
  mailbox: string;
  language: Language;
  zone: string;
  /** Marks our letters, so that one that comes back is known. */
  loopMark: string;
  /** A signed Message-ID for a nonce of sixteen hexadecimal digits. */
  messageId(nonce: string): string;
};

/**
 * Writes to the admins by the mail server, past the outbox and the database: it is what those cannot tell of
 * themselves. Who was told is not told again while others are tried.
 */
export function straightMail(
  sender: Pick<SmtpSender, 'send'>,
  admins: Person[],
  letterhead: Letterhead,
  log: Log,
): StraightMail {
  let current = '';
  let told = new Set<string>();

  return {
    tell: async word => {
      const key = `${word.news}:${word.since.toISOString()}`;
      if (key !== current) [current, told] = [key, new Set()];
      for (const admin of admins.filter(({ address }) => !told.has(address)))
        try {
          await sender.send(adminLetter(word, admin, letterhead));
          told.add(admin.address);
          log.info({ room: 'mail', news: word.news }, 'told an admin by mail');
        } catch (error) {
          log.error(
            { room: 'mail', news: word.news, reason: safeReason(error) },
            'an admin cannot be told by mail',
          );
          // An address that is refused for good is not written to again.
          if (error instanceof Permanent) told.add(admin.address);
        }
      return admins.every(({ address }) => told.has(address));
    },
  };
}

function adminLetter({ news, since, why }: AdminWord, admin: Person, letterhead: Letterhead) {
  const { deskName: desk, language, mailbox, zone, loopMark } = letterhead;
  const { subject, paragraphs } = adminEmails[news];
  const sinceInWords = DateTime.fromJSDate(since, { zone })
    .setLocale(language === 'it' ? 'it' : 'en-GB')
    .toFormat(language === 'it' ? "cccc d LLLL, 'ore' H:mm" : 'cccc d LLLL, H:mm');
  const text = [
    greeting(firstName(admin.name))[language],
    ...paragraphs.map(paragraph => paragraph({ since: sinceInWords, why })[language]),
    `— Sportello, ${desk}`,
  ].join('\n\n');
  return {
    messageId: letterhead.messageId(randomBytes(8).toString('hex')),
    from: { name: desk, address: mailbox },
    to: admin,
    subject: subject(desk)[language],
    text: `${text}\n`,
    html: letterHtml(text, language, desk, null),
    inReplyTo: null,
    references: [],
    language,
    automatic: 'auto-generated' as const,
    loopMark,
    files: [],
  };
}
