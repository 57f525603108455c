import { enqueue } from '../../outbox/enqueue.ts';
import type { Db } from '../../store/database.ts';
import { insertMessage } from '../../store/mail/messages.ts';
import { lockTicket } from '../../store/tickets/tickets.ts';
import { landing, type MailIntent } from '../../ticket/chapters/mail.ts';
import { decide } from '../../ticket/decide.ts';
import type { Actor, Language, Person, Status } from '../../ticket/words.ts';
import type { Desk } from '../desk.ts';
import { record } from '../handle.ts';
import { excerpt } from '../intake/excerpt.ts';
import { keepFiles } from '../intake/keep-mail.ts';
import { lineOf, openingOf } from '../intake/opening.ts';
import { restrictByRule } from '../intake/restrict-by-rule.ts';
import type { WrittenWords } from '../intake/written-words.ts';
import { madeMessageId } from '../made-message-id.ts';
import { newTicket } from '../new-ticket.ts';

/** Which program wrote it down: a form on a site, another system. */
export type Form = { token: number; name: string };

export type FormFile = { name: string; type: string; content: Uint8Array };

/** What somebody asks for by a form. Nobody confirms that they are who they say. */
export type FormRequest = {
  from: Person;
  mailbox: string;
  subject: string;
  text: string;
  /** null: that of the text. */
  language: Language | null;
  files: FormFile[];
};

/**
 * Opens a request that came by a form, as a mail does: by the same rules, and with the same letters and promises. Whoever it
 * names joins no other request by it, and gets nothing that was agreed with a company; a receipt has its caps.
 *
 * @returns its number
 */
export async function openByForm(desk: Desk, tx: Db, request: FormRequest, form: Form): Promise<number> {
  const { from, mailbox, subject, text, files } = request;
  const at = desk.clock();
  const { newText, ...words } = desk.readWords({ text, subject, writer: from.name });
  const language = request.language ?? words.language;
  const mail = {
    from,
    to: [],
    cc: [],
    subject,
    text,
    newText,
    language,
    kind: 'request' as const,
    important: false,
    messageId: madeMessageId('form', mailbox),
    arrived: { arrivedAt: at, mailbox, fromBacklog: false },
  };
  const opening = await openingOf(desk, tx, mail, null, { unverified: 'form' }, true);
  return await newTicket(
    desk,
    tx,
    { ...opening, ...(request.language ? { language: request.language } : {}), viaForm: form },
    { actor: writer(from), origin: 'api' },
    at,
    number => keep(desk, tx, number, { ...mail, subject: lineOf(subject), at, files }, form),
  );
}

/** Why nothing is added to a request; `not-there` of one that another form opened, too. */
export type WhyNotAdded = 'not-there' | 'merged' | 'closed';

/** Adds what its customer writes by the form that opened it: as their answer, which nobody confirms. */
export async function addByForm(
  desk: Desk,
  tx: Db,
  number: number,
  { text, files }: Pick<FormRequest, 'text' | 'files'>,
  form: Form,
): Promise<{ status: Status } | WhyNotAdded> {
  const ticket = await lockTicket(tx, number);
  if (ticket?.viaForm?.token !== form.token) return 'not-there';
  if (ticket.mergedInto !== null) return 'merged';
  const at = desk.clock();
  const { requester: from, subject, language, mailbox } = ticket;
  const words = desk.readWords({ text, subject, writer: from.name });
  const intent = intentOf(words, files.length);
  if (landing(ticket, intent, at, desk.reopenUntil) !== 'append') return 'closed';
  const messageId = madeMessageId('form', mailbox);
  await keep(desk, tx, number, { from, subject, text, language, messageId, at, files }, form);
  const actor = writer(from);
  const decision = decide(
    ticket,
    {
      type: 'receive',
      from,
      intent,
      excerpt: excerpt({ newText: words.newText, text }),
      messageId,
      joining: [],
      arrivedAt: at.toISOString(),
      folded: false,
      unverified: true,
    },
    actor,
    desk.policy.catalogue,
  );
  if (!decision.ok) throw new Error(`what came by a form was refused: ${decision.refusal.reason}`);
  const added = await record(desk, tx, ticket, decision.events, { actor, origin: 'api', key: null });
  if (intent !== 'automatic')
    await restrictByRule(desk, tx, added.ticket, { from, subject, newText: words.newText, important: false });
  return { status: added.ticket.status };
}

/** As a mail's words are judged: thanks and a program's answer move nothing; a file is something to look at. */
function intentOf({ isThanks, isAutomatic }: WrittenWords, files: number): MailIntent {
  if (files > 0) return 'message';
  if (isAutomatic) return 'automatic';
  return isThanks ? 'thanks' : 'message';
}

function writer(person: Person): Actor {
  return { kind: 'customer', ...person };
}

type Written = Pick<FormRequest, 'from' | 'subject' | 'text' | 'files'> & {
  language: Language;
  messageId: string;
  at: Date;
};

async function keep(
  desk: Desk,
  tx: Db,
  ticket: number,
  { from, subject, text, language, messageId, at, files }: Written,
  { name }: Form,
): Promise<void> {
  const id = await insertMessage(tx, {
    ticket,
    direction: 'in',
    messageId,
    inReplyTo: null,
    references: [],
    from,
    to: [],
    subject,
    text,
    language,
    automatic: null,
    at,
    mailId: null,
    author: { unverified: 'whoever fills in a form writes what they like', form: name },
  });
  const vetted = files.map(file => ({ ...file, ...desk.vetFile(file) }));
  await enqueue(tx, await keepFiles(desk, tx, id, vetted));
}
