import type { Effect } from '../../outbox/effect.ts';
import type { Db } from '../../store/database.ts';
import { inTurn } from '../../store/in-unison.ts';
import { threadOf } from '../../store/mail/answering.ts';
import { insertAttachments } from '../../store/mail/attachments.ts';
import { noteAutomaticLetter } from '../../store/mail/automatic-letters.ts';
import { isKnown } from '../../store/mail/contacts.ts';
import { insertMessage } from '../../store/mail/messages.ts';
import { attachUploads } from '../../store/mail/uploads.ts';
import type { RecordedEvent } from '../../ticket/events.ts';
import { isOwed, type LetterOrder, letterKinds } from '../../ticket/grammar/letter-order.ts';
import { correspondent } from '../../ticket/people/authorship.ts';
import { quoteOfVersion } from '../../ticket/quotes/quote.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import { letterOrderedBy } from '../../ticket/traits.ts';
import type { Desk } from '../desk.ts';
import { redrawEffect, scanEffect } from '../effects.ts';
import type { QuoteInLetter } from './letter.ts';
import { letterEffect } from './letter-effect.ts';
import { mailboxOf, whyHeld, whyNowhere } from './why-held.ts';

/** Header lines have their limits, and a thread needs its first and its latest messages only. */
const referencesKept = 30;

/**
 * Writes the letter that an event asks for, if it does, into the conversation, whole and addressed, and gives
 * the effect that carries it. Automatic letters pass the gate; one that may not go is kept as `held`, with the
 * reason, so that operators see that the customer was not told.
 */
export async function writeLetter(
  desk: Desk,
  tx: Db,
  ticket: Ticket,
  recorded: RecordedEvent,
): Promise<Effect[]> {
  const due = letterDue(desk, recorded);
  if (!due) return [];

  const automatic = letterKinds[due.kind];
  const { address } = correspondent(ticket);
  const letter = desk.letters.write(due.kind, ticket, {
    operator: due.operator,
    text: due.text,
    closesAt: due.closesAt ?? null,
    quote: quoteIn(desk, ticket, due),
    // These go to whoever writes, before anybody has looked at what it says.
    isToUnknown: (due.kind === 'receipt' || due.kind === 'confidential') && !(await isKnown(tx, address)),
  });
  const held =
    whyNowhere(desk, ticket) ??
    (automatic ? await whyNotCounted(desk, tx, ticket, recorded, due.kind) : null);
  const { answered, references } = await threadOf(tx, ticket.number, referencesKept);

  // What an operator wrote can be taken back for a while.
  const afterSeconds = automatic || due.isOneOfMany ? 0 : desk.undoSeconds;
  // The jobs' clock is the machine's, whatever the sandbox's says.
  const leavesAt = new Date(Date.now() + afterSeconds * 1000);
  const id = await insertMessage(tx, {
    ticket: ticket.number,
    direction: 'out',
    messageId: desk.messageIds.of(ticket, recorded),
    inReplyTo: answered,
    references,
    from: letter.from,
    to: [letter.to],
    subject: letter.subject,
    text: letter.text,
    html: letter.html,
    language: letter.language,
    automatic,
    at: recorded.at,
    leavesAt,
    state: held ? 'held' : 'queued',
    stateWhy: held,
  });
  const files = (due.files ?? []).map(({ upload }) => upload);
  await attachUploads(tx, id, files, desk.scansFiles ? 'unscanned' : null);
  const { key } = desk.security ?? {};
  if (due.kind === 'confidential' && key) await insertAttachments(tx, id, [key]);
  const scans = desk.scansFiles && files.length > 0 ? [scanEffect(id)] : [];
  if (held) return scans;
  if (afterSeconds === 0) return [letterEffect(ticket.number, id), ...scans];
  return [letterEffect(ticket.number, id, leavesAt), ...scans, withoutUndo(ticket, leavesAt)];
}

/**
 * Counts an automatic letter, or says why it may not go. In turn: one that others of the same transaction are about to count would
 * not be seen, and the limit is everybody's.
 */
async function whyNotCounted(
  desk: Desk,
  tx: Db,
  ticket: Ticket,
  { at }: Pick<RecordedEvent, 'at'>,
  kind: Parameters<typeof isOwed>[0],
): Promise<string | null> {
  return await inTurn(tx, async () => {
    const held = await whyHeld(desk, tx, ticket, at, { isOwed: isOwed(kind) });
    if (!held) await noteAutomaticLetter(tx, mailboxOf(correspondent(ticket).address), at);
    return held;
  });
}

/** The letter that an event orders of this desk. */
function letterDue(desk: Desk, { event, actor }: RecordedEvent): LetterOrder | null {
  const order = letterOrderedBy(event, actor);
  return order?.kind === 'receipt' && !desk.sendsReceipts ? null : order;
}

/** What it says of the quote that it is about. */
function quoteIn(desk: Desk, ticket: Ticket, { quote: version }: LetterOrder): QuoteInLetter | null {
  const quote = version === undefined ? null : quoteOfVersion(ticket, version);
  return quote && { quote, link: desk.quoteLinks.of(ticket, quote.version) };
}

/** The card offers to take a letter back until it leaves; then it is drawn without, wherever it lies by then. */
function withoutUndo({ number }: Ticket, leavesAt: Date): Effect {
  return { ...redrawEffect([number], leavesAt), replaces: `redraw:${number}:without-undo` };
}
