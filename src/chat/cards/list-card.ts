import {
  type Deadline,
  deadlinesOf,
  nextDeadline,
  openDeadlines,
  stateOf,
  usedUp,
} from '../../ticket/clock/deadlines.ts';
import type { PromiseKind } from '../../ticket/clock/policy.ts';
import type { RecordedEvent } from '../../ticket/events.ts';
import { hasWords, type Seen } from '../../ticket/sight/seen.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import { traitsOf } from '../../ticket/traits.ts';
import type { CardAction, ListItem, TicketCard } from '../card.ts';
import type { AsideVerb, Verb } from '../press/button-press.ts';
import { readableLine } from '../readable.ts';
import { instantInWords, type Speech } from '../say.ts';
import { wordsIn } from '../words/words.ts';
import { eventInWords } from './event-in-words.ts';
import type { Moment } from './moment.ts';
import { customerInWords, subjectInWords } from './request-in-words.ts';

/** "Claim by Fri 4 Dec, 18:30 · in time" */
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

function deadlineInWords(deadline: Deadline, { terms, speech, now }: Moment): string {
  const due = deadline.due ? instantInWords(speech, deadline.due) : '';
  return wordsIn(speech.language).clock.deadline[stateOf(deadline, terms, now)](deadline.promise, due);
}

/** The next deadline, and what else presses: the other one, where either of them is broken or near. */
function pressing(ticket: Seen<Ticket>, { terms, now }: Moment): Deadline[] {
  const [next, ...others] = openDeadlines(ticket, terms);
  if (!next) return [];
  const isBroken = stateOf(next, terms, now) === 'breached';
  return [next, ...others.filter(other => isBroken || stateOf(other, terms, now) !== 'in-time')];
}

const tones = {
  'in-time': 'good',
  near: 'warning',
  breached: 'alarm',
  paused: 'quiet',
  met: 'quiet',
  missed: 'alarm',
} as const;

/** Its colour, wherever it stands. */
export function deadlineTone(ticket: Seen<Ticket>, { terms, now }: Moment): TicketCard['deadlineTone'] {
  const next = nextDeadline(ticket, terms);
  return next ? tones[stateOf(next, terms, now)] : 'quiet';
}

/**
 * A ticket that is in danger, with all that one needs to decide: what, how long, who has it, what was done last.
 *
 * @param why why the reader is told; '' where the list says it
 * @param events the ticket's log
 */
export function endangered(
  ticket: Seen<Ticket>,
  why: string,
  events: Seen<RecordedEvent>[],
  verbs: Exclude<Verb, 'card' | AsideVerb>[],
  moment: Moment,
): ListItem {
  const { speech } = moment;
  const words = wordsIn(speech.language);
  const { ping } = words.clock;
  const [next, ...others] = pressing(ticket, moment);
  const customer = customerInWords(ticket, words, 60);
  const lastAction = events.findLast(
    ({ actor, event }) => actor.kind === 'operator' && !traitsOf(event).isReading,
  );
  return {
    ticket: ticket.number,
    nonce: ticket.nonce,
    version: ticket.version,
    title: `#${ticket.number} ${subjectInWords(ticket, words, 100)}`,
    deadline: next ? withTimeLeft(next, moment) : '',
    deadlineTone: deadlineTone(ticket, moment),
    lines: [
      ...others.map(deadline => withTimeLeft(deadline, moment)),
      [
        ping.arrived(instantInWords(speech, ticket.openedAt), customer),
        ticket.priority && words.priority[ticket.priority],
      ]
        .filter(Boolean)
        .join(' · '),
      [
        ticket.assignee ? ping.assignee(readableLine(ticket.assignee.name, 60)) : ping.nobody,
        lastAction
          ? ping.lastAction(
              readableLine(eventInWords(words, lastAction), 160),
              instantInWords(speech, lastAction.at),
            )
          : ping.noAction,
      ].join(' · '),
      why,
    ].filter(line => line !== ''),
    actions: !hasWords(ticket)
      ? []
      : verbs.map((verb, index) => plainAction(verb, index === 0, ticket, speech)),
  };
}

/** In a list a form is not carried along: the press asks for it. */
function plainAction(
  verb: Exclude<Verb, 'card' | AsideVerb>,
  isFirst: boolean,
  ticket: Seen<Ticket>,
  speech: Speech,
): CardAction {
  const { buttons } = wordsIn(speech.language);
  const label = verb === 'reassign' && !ticket.assignee ? buttons.assign : buttons[verb];
  return {
    verb,
    label,
    emphasis: isFirst ? 'primary' : 'default',
    place: 'front',
    form: null,
  };
}

function withTimeLeft(deadline: Deadline, moment: Moment): string {
  return [deadlineInWords(deadline, moment), timeLeft(deadline, moment)].filter(Boolean).join(' · ');
}

function timeLeft(deadline: Deadline, { terms, speech, now }: Moment): string {
  if (!deadline.due) return '';
  const { length, left, late } = wordsIn(speech.language).clock;
  const seconds = deadline.seconds - usedUp(deadline, terms, now);
  if (seconds > 0) return left(length(seconds));
  const since = usedUp({ ...deadline, start: deadline.due }, terms, now);
  return since >= 60 ? late(length(since)) : '';
}
