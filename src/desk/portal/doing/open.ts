import type { Db } from '../../../store/database.ts';
import { noteContact, noteKnown } from '../../../store/mail/contacts.ts';
import { isRestrictedCategory } from '../../../ticket/catalogue/catalogue.ts';
import type { Suggestion, Ticket } from '../../../ticket/ticket.ts';
import type { Category } from '../../../ticket/words.ts';
import type { Desk } from '../../desk.ts';
import { joinByItself } from '../../incidents/join.ts';
import { stormTicket } from '../../intake/alike/storm.ts';
import { lineOf, openingOf } from '../../intake/opening.ts';
import type { SuggestedBy } from '../../intake/suggest.ts';
import { addWritten, customerOf, type Door, keepWritten, type Written } from '../../intake/without-mail.ts';
import { madeMessageId } from '../../made-message-id.ts';
import { newTicket } from '../../new-ticket.ts';
import { type Doer, type Done, once, refused } from './act.ts';
import { opensTooMany } from './flood.ts';

/** What somebody asks for on their own pages. @property hint what they take it for; an operator says what it is */
export type Asked = Pick<Written, 'text' | 'files'> & { subject: string; hint: Category | null };

/**
 * Opens a request that a customer writes on their own pages, as their mail would: with the same rules, receipts and promises. The
 * same once more within minutes is folded into the first, as a storm of mails is.
 *
 * @returns the request in which it stands
 */
export async function openOnPortal(desk: Desk, doer: Doer, asked: Asked): Promise<Done> {
  const { who } = doer;
  if (who.only !== null) return refused('not-yours');
  return await once(desk, doer, async (tx, door) => {
    if (await opensTooMany(desk, tx, who.address)) return refused('too-often');
    const { text, files } = asked;
    const written = { from: { name: who.name, address: who.address }, text, files };
    const mailbox = desk.ownAddresses[0] ?? '';
    const mail = mailOf(desk, written, asked.subject, mailbox);
    const storm = await stormTicket(desk, tx, mail, false);
    if (storm) {
      await addWritten(desk, tx, storm, written, door, { intent: 'message', folded: true });
      return { ok: true, number: storm.number };
    }
    return await opened(desk, tx, mail, written, door, { hint: asked.hint, linkedTo: null });
  });
}

/** What comes to a request that was closed too long ago begins a new one. @param tx holds the old one's lock */
export async function openLinked(
  desk: Desk,
  tx: Db,
  { number, subject, mailbox }: Ticket,
  written: Written,
  door: Door,
): Promise<Done> {
  if (await opensTooMany(desk, tx, written.from.address)) return refused('too-often');
  const mail = mailOf(desk, written, subject, mailbox);
  return await opened(desk, tx, mail, written, door, { hint: null, linkedTo: number });
}

type PortalMail = ReturnType<typeof mailOf>;

/** As a mail that says the same. */
function mailOf(desk: Desk, { from, text }: Written, subject: string, mailbox: string) {
  const { newText, language } = desk.readWords({ text, subject, writer: from.name });
  return {
    ...{ from, to: [], cc: [], subject, text, newText, language, kind: 'request' as const, important: false },
    messageId: madeMessageId('portal', mailbox),
    arrived: { arrivedAt: desk.clock(), mailbox, fromBacklog: false },
    authorship: { shared: null },
  };
}

async function opened(
  desk: Desk,
  tx: Db,
  { authorship: _, ...mail }: PortalMail,
  written: Written,
  door: Door,
  { hint, linkedTo }: { hint: Category | null; linkedTo: number | null },
): Promise<Done> {
  const { from } = written;
  const hinting = { ...desk, suggest: (asked: SuggestedBy) => hinted(desk, desk.suggest(asked), hint) };
  const opening = await openingOf(hinting, tx, mail, linkedTo, {}, true);
  const at = mail.arrived.arrivedAt;
  const kept = { ...written, ...mail, language: opening.language, subject: lineOf(mail.subject), at };
  const number = await newTicket(
    desk,
    tx,
    { ...opening, lostNumber: null },
    { actor: customerOf(from), origin: door.origin },
    at,
    made => keepWritten(desk, tx, made, { ...kept, author: door.author }),
    door.key,
  );
  // Who is signed in reads what is mailed there.
  await noteContact(tx, from.address, opening.language);
  await noteKnown(tx, from.address, at);
  await joinByItself(desk, tx, number, mail);
  return { ok: true, number };
}

/** What its customer takes it for is proposed; but for what few may see, which no hint opens to all. */
function hinted({ policy }: Desk, suggestion: Suggestion | null, hint: Category | null): Suggestion | null {
  const category = suggestion?.category ?? null;
  const isKept = category !== null && isRestrictedCategory(policy.catalogue, category);
  if (hint === null || isKept) return suggestion;
  return { category: hint, priority: suggestion?.priority ?? null, reason: { by: 'customer' } };
}
