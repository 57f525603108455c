import { categoryInWords, priorityInWords } from '../../../chat/in-words/classification-in-words.ts';
import { sizeInWords } from '../../../chat/in-words/size-in-words.ts';
import { readable, readableLine } from '../../../chat/readable.ts';
import { instantInWords, type Speech } from '../../../chat/say.ts';
import type { SeenMessage } from '../../../desk/portal/read-requests.ts';
import { type Deadline, promisedDeadlines, stateOf } from '../../../ticket/clock/deadlines.ts';
import type { Terms } from '../../../ticket/clock/terms.ts';
import type { Seen } from '../../../ticket/sight/seen.ts';
import type { Ticket } from '../../../ticket/ticket.ts';
import { requestWords } from '../words/requests.ts';

/** When it is looked at, and what is promised then. */
export type Looking = { speech: Speech; terms: Terms; now: Date };

/** So much of a message stands on the page; beyond that it is in the mail. */
const textLength = 40_000;

const tones = { new: '', assigned: '', waiting: 'wait', closed: 'done' } as const;

/** How a request stands, in a word and a colour. @param goesOn of one that was merged: in which, where that is theirs to see */
export function standingOf(
  request: Seen<Ticket>,
  { language }: Speech,
  goesOn: number | null = null,
): { status: string; tone: string } {
  const { status, merged, joined } = requestWords[language];
  if (request.mergedInto === null) return { status: status[request.status], tone: tones[request.status] };
  return { status: goesOn === null ? joined : merged(`#${goesOn}`), tone: 'done' };
}

/** What it is about, as one line. */
export function subjectOf(request: Seen<Ticket>, { language }: Speech): string {
  return readableLine(request.subject, 200) || requestWords[language].request.noSubject;
}

/** What was promised, and how that stands; nothing where nothing was, or where it goes on in another. */
export function promisesOf(request: Seen<Ticket>, { speech, terms, now }: Looking): string[] {
  if (request.mergedInto !== null) return [];
  const { claim, resolve } = promisedDeadlines(request, terms);
  return [claim, resolve].flatMap(deadline => (deadline ? promiseInWords(deadline, { speech, now }) : []));
}

function promiseInWords(deadline: Deadline, { speech, now }: Pick<Looking, 'speech' | 'now'>): string {
  const at = (instant: Date | null) => (instant ? instantInWords(speech, instant) : '');
  const say = requestWords[speech.language].promise[deadline.promise][stateOf(deadline, now)];
  return say(at(deadline.due), at(deadline.metAt));
}

/** What is known of it, by name; what says nothing is not there. */
export function factsOf(request: Seen<Ticket>, speech: Speech): { label: string; value: string }[] {
  const said = requestWords[speech.language].request;
  const { category, priority, openedAt, mergedInto } = request;
  // That it was merged is not that it was solved.
  const closedAt = mergedInto === null ? request.closedAt : null;
  return [
    { label: said.opened, value: instantInWords(speech, openedAt) },
    { label: said.category, value: category ? categoryInWords(speech, category) : '' },
    { label: said.priority, value: priority ? priorityInWords(speech, priority) : '' },
    { label: said.closed, value: closedAt ? instantInWords(speech, closedAt) : '' },
  ].filter(({ value }) => value !== '');
}

/** One message of the conversation, as the page shows it. @param number of the request */
export function messageOnPage(message: SeenMessage, number: number, speech: Speech) {
  const said = requestWords[speech.language].request;
  const isTheirs = message.direction === 'in';
  const files = message.attachments.map(file => ({
    name: readableLine(file.name, 80),
    size: sizeInWords(file.size),
    href: file.held === null ? `/portal/requests/${number}/files/${file.id}` : false,
    held: file.held ? said.held[file.held] : '',
  }));
  return {
    id: message.id,
    side: isTheirs ? 'customer' : 'desk',
    who: isTheirs ? readableLine(message.from.name || message.from.address, 80) : said.us,
    at: instantInWords(speech, message.at),
    text: readable(message.text.trim(), textLength) || said.noText,
    files,
    hasFiles: files.length > 0,
  };
}
