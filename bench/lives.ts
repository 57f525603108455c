import { addWorkingTime, nextOpening } from '../src/sla/working-time.ts';
import { openTicket } from '../src/ticket/chapters/opening.ts';
import type { Roster } from '../src/ticket/clock/roster.ts';
import type { Terms } from '../src/ticket/clock/terms.ts';
import type { OperatorCommand } from '../src/ticket/commands.ts';
import { decide } from '../src/ticket/decide.ts';
import type { RecordedEvent, TicketEvent } from '../src/ticket/events.ts';
import { evolve } from '../src/ticket/evolve.ts';
import type { Ticket } from '../src/ticket/ticket.ts';
import type { Actor, Category, Operator, Priority } from '../src/ticket/words.ts';
import { shippedTerms } from '../test/chat/a-moment.ts';
import { bug, changeRequest, helpDesk, vulnerability } from '../test/ticket/categories.ts';

const hour = 3_600_000;
const person = { name: 'Paolo Neri', address: 'paolo.neri@cartiera.example' };
const customer: Actor = { kind: 'customer', ...person };
const excerpt =
  'Buongiorno, da stamattina la stampa delle fatture è ferma: appena premiamo «Stampa» compare l’errore E-4012. '.repeat(
    4,
  );

export type Life = { ticket: Ticket; events: RecordedEvent[] };

/** A ticket to which things happen, one after the other, by the desk's own decisions. */
class Lived {
  at: Date;
  ticket: Ticket;
  readonly events: RecordedEvent[] = [];

  constructor(number: number, arrival: Date) {
    const opened: Extract<TicketEvent, { type: 'ticket-opened' }> = {
      type: 'ticket-opened',
      subject: `Stampa fatture ferma (${number})`,
      language: 'it',
      mailbox: 'support@interzen.it',
      requester: person,
      participants: [person.address],
      fromMachine: false,
      fromBacklog: false,
      excerpt,
      suggestion: { category: bug, priority: 2, reason: 'urgente' },
      linkedTo: null,
      looksLike: null,
      messageId: `<${number}@cartiera.example>`,
    };
    this.at = arrival;
    this.ticket = openTicket(number, opened, arrival);
    this.#note(opened, customer);
  }

  order(command: OperatorCommand, { id, name, role }: Operator): void {
    const actor: Actor = { kind: 'operator', id, name, role };
    const decision = decide(this.ticket, command, actor, shippedTerms.policy.catalogue);
    if (decision.ok) this.#happen(decision.events, actor);
  }

  answer(): void {
    const { ticket, at } = this;
    const decision = decide(
      ticket,
      {
        type: 'receive',
        from: person,
        intent: 'message',
        excerpt,
        messageId: `<${ticket.number}.${ticket.version}@cartiera.example>`,
        joining: [],
        arrivedAt: at.toISOString(),
        folded: false,
      },
      customer,
      shippedTerms.policy.catalogue,
    );
    if (decision.ok) this.#happen(decision.events, customer);
  }

  strike(terms: Terms, roster: Roster): void {
    const command = { type: 'strike', now: this.at, terms, roster } as const;
    const decision = decide(this.ticket, command, { kind: 'desk' }, terms.policy.catalogue);
    if (decision.ok) this.#happen(decision.events, { kind: 'desk' });
  }

  #happen(events: TicketEvent[], actor: Actor): void {
    for (const event of events) {
      this.ticket = evolve(this.ticket, event, actor, this.at);
      this.#note(event, actor);
    }
  }

  #note(event: TicketEvent, actor: Actor): void {
    const { number: ticket, version: sequence } = this.ticket;
    this.events.push({ ticket, sequence, event, actor, origin: 'desk', at: this.at });
  }
}

const categories: Category[] = [bug, bug, bug, bug, vulnerability, helpDesk, changeRequest];
const priorities: Priority[] = [1, 2, 3, 3, 3, 4, 4, 4];

/**
 * An open ticket of a busy desk, some weeks old: classified or not, claimed, asked back up to three times, prolonged,
 * escalated as far as its age demands.
 */
export function variedLife(
  number: number,
  now: Date,
  terms: Terms,
  people: Operator[],
  random: () => number,
): Life {
  const one = <T>(of: readonly T[]) => of[Math.floor(random() * of.length)] as T;
  const roster: Roster = { onDuty: [], managers: people.slice(0, 1), onCall: [] };
  const age = random() ** 4 * 30 * 24 * hour;
  const lived = new Lived(number, new Date(now.getTime() - age));
  const later = (hours: number) => {
    lived.at = new Date(lived.at.getTime() + random() * hours * hour);
    return lived.at < now;
  };
  const somebody = one(people);
  if (random() < 0.8 && later(8))
    lived.order({ type: 'classify', category: one(categories), priority: one(priorities) }, somebody);
  if (random() < 0.7 && later(16)) {
    lived.order({ type: 'claim' }, somebody);
    for (let asked = Math.floor(random() * 4); asked > 0 && later(24); asked -= 1) {
      lived.order({ type: 'ask-clarification', text: 'Quale versione usa?' }, somebody);
      if (later(48)) lived.answer();
    }
    if (random() < 0.1 && later(8))
      lived.order(
        { type: 'extend', by: { amount: 2, unit: 'day' }, reason: 'Attesa ricambio', terms },
        people[0] as Operator,
      );
  }
  lived.at = now;
  lived.strike(terms, roster);
  return lived;
}

/** A ticket that nobody has touched, of which the ladder's first step falls at an instant of working time. */
export function lifeDueAt(number: number, due: Date, { policy, calendar }: Terms, seconds: number): Life {
  const share = policy.ladder.map(({ at }) => ('share' in at ? at.share : 1)).toSorted()[0] ?? 1;
  // Working time backwards: the mail came so many working seconds before.
  let early = due.getTime() - 40 * 24 * hour;
  let late = due.getTime();
  while (late - early > 1) {
    const middle = Math.floor((early + late) / 2);
    if (addWorkingTime(calendar, new Date(middle), share * seconds) < due) early = middle;
    else late = middle;
  }
  return new Lived(number, nextOpening(calendar, new Date(late)));
}
