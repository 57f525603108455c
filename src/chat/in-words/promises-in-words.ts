import {
  type Deadline,
  deadlinesOf,
  nextDeadline,
  openDeadlines,
  stateOf,
  usedUp,
} from '../../ticket/clock/deadlines.ts';
import type { PromiseKind } from '../../ticket/clock/policy.ts';
import type { Seen } from '../../ticket/sight/seen.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { PromiseTone } from '../card.ts';
import { instantInWords } from '../say.ts';
import { wordsIn } from '../words/words.ts';
import type { Moment } from './moment.ts';

/** "To be claimed by Fri 4 Dec, 18:30 · on track" */
export function nextDeadlineInWords(ticket: Seen<Ticket>, moment: Moment): string {
  const next = nextDeadline(ticket, moment.terms);
  return next ? deadlineInWords(next, moment) : '';
}

/** How promises stand: what an extension made of them. */
export function promisesInWords(ticket: Seen<Ticket>, promises: PromiseKind[], moment: Moment): string {
  const deadlines = deadlinesOf(ticket, moment.terms);
  return promises
    .flatMap(promise => deadlines[promise] ?? [])
    .map(deadline => `${deadlineInWords(deadline, moment)}.`)
    .join(' ');
}

/** What presses, each with the time that is left: the next deadline, and the other where either is broken or near. */
export function pressingInWords(ticket: Seen<Ticket>, moment: Moment): string[] {
  return pressing(ticket, moment).map(deadline => withTimeLeft(deadline, moment));
}

function pressing(ticket: Seen<Ticket>, { terms, now }: Moment): Deadline[] {
  const [next, ...others] = openDeadlines(ticket, terms);
  if (!next) return [];
  const isBroken = stateOf(next, now) === 'breached';
  return [next, ...others.filter(other => isBroken || stateOf(other, now) !== 'in-time')];
}

const tones = {
  'in-time': 'on-track',
  near: 'soon',
  breached: 'overdue',
  paused: 'paused',
  met: 'none',
  missed: 'overdue',
} as const;

/** Its colour, wherever it stands. */
export function deadlineTone(ticket: Seen<Ticket>, { terms, now }: Moment): PromiseTone {
  const next = nextDeadline(ticket, terms);
  return next ? tones[stateOf(next, now)] : 'none';
}

function deadlineInWords(deadline: Deadline, { speech, now }: Moment): string {
  const due = deadline.due ? instantInWords(speech, deadline.due) : '';
  return wordsIn(speech.language).clock.deadline[stateOf(deadline, now)](deadline.promise, due);
}

function withTimeLeft(deadline: Deadline, moment: Moment): string {
  const { speech, now } = moment;
  const { about, left, late: lateBy } = wordsIn(speech.language).clock;
  const { workingDaySeconds: day } = deadline.by.calendar;
  const said = deadlineInWords(deadline, moment);
  if (!deadline.due) return said;
  const seconds = deadline.seconds - usedUp(deadline, now);
  if (seconds > 0) return `${said} · ${left(about(seconds, day))}`;
  const late = lateLength({ ...deadline, due: deadline.due }, moment);
  return late === '' ? said : lateBy(deadline.promise, instantInWords(speech, deadline.due), late);
}

/**
 * "2 h 1 min of working time late": since a promise was broken, as it is at this moment. From a working day on minutes say nothing
 * any more: "more than 1 working day and 2 h". '' within the first minute.
 */
export function lateNow(deadline: Deadline & { due: Date }, moment: Moment): string {
  const length = lateLength(deadline, moment);
  return length === '' ? '' : wordsIn(moment.speech.language).head.lateBy(length);
}

/** The same, without that it is late. */
function lateLength(deadline: Deadline & { due: Date }, { speech, now }: Moment): string {
  const { clock, head } = wordsIn(speech.language);
  const day = deadline.by.calendar.workingDaySeconds;
  const late = Math.floor(usedUp({ ...deadline, start: deadline.due }, now));
  if (late < 60) return '';
  const length = clock.about(late, day);
  return late >= day && (late % day) % 3600 >= 60 ? head.moreThan(length) : length;
}
