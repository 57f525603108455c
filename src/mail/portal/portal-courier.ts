import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Desk } from '../../desk/desk.ts';
import { whoEnters } from '../../desk/portal/access/who-enters.ts';
import { codeLastsMs } from '../../desk/portal/ask-code.ts';
import { codeInWords, codeOf } from '../../desk/portal/code.ts';
import type { Courier } from '../../outbox/effect.ts';
import { Permanent } from '../../outbox/failure.ts';
import { accessOf } from '../../store/portal/access.ts';
import { findCode, noteCodeSent } from '../../store/portal/codes.ts';
import { findTicket } from '../../store/tickets/tickets.ts';
import { nameInLetters } from '../../ticket/people/corrections.ts';
import type { Language, Person } from '../../ticket/words.ts';
import { letterHtml } from '../letters/letter-html.ts';
import type { SmtpSender } from '../letters/smtp-sender.ts';
import { portalLetters } from './words.ts';

const payloadShape = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('code'), code: z.number() }),
  z.object({ kind: z.literal('granted'), address: z.string() }),
]);

/** Who writes, and with what. @property secret the desk's: codes are made of it @property portalUrl where one signs in */
export type PortalLetterhead = {
  deskName: string;
  mailbox: string;
  portalUrl: string;
  secret: string;
  loopMark: string;
};

/** A letter, but for what all of them have. @property mark makes its Message-ID: a repeat has the same */
type Written = {
  to: Person;
  language: Language;
  subject: string;
  paragraphs: readonly string[];
  mark: string;
};

/**
 * Mails what concerns the portal. A code goes only to whom it lets in, and only while it can be used: whoever cannot sign in gets
 * nothing, so that nobody has letters sent to strangers.
 */
export function portalLetterCourier(desk: Desk, sender: SmtpSender, letterhead: PortalLetterhead): Courier {
  return async payload => {
    const letter = payloadShape.parse(payload);
    const written =
      letter.kind === 'code'
        ? await codeLetter(desk, letter.code, letterhead)
        : await grantedLetter(desk, letter.address, letterhead);
    if (!written) return;
    try {
      await sender.send(whole(desk, written, letterhead));
    } catch (error) {
      // Its reason may quote the letter; whose it is stands in the log of the desk.
      if (!(error instanceof Permanent) || letter.kind !== 'code') throw error;
    }
    if (letter.kind === 'code') await noteCodeSent(desk.db, letter.code, desk.clock());
  };
}

async function codeLetter(
  desk: Desk,
  id: number,
  { deskName, secret }: PortalLetterhead,
): Promise<Written | null> {
  const code = await findCode(desk.db, id);
  if (!code || code.sentAt !== null || code.usedAt !== null || code.endsAt <= desk.clock()) return null;
  const { address, ticket, nonce } = code;
  const to = ticket === null ? await entering(desk, address) : (await findTicket(desk.db, ticket))?.requester;
  // Meanwhile it may have turned out that somebody else asked.
  if (!to || to.address !== address || address === '') return null;
  const { name } = to;
  const { subject, body } = portalLetters[code.language].code;
  return {
    to: { name, address },
    language: code.language,
    subject: subject(deskName),
    paragraphs: body(codeInWords(codeOf(nonce, secret)), codeLastsMs / 60_000),
    mark: `code:${nonce}`,
  };
}

async function entering(desk: Desk, address: string): Promise<Person | null> {
  const opens = await whoEnters(desk, desk.db, address);
  return opens && { name: opens.access?.name ?? opens.colleague?.name ?? '', address };
}

async function grantedLetter(
  desk: Desk,
  address: string,
  { deskName, portalUrl }: PortalLetterhead,
): Promise<Written | null> {
  const access = await accessOf(desk.db, address);
  if (!access) return null;
  const { language, name, company } = access;
  const sees = company === null ? '' : (desk.companies.now().byKey.get(company)?.name ?? '');
  const { subject, body } = portalLetters[language].granted;
  return {
    to: { name, address },
    language,
    subject: subject(deskName),
    paragraphs: body(portalUrl, sees),
    mark: `granted:${address}:${access.grantedAt.toISOString()}`,
  };
}

function whole(
  desk: Pick<Desk, 'messageIds'>,
  { to, language, subject, paragraphs, mark }: Written,
  { deskName, mailbox, loopMark, portalUrl }: PortalLetterhead,
) {
  const { greeting, sign } = portalLetters[language];
  const text = [greeting(nameInLetters(to.name)), ...paragraphs, sign(deskName)].join('\n\n');
  const nonce = createHash('sha256').update(mark).digest('hex').slice(0, 16);
  return {
    messageId: desk.messageIds.portal(nonce, mailbox),
    from: { name: deskName, address: mailbox },
    to,
    subject,
    text: `${text}\n`,
    html: letterHtml(text, language, deskName, null, [portalUrl]),
    inReplyTo: null,
    references: [],
    language,
    automatic: 'auto-generated' as const,
    loopMark,
    files: [],
  };
}
