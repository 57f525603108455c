import type { Db } from '../../store/database.ts';
import { lockTicket } from '../../store/tickets/tickets.ts';
import { landing } from '../../ticket/chapters/mail.ts';
import type { Language, Person, Status } from '../../ticket/words.ts';
import type { Desk } from '../desk.ts';
import { lineOf, openingOf } from '../intake/opening.ts';
import {
  addWritten,
  customerOf,
  type Door,
  intentOf,
  keepWritten,
  type SentFile,
} from '../intake/without-mail.ts';
import { madeMessageId } from '../made-message-id.ts';
import { newTicket } from '../new-ticket.ts';

/** Which program wrote it down: a form on a site, another system. */
export type Form = { token: number; name: string };

export type FormFile = SentFile;

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
    { actor: customerOf(from), origin: 'api' },
    at,
    number => {
      const { author } = doorOf(form);
      return keepWritten(desk, tx, number, { ...mail, subject: lineOf(subject), at, files, author });
    },
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
  const { requester: from, subject } = ticket;
  const intent = intentOf(desk.readWords({ text, subject, writer: from.name }), files.length);
  if (landing(ticket, intent, desk.clock(), desk.reopenUntil) !== 'append') return 'closed';
  const how = { intent, unverified: true as const };
  const { status } = await addWritten(desk, tx, ticket, { from, text, files }, doorOf(form), how);
  return { status };
}

function doorOf({ name }: Form): Door {
  const author = { unverified: 'whoever fills in a form writes what they like', form: name };
  // The call is remembered with what it was answered.
  return { way: 'form', origin: 'api', author, key: null };
}
