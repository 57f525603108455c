import type { Attachment, Message } from '../../store/mail/messages.ts';
import type { RecordedEvent } from '../../ticket/events.ts';
import type { Seen } from '../../ticket/sight/seen.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import { workedOn } from '../../ticket/work/work.ts';
import { saveAsReply } from '../actions/answers/save-as-reply.ts';
import { ticketButton } from '../actions/button.ts';
import { open } from '../actions/conversation/open.ts';
import { resend } from '../actions/letters/resend.ts';
import type { ConversationEntry, ConversationView, LineButton } from '../card.ts';
import { reasonInWords } from '../in-words/reasons/reason-in-words.ts';
import { subjectInWords } from '../in-words/request-in-words.ts';
import { sizeInWords } from '../in-words/size-in-words.ts';
import { fieldsInWords } from '../own-fields/in-words.ts';
import { readable, readableLine } from '../readable.ts';
import { instantInWords, type Speech } from '../say.ts';
import { sharedWords } from '../words/sharing/shared.ts';
import { heldInWords, type Words, wordsIn } from '../words/words.ts';
import { conversationPages } from './conversation-pages.ts';

/** Short-lived links to what was attached, for the one who opened the conversation. */
export type FileLinks = {
  attachment(file: Pick<Attachment, 'id'>): Promise<string>;
  /** The mail as it came, source and all; null for letters. */
  original(message: Pick<Message, 'mailId'>): Promise<string | null>;
  /** The form with what has to be reported of the request; there is none where no pages are served. */
  report?(): Promise<string>;
};

/** How it is read: above which form, and with which buttons below the reader's own letters, by their numbers. */
type Reading = { back?: ConversationView['back']; own?: ReadonlyMap<number, LineButton> };

/** Beyond this the original is the better thing to read; it is one press away. */
const textLength = 40_000;

/** Whose word a message is. */
const sides = {
  in: 'customer',
  out: 'desk',
  elsewhere: 'desk',
  note: 'internal',
} as const satisfies Record<string, ConversationEntry['side']>;

/**
 * The whole conversation, mails, letters and notes in the order of time, cut into pages.
 *
 * @param links `request`: to the request itself
 * @param at a page from 1, the oldest, or the page of a letter; null or out of range = the last page, with what is new
 * @param reading.own what its reader can do about letters of their own
 */
export async function conversationView(
  ticket: Seen<Ticket>,
  messages: Seen<Message & { attachments: Attachment[] }>[],
  events: Seen<RecordedEvent>[],
  links: FileLinks & { request: string },
  speech: Speech,
  at: { page: number } | { letter: number } | null,
  { back = null, own = new Map() }: Reading = {},
): Promise<ConversationView> {
  const words = wordsIn(speech.language);
  const signatures = signaturesIn(events);
  const origin = ticket.typed?.from?.link ?? '';
  const fromMessages = await Promise.all(
    messages.map(async (message, index) => ({
      at: message.at,
      id: message.messageId,
      entry: await messageEntry(message, {
        ticket,
        signatures,
        origin: index === 0 ? origin : '',
        links,
        own,
        words,
        speech,
      }),
    })),
  );
  const fromNotes = events.flatMap(recorded =>
    recorded.event.type === 'note-added'
      ? [{ at: recorded.at, ...noteEntry(recorded, recorded.event, words, speech) }]
      : [],
  );
  const entries = withTheirFiles(fromNotes, fromMessages)
    .toSorted((a, b) => a.at.getTime() - b.at.getTime())
    .map(({ entry }) => entry);
  const around = {
    subject: subjectInWords(ticket, words, 140),
    fields: fieldsInOneLine(ticket, speech),
    address: sharedWords[speech.language].address(links.request),
    back,
  };
  const pages = conversationPages(entries, around, words.conversation.empty);
  const turnTo = (to: number, label: string) =>
    ticketButton(open, ticket, words, { label, page: String(to) });
  const shown = pageOf(pages, at);
  return {
    ticket: ticket.number,
    nonce: ticket.nonce,
    version: ticket.version,
    language: speech.language,
    title: words.conversation.title(`#${ticket.number}`),
    ...around,
    recorded: words.conversation.recorded,
    entries: pages[shown - 1] ?? [],
    older: shown > 1 ? turnTo(shown - 1, words.conversation.older) : null,
    newer: shown < pages.length ? turnTo(shown + 1, words.conversation.newer) : null,
    leave: words.leave,
  };
}

/** The house's own fields, and how long was worked on it. */
function fieldsInOneLine(ticket: Seen<Ticket>, speech: Speech): string {
  const { work } = wordsIn(speech.language);
  const minutes = workedOn(ticket.work);
  const worked = minutes > 0 ? [{ label: work.field.label, value: work.length(minutes) }] : [];
  return [...fieldsInWords(ticket, speech), ...worked]
    .map(({ label, value }) => `${label}: ${value}`)
    .join(' · ');
}

/** What the scanner found in files, by their numbers. */
function signaturesIn(events: Seen<RecordedEvent>[]): Map<number, string> {
  return new Map(
    events.flatMap(({ event }) =>
      event.type === 'virus-found' ? [[event.attachment, event.signature] as const] : [],
    ),
  );
}

/** @returns from 1 */
function pageOf(pages: ConversationEntry[][], at: { page: number } | { letter: number } | null): number {
  if (at === null) return pages.length;
  const wanted =
    'page' in at ? at.page : pages.findLastIndex(page => page.some(({ letter }) => letter === at.letter)) + 1;
  return wanted >= 1 && wanted <= pages.length ? wanted : pages.length;
}

/** What an entry is drawn from. */
type Around = {
  ticket: Seen<Ticket>;
  signatures: Map<number, string>;
  origin: string;
  links: FileLinks;
  own: ReadonlyMap<number, LineButton>;
  words: Words;
  speech: Speech;
};

async function messageEntry(
  message: Seen<Message & { attachments: Attachment[] }>,
  around: Around,
): Promise<ConversationEntry> {
  const { signatures, origin, links, words, speech } = around;
  const original = await links.original(message);
  // A mail system's report is made of parts, which nobody attached: they are in the mail as it came.
  const attached = message.automatic === 'bounce' ? [] : message.attachments;
  const files = await Promise.all(
    attached.map(async file => ({
      icon: '📎' as const,
      name: file.held
        ? words.watch.heldFile[file.held](
            readableLine(file.name, 40),
            readableLine(signatures.get(file.id) ?? '', 60),
          )
        : readableLine(file.name, 60),
      size: sizeInWords(file.size),
      url: await links.attachment(file),
    })),
  );
  const isNote = message.direction === 'note';
  return {
    who: readableLine(message.from.name || message.from.address, 80),
    what: [
      messageKind(message, words),
      instantInWords(speech, message.at),
      letterState(message, words),
      ...authorInWords(message, words),
    ]
      .filter(Boolean)
      .join(' · '),
    side: sides[message.direction],
    letter: message.direction === 'out' ? message.id : null,
    buttons: letterButtons(message, around),
    text: readable(message.text.trim(), textLength) || (isNote ? '' : words.conversation.empty),
    attachments: [
      // First: a platform shows so many buttons, and in the whole mail everything is named.
      ...(original
        ? [{ icon: '✉️' as const, name: words.conversation.original, size: '', url: original }]
        : []),
      ...inChat(origin, words),
      ...files,
    ],
  };
}

/**
 * What its writer can do about it; one that did not arrive goes again, as it is; what an operator wrote can be saved for
 * others, unless few may see it.
 */
function letterButtons(
  { id, direction, automatic, state }: Seen<Message>,
  { ticket, words, own }: Around,
): LineButton[] {
  if (direction !== 'out') return [];
  const page = String(id);
  return [
    ...[own.get(id) ?? []].flat(),
    ...(state === 'failed' || state === 'bounced'
      ? [ticketButton(resend, ticket, words, { version: 0, page })]
      : []),
    ...(automatic || ticket.restricted ? [] : [ticketButton(saveAsReply, ticket, words, { page })]),
  ];
}

/** A note, and the id of the message that holds its files; '' where it has none. */
function noteEntry(
  { actor, at }: Seen<RecordedEvent>,
  { text, kept }: Extract<Seen<RecordedEvent>['event'], { type: 'note-added' }>,
  words: Words,
  speech: Speech,
): { files: string; entry: ConversationEntry } {
  const entry: ConversationEntry = {
    who: readableLine(kept?.by || (actor.kind === 'desk' ? words.deskItself : actor.name), 80),
    what: `${words.conversation.note} · ${instantInWords(speech, at)}`,
    side: 'internal',
    letter: null,
    buttons: [],
    text: readable(text, textLength),
    attachments: inChat(kept?.link ?? '', words),
  };
  return { files: kept?.files ?? '', entry };
}

type Dated = { at: Date; entry: ConversationEntry };

/** The files of a note stand under its words. Of a request that was merged its notes are told there, and its files here. */
function withTheirFiles(notes: (Dated & { files: string })[], messages: (Dated & { id: string })[]): Dated[] {
  const held = new Map(messages.map(({ id, entry }) => [id, entry.attachments]));
  const of = new Set(notes.map(({ files }) => files).filter(Boolean));
  return [
    ...messages.filter(({ id }) => !of.has(id)),
    ...notes.map(({ files, at, entry }) => ({
      at,
      entry: { ...entry, attachments: [...entry.attachments, ...(held.get(files) ?? [])] },
    })),
  ];
}

/** The way to the message from which something was taken. */
function inChat(link: string, { kept }: Words): ConversationEntry['attachments'] {
  return link === '' ? [] : [{ icon: '💬', name: kept.openMessage, size: '', url: link }];
}

function messageKind(message: Seen<Message>, words: Words): string {
  const { conversation } = words;
  if (message.direction === 'note') return conversation.note;
  if (message.direction === 'elsewhere') return words.author.conversation.outside;
  if (message.author?.saysToBe) return words.author.conversation.unconfirmed;
  if (message.direction === 'in') return message.automatic ? conversation.machine : conversation.customer;
  return message.automatic ? conversation.automaticLetter : conversation.letter;
}

/** What one must know of who wrote it. */
function authorInWords({ author }: Seen<Message>, { author: { conversation } }: Words): string[] {
  if (!author) return [];
  const { saysToBe, unverified, answersTo } = author;
  return [
    saysToBe ? conversation.saysToBe(readableLine(saysToBe, 80)) : '',
    unverified ? conversation.unverified : '',
    answersTo ? conversation.answersTo(readableLine(answersTo.address, 120)) : '',
  ];
}

/** How a letter fares; '' for what is none. */
function letterState(message: Seen<Message>, words: Words): string {
  if (message.direction !== 'out' || message.state === null) return '';
  const why = whyInWords(message, words);
  const to = readableLine(message.to[0]?.address ?? '', 80);
  const { letter, perhapsLeft } = words.watch;
  const isPerhaps = message.perhapsLeft && (message.state === 'failed' || message.state === 'held');
  return isPerhaps
    ? perhapsLeft[message.state === 'held' ? 'held' : 'failed'](to, readableLine(why, 400))
    : letter[message.state](to, readableLine(why, 400));
}

function whyInWords({ state, stateWhy }: Seen<Message>, words: Words): string {
  if (state === 'held') return heldInWords(words, stateWhy);
  // What is known of one that waits is a word of the desk's.
  if (state === 'queued') return stateWhy ?? '';
  return reasonInWords(stateWhy ?? '', words, { isOver: state !== 'delayed' });
}
