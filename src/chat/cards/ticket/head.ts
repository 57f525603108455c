import { addWorkingTime } from '../../../sla/working-time.ts';
import {
  type Deadline,
  deadlinesOf,
  ladderOf,
  nextDeadline,
  noEnd,
  stateOf,
  usedUp,
} from '../../../ticket/clock/deadlines.ts';
import type { Seen } from '../../../ticket/sight/seen.ts';
import type { Ticket } from '../../../ticket/ticket.ts';
import type { CardHead } from '../../card.ts';
import type { Moment } from '../../in-words/moment.ts';
import { readableLine } from '../../readable.ts';
import { dayBegins, dayEnds, instantFrom, instantInWords } from '../../say.ts';
import { type Words, wordsIn } from '../../words/words.ts';
import { inSteps, type Times } from './time-left.ts';

/**
 * How the promise stands and what is owed next; of what has ended, how it ended.
 *
 * @param times on a card in steps: it is drawn anew when they are over
 */
export function headOf(ticket: Seen<Ticket>, moment: Moment, times: Times = inSteps): CardHead {
  const words = wordsIn(moment.speech.language);
  if (ticket.mergedInto !== null)
    return { ...none, words: words.merged(`#${ticket.mergedInto}`), next: words.head.goesOn };
  if (ticket.status === 'closed')
    return { ...none, words: words.status.closed, next: endInWords(ticket, moment) };
  const deadline = nextDeadline(ticket, moment.terms);
  if (!deadline) return unpromised(ticket, moment);
  return promised(deadline, ticket, moment, times);
}

const none = { tone: 'none', until: null } satisfies Partial<CardHead>;

function unpromised(ticket: Seen<Ticket>, { speech }: Moment): CardHead {
  const { head, status } = wordsIn(speech.language);
  const waiting = ticket.waitingSince ? head.waiting(instantInWords(speech, ticket.waitingSince)) : '';
  const why = ticket.fromBacklog ? head.fromBefore : head.noDeadline;
  return waiting === ''
    ? { ...none, words: status[ticket.status], next: why }
    : { ...none, words: wordsIn(speech.language).head.tone.paused, next: joined(waiting, why) };
}

function promised(deadline: Deadline, ticket: Seen<Ticket>, moment: Moment, times: Times): CardHead {
  const { speech, now } = moment;
  const words = wordsIn(speech.language);
  const { head } = words;
  const { promise, due } = deadline;
  const waiting = ticket.waitingSince ? head.waiting(instantInWords(speech, ticket.waitingSince)) : '';
  if (!due)
    return {
      tone: 'paused',
      words: head.tone.paused,
      next: joined(waiting, leftThen(deadline, moment)),
      until: null,
    };
  const at = instantFrom(speech, due, now);
  if (now >= due) {
    const late = times.late({ ...deadline, due }, moment);
    const next = joined(head.wasDue(promise, at), late.words, waiting);
    const until = earliest(late.until, dayTurns(speech, due, now));
    return { tone: 'overdue', words: head.tone.overdue, next, until };
  }
  const left = times.left(deadline, moment);
  const isNear = stateOf(deadline, now) === 'near';
  const tone = isNear ? 'soon' : 'on-track';
  const until = earliest(left.until, due, isNear ? null : nearFrom(deadline), dayTurns(speech, due, now));
  return { tone, words: head.tone[tone], next: joined(head.by(promise, at), left.words), until };
}

/** When "today" begins or ends to be said of an instant: see `instantFrom`. */
function dayTurns(speech: Moment['speech'], at: Date, now: Date): Date | null {
  return [dayBegins(speech, at), dayEnds(speech, at)].find(turn => turn > now) ?? null;
}

function leftThen(deadline: Deadline, { speech, now }: Moment): string {
  const { clock, head } = wordsIn(speech.language);
  const left = Math.floor(deadline.seconds - usedUp(deadline, now));
  return head.leftThen(clock.about(left, deadline.by.calendar.workingDaySeconds));
}

function nearFrom({ by, start, seconds, pauses }: Deadline): Date | null {
  const [first] = ladderOf(by, seconds);
  return first && !pauses.some(({ end }) => end === noEnd)
    ? addWorkingTime(by.calendar, start, first.share * seconds, pauses)
    : null;
}

/** "by Anna Rossi, Fri 4 Dec, 17:30 · in time" */
function endInWords(ticket: Seen<Ticket>, { speech, terms, now }: Moment): string {
  const { head } = wordsIn(speech.language);
  const when = ticket.closedAt ? instantInWords(speech, ticket.closedAt) : '';
  const { resolve } = deadlinesOf(ticket, terms);
  const state = resolve && stateOf(resolve, now);
  const kept = state === 'met' ? head.kept : state === 'missed' ? head.missed : '';
  return joined(closerInWords(ticket, when, head), kept);
}

function closerInWords({ closedBy }: Seen<Ticket>, when: string, head: Words['head']): string {
  if (!closedBy) return when;
  switch (closedBy.kind) {
    case 'desk':
      return head.closedSilently(when);
    case 'customer':
      return head.closedByCustomer(when);
    case 'quote':
      return head.closedByQuote[closedBy.how](when);
    case 'operator':
      return head.closedBy(readableLine(closedBy.name, 60), when);
    default:
      return closedBy satisfies never;
  }
}

function earliest(...instants: (Date | null)[]): Date | null {
  const known = instants.flatMap(at => at?.getTime() ?? []);
  return known.length > 0 ? new Date(Math.min(...known)) : null;
}

function joined(...parts: string[]): string {
  return parts.filter(Boolean).join(' · ');
}
