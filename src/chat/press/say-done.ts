import type { Handled } from '../../desk/handle.ts';
import { seenLog } from '../../desk/relations/unseen-others.ts';
import { conversationOf } from '../../store/mail/messages.ts';
import { eventsAfter } from '../../store/tickets/events.ts';
import type { RecordedEvent } from '../../ticket/events.ts';
import { whyUnwritable } from '../../ticket/people/authorship.ts';
import { seen, seenPart } from '../../ticket/sight/seen.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import { letterOrderedBy } from '../../ticket/traits.ts';
import type { Answer, Letter } from '../actions/action.ts';
import { ticketButton } from '../actions/button.ts';
import { draftButton } from '../actions/letters/draft-button.ts';
import { recall } from '../actions/letters/recall.ts';
import type { ConversationView, LineButton, PressAnswer } from '../card.ts';
import { conversationView, type FileLinks } from '../cards/conversation.ts';
import { type LetterNow, letterNow } from '../letter-now.ts';
import { timeInWords } from '../say.ts';
import type { Asked } from './asked.ts';
import { ownLetters } from './letter/own-letters.ts';
import { keptInWords } from './letter/reused.ts';

/** What was done, and whether it had been done before. */
type DoneNow = Pick<Extract<Handled, { ok: true }>, 'ticket' | 'events' | 'repeated'>;

/** What the presser sees once it is done. */
export async function answerDone(asked: Asked, done: DoneNow): Promise<PressAnswer> {
  const { action, moment } = asked;
  const { answer, letter } = action;
  switch (answer.shows) {
    case 'conversation':
      return await conversationShown(asked, done.ticket, null);
    case 'reading':
      return {
        kind: 'reading',
        reading: await answer.reading(
          seen(done.ticket, asked.eyes('answer')),
          moment,
          linksOf(asked, done.ticket),
        ),
      };
    case 'card':
      return letter ? await letterDone(asked, letter, answer, done) : await cardWithLine(asked, answer, done);
    default:
      return answer satisfies never;
  }
}

/** For whoever pressed. */
function linksOf({ linksFor, operator, press }: Asked, ticket: Ticket): FileLinks {
  return linksFor(ticket, operator, press.platform);
}

type OnCard = Extract<Answer, { shows: 'card' }>;

async function cardWithLine(asked: Asked, answer: OnCard, { ticket, events }: DoneNow): Promise<PressAnswer> {
  const { desk, words, moment, action, written, eyes, cardOf } = asked;
  const letter = action.isUndo ? await letterNow(desk.db, ticket.number) : written;
  const said = answer.line({ words, ticket: seen(ticket, eyes('answer')), events, letter, moment });
  const line = [said, lostToPresser(asked, events)].filter(Boolean).join(' ');
  return { kind: 'done', card: cardOf(ticket, letter), line, next: toDraft(asked, letter) };
}

/** Whoever restricts what they have, and may not read it then, has it no longer. */
function lostToPresser({ operator, words }: Asked, events: RecordedEvent[]): string {
  const isTheirs = events.some(({ event }) => event.type === 'withdrawn' && event.from.id === operator.id);
  return isTheirs ? words.restricted.withdrawnFromYou : '';
}

/** A letter that goes can be taken back for a while. */
async function letterDone(asked: Asked, letter: Letter, answer: OnCard, done: DoneNow): Promise<PressAnswer> {
  const { desk, speech, words, moment, written, eyes, cardOf } = asked;
  const { events, repeated } = done;
  const ticket = seen(done.ticket, eyes('answer'));
  const why = letter.unwritten && whyUnwritable(ticket);
  const sent =
    repeated || why || desk.undoSeconds === 0
      ? undefined
      : events.findLast(({ event, actor }) => letterOrderedBy(event, actor) !== null);
  // Counted from when it was ordered: the letter's own clock begins a moment later.
  const until = sent && new Date(sent.at.getTime() + desk.undoSeconds * 1000);
  const time = until ? timeInWords(speech, until) : '';
  const said = repeated ? words.alreadySent : answer.line({ words, ticket, events, letter: written, moment });
  const line = [
    why && letter.unwritten ? letter.unwritten(words, why) : said,
    lostToPresser(asked, events),
    time === '' ? '' : words.actions.recall.pending(time),
    repeated ? '' : await keptInWords(asked, events),
  ];
  return {
    kind: 'done',
    card: cardOf(done.ticket, sent ? { isUndoable: true, draft: null } : written),
    line: line.filter(Boolean).join(' '),
    next: sent
      ? ticketButton(recall, ticket, words, {
          page: String(sent.sequence),
          label: words.actions.recall.labelUntil(time),
        })
      : null,
    ...(until ? { until } : {}),
  };
}

/** Who has taken a letter back finds what it said in its form: the way there. */
function toDraft({ action, operator, ticket, words, eyes }: Asked, { draft }: LetterNow): LineButton | null {
  if (!action.isUndo || draft?.writer !== operator.id) return null;
  return draftButton(draft, seen(ticket, eyes('answer')), words);
}

/** A page of all that was written. @param back into the form above which it was opened */
export async function conversationShown(
  asked: Asked,
  now: Ticket,
  back: ConversationView['back'],
): Promise<PressAnswer> {
  const { desk, speech, press, action } = asked;
  const page = Number(press.inputs.page);
  const reader = asked.eyes('conversation');
  const messages = await conversationOf(desk.db, now.number);
  const events = await eventsAfter(desk.db, now.number, 0);
  // What is done about a letter names that; the page on which it stands is shown again.
  const at = back || action.isReading ? { page } : { letter: page };
  return {
    kind: 'conversation',
    conversation: await conversationView(
      seen(now, reader),
      messages.flatMap(message => seenPart(now, message, reader) ?? []),
      await seenLog(desk.db, now, events, reader),
      { ...linksOf(asked, now), request: desk.addresses.of(now.number) },
      speech,
      at,
      { back, own: await ownLetters(asked, now, messages, events) },
    ),
  };
}
