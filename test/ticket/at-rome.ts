import { DateTime } from 'luxon';
import { openTicket } from '../../src/ticket/chapters/opening.ts';
import { rearmed } from '../../src/ticket/clock/ladder.ts';
import type { Roster } from '../../src/ticket/clock/roster.ts';
import { wakeAt } from '../../src/ticket/clock/schedule.ts';
import { strike } from '../../src/ticket/clock/strike.ts';
import type { Terms } from '../../src/ticket/clock/terms.ts';
import type { TicketEvent } from '../../src/ticket/events.ts';
import { evolve } from '../../src/ticket/evolve.ts';
import type { Ticket } from '../../src/ticket/ticket.ts';
import type { Actor, Category, Priority } from '../../src/ticket/words.ts';
import { shippedTerms } from '../chat/a-moment.ts';
import { anna, customer } from './ticket-of.ts';

const zone = 'Europe/Rome';

/** `2026-12-04T18:00` on Rome's clocks. */
export const rome = (text: string) => DateTime.fromISO(text, { zone }).toJSDate();
export const inRome = (at: Date | null | undefined) =>
  at ? DateTime.fromJSDate(at, { zone }).toFormat("yyyy-MM-dd'T'HH:mm") : null;

/** The shipped terms with a closure, a ladder or whatever a test is about. */
export function terms(
  change: { closures?: Terms['calendar']['closures'] } & Partial<Terms['policy']> = {},
): Terms {
  const { closures = [], ...policy } = change;
  return {
    policy: { ...shippedTerms.policy, ...policy },
    calendar: { ...shippedTerms.calendar, closures },
  };
}

/** What happened to a ticket, each with its time on Rome's clocks. */
export type Story = [at: string, event: TicketEvent, actor?: Actor][];

/** A ticket that arrived then, and to which this happened; each event by the same rules as in the desk. */
export function ticketFrom(
  arrived: string,
  story: Story = [],
  by: Terms = terms(),
  about: Partial<Ticket> = {},
): Ticket {
  const opened: Ticket = {
    ...openTicket(
      1001,
      {
        type: 'ticket-opened',
        subject: 'Stampa fatture ferma',
        language: 'it',
        mailbox: 'support@interzen.example',
        requester: { name: 'Paolo Neri', address: 'paolo@cliente.example' },
        participants: ['paolo@cliente.example'],
        fromMachine: false,
        fromBacklog: false,
        excerpt: '',
        suggestion: null,
        linkedTo: null,
        looksLike: null,
        messageId: '<1@cliente.example>',
      },
      rome(arrived),
    ),
    ...about,
  };
  return story.reduce(
    (ticket, [at, event, actor = anna]) => rearmed(evolve(ticket, event, actor, rome(at)), by, rome(at)),
    opened,
  );
}

export const classified = (category: Category, priority: Priority | null = null): TicketEvent => ({
  type: 'classified',
  category,
  priority,
  bySuggestion: false,
});
export const claimed: TicketEvent = { type: 'claimed', tellsCustomer: true };
export const asked: TicketEvent = { type: 'clarification-asked', text: 'Quale versione?' };
export const closed: TicketEvent = { type: 'closed', resolution: 'Corretto.' };
export const reopened: TicketEvent = { type: 'reopened', by: 'operator', reason: '' };
export const extendedBy = (
  amount: number,
  unit: 'hour' | 'day',
  promise: 'claim' | 'resolve' = 'resolve',
): TicketEvent => ({
  type: 'deadline-extended',
  promise,
  by: { amount, unit },
  reason: 'attendiamo il fornitore',
});

/** The customer's answer: a step of a story. */
export const answered = (at: string): Story[number] => [
  at,
  {
    type: 'message-received',
    from: { name: 'Paolo Neri', address: 'paolo@cliente.example' },
    intent: 'message',
    excerpt: 'Versione 8.',
    messageId: `<${at}@cliente.example>`,
    joining: [],
    endsWaiting: true,
    arrivedAt: rome(at).toISOString(),
    folded: false,
  },
  customer,
];

const roster: Roster = {
  managers: [{ id: 3, name: 'managers' }],
  onDuty: [{ id: 4, name: 'on-duty' }],
  onCall: [{ id: 5, name: 'on call' }],
};

/** A ticket under the clock: it wakes when it asks to, is struck, and tells what was said, as `09:45 claim 75 % channel`. */
export function aClock(
  arrived: string,
  events: TicketEvent[],
  by: Terms = terms(),
  about: Partial<Ticket> = {},
) {
  const struck: TicketEvent[] = [];
  let [now, ticket, under] = [rome(arrived), ticketFrom(arrived, [], by, about), by];
  const desk: Actor = { kind: 'desk' };
  const happens = (event: TicketEvent, actor: Actor = anna) => {
    ticket = rearmed(evolve(ticket, event, actor, now), under, now);
  };
  for (const event of events) happens(event);

  function strikeAt(at: Date): string[] {
    now = at;
    const found = strike(ticket, under, roster, now);
    for (const event of found) happens(event, desk);
    struck.push(...found);
    return found.map(event => `${DateTime.fromJSDate(now, { zone }).toFormat('HH:mm')} ${inWords(event)}`);
  }

  return {
    happens,
    strikeAt,
    by: (changed: Terms) => {
      under = changed;
      ticket = rearmed(ticket, under, now);
    },
    /** What is told until then. */
    until: (end: string): string[] => {
      const told: string[] = [];
      for (;;) {
        const wake = wakeAt(ticket, under, now);
        if (!wake || wake > rome(end)) break;
        const lines = strikeAt(new Date(Math.max(wake.getTime(), now.getTime())));
        if (lines.length === 0) throw new Error(`woken at ${inRome(wake)} for nothing`);
        told.push(...lines);
      }
      now = rome(end);
      return told;
    },
    /** The desk is down. */
    sleepsUntil: (end: string) => {
      now = rome(end);
    },
    events: struck,
    get ticket() {
      return ticket;
    },
    get now() {
      return now;
    },
  };
}

function inWords(event: TicketEvent): string {
  if (event.type === 'escalated') {
    const again = event.repetition > 0 ? ` again ${event.repetition}` : '';
    const told = event.told.map(({ name }) => name).join() || 'channel';
    return `${event.promise} ${Math.round(event.share * 100)} % ${told}${again}`;
  }
  if (event.type === 'on-call-told') return event.told.map(({ name }) => name).join();
  if (event.type === 'reminded')
    return event.closesAt ? `reminded, closes ${inRome(new Date(event.closesAt))}` : 'reminded';
  return event.type;
}
