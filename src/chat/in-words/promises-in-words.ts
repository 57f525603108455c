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
  const { about, left, late } = wordsIn(speech.language).clock;
  const { workingDaySeconds: day } = deadline.by.calendar;
  const said = deadlineInWords(deadline, moment);
  if (!deadline.due) return said;
  const seconds = deadline.seconds - usedUp(deadline, now);
  if (seconds > 0) return `${said} · ${left(about(seconds, day, 'down'))}`;
  const since = usedUp({ ...deadline, start: deadline.due }, now);
  return since < 60
    ? said
    : late(deadline.promise, instantInWords(speech, deadline.due), about(since, day, 'up'));
}
