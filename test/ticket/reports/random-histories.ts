import { undoing } from '../../../src/ticket/chapters/delivery.ts';
import { received } from '../../../src/ticket/chapters/mail.ts';
import { openTicket } from '../../../src/ticket/chapters/opening.ts';
import type { RecordedEvent, TicketEvent } from '../../../src/ticket/events.ts';
import { evolve } from '../../../src/ticket/evolve.ts';
import { openQuote } from '../../../src/ticket/quotes/quote.ts';
import type { Ticket } from '../../../src/ticket/ticket.ts';
import type { Actor, Category, Priority } from '../../../src/ticket/words.ts';
import { billable, bug, changeRequest, helpDesk, rejectedByCustomer, vulnerability } from '../categories.ts';
import { plainOpening } from './a-log.ts';
import { seeded } from './an-example.ts';

const minute = 60_000;
const day = 24 * 60 * minute;
const customer: Actor = { kind: 'customer', name: '', address: '' };
const desk: Actor = { kind: 'desk' };
const someone = { name: '', address: '' };

export type Life = { ticket: Ticket; events: RecordedEvent[] };
type Happening = [event: TicketEvent, actor: Actor];

/** Requests to which anything happens that can happen, in any order in which it can; the same for the same seed. */
export function randomLives(seed: number, many: number, span: { from: Date; to: Date }): Life[] {
  const chance = seeded(seed);
  return Array.from({ length: many }, (_, index) => new Random(chance, 1001 + index, span).life());
}

class Random {
  readonly #chance: () => number;
  readonly #events: RecordedEvent[] = [];
  #ticket: Ticket;
  #at: number;

  constructor(chance: () => number, number: number, { from, to }: { from: Date; to: Date }) {
    this.#chance = chance;
    this.#at = Math.floor(from.getTime() + chance() * (to.getTime() - from.getTime()));
    const isTyped = chance() < 0.1;
    const opening = {
      ...plainOpening,
      language: this.#one(['it', 'it', 'en'] as const),
      mailbox: this.#one(['support@interzen.example', 'zensys@interzen.example']),
      fromMachine: chance() < 0.05,
      fromBacklog: chance() < 0.02,
      suggestion:
        chance() < 0.2
          ? {
              category: this.#one([bug, null, helpDesk]),
              priority: this.#one([1, 2, null]) as Priority,
              reason: '',
            }
          : null,
      ...(isTyped ? { typed: this.#typed() } : {}),
    };
    const origin = this.#one(
      isTyped ? (['slack', 'teams', 'cli'] as const) : (['mail', 'mail', 'portal', 'api'] as const),
    );
    const at = new Date(this.#at);
    this.#ticket = openTicket(number, opening, at);
    this.#events.push({ ticket: number, sequence: 1, event: opening, actor: customer, origin, at });
  }

  /** Told on the phone, or kept from a message in chat. */
  #typed() {
    const from = { by: '', on: 'slack' as const, link: '' };
    return {
      by: { id: 1, name: '' },
      typedAt: new Date(this.#at).toISOString(),
      ...(this.#chance() < 0.5 ? { from } : {}),
    };
  }

  life(): Life {
    const steps = 1 + Math.floor(this.#chance() * 16);
    for (let step = 0; step < steps; step += 1) {
      this.#at += Math.floor(this.#chance() ** 4 * 6 * day) + (this.#chance() < 0.1 ? 0 : 1);
      const happening = this.#one(this.#possible());
      if (!happening) break;
      for (const each of happening) this.#happen(each);
    }
    return {
      ticket: { ...this.#ticket, company: this.#one(['', 'fast', 'rossi']) || null },
      events: this.#events,
    };
  }

  /** Up to two days before, as one notes what one forgot. */
  #earlier(): string {
    return new Date(this.#at - Math.floor(this.#chance() * 2 * day)).toISOString();
  }

  #happen([event, actor]: Happening): void {
    const at = new Date(this.#at);
    const { number, version } = this.#ticket;
    this.#events.push({ ticket: number, sequence: version + 1, event, actor, origin: 'slack', at });
    this.#ticket = evolve(this.#ticket, event, actor, at);
  }

  #one<T>(of: readonly T[]): T {
    return of[Math.floor(this.#chance() * of.length)] as T;
  }

  #operator(): Extract<Actor, { kind: 'operator' }> {
    return { kind: 'operator', id: 1 + Math.floor(this.#chance() * 3), name: '', role: 'manager' };
  }

  #possible(): Happening[][] {
    if (this.#ticket.mergedInto !== null) return [];
    if (this.#ticket.status === 'closed') return [...this.#afterClosing(), ...this.#takenBack()];
    const always = [...this.#anytime(), ...this.#takenBack()];
    return this.#ticket.assignee === null
      ? [...always, ...this.#unclaimed()]
      : [...always, ...this.#atWork()];
  }

  #mail(about: { intent?: 'message' | 'automatic'; folded?: boolean } = {}): Happening[] {
    const arrivedAt = new Date(this.#at - Math.floor(this.#chance() * 30 * minute)).toISOString();
    const mail = { from: someone, excerpt: '', messageId: '', joining: [], arrivedAt, folded: false };
    return received(this.#ticket, { ...mail, intent: 'message', ...about }).map(event => [event, customer]);
  }

  #classified(): Happening[] {
    const category: Category = this.#one([bug, bug, bug, vulnerability, helpDesk, changeRequest, billable]);
    const priority = category === bug || category === vulnerability ? this.#one([1, 2, 3, 4] as const) : null;
    return [[{ type: 'classified', category, priority, bySuggestion: false }, this.#operator()]];
  }

  #anytime(): Happening[][] {
    const promise = this.#one(['claim', 'resolve'] as const);
    const call = { share: 1, repetition: 0, due: '', tell: 'assignee' as const, told: [] };
    const quote = openQuote(this.#ticket);
    return [
      this.#mail(),
      this.#mail(),
      this.#mail({ folded: true }),
      this.#mail({ intent: 'automatic' }),
      this.#classified(),
      [[{ type: 'escalated', promise, ...call }, desk]],
      [[{ type: 'on-call-told', told: [] }, desk]],
      [[{ type: 'duty-called', duty: 'cra', at: '', start: '', due: null, isMissed: false, told: [] }, desk]],
      [this.#vouched()],
      [[{ type: 'absorbed', from: 1, participants: [], excerpt: '' }, this.#operator()]],
      [[{ type: 'split-off', into: 2, sender: someone, excerpt: '' }, this.#operator()]],
      [[{ type: 'joined-incident', incident: 1, title: '', how: 'press' }, this.#operator()]],
      [
        [{ type: 'said-solved', closes: true }, customer],
        [{ type: 'closed', resolution: '' }, customer],
      ],
      ...(quote ? this.#answersTo(quote.version) : []),
      ...(this.#chance() < 0.1 ? [[[{ type: 'merged', into: 1 }, this.#operator()]] as Happening[]] : []),
    ];
  }

  /** Of a letter that came in an operator's name: they say that it was theirs, or a manager does. */
  #vouched(): Happening {
    const outside = {
      messageId: '',
      arrivedAt: new Date(this.#at - Math.floor(this.#chance() * 90 * minute)).toISOString(),
      reached: this.#chance() < 0.7,
    };
    const operator = { id: 1 + Math.floor(this.#chance() * 3), name: '' };
    const doing = this.#one(['wrote', 'wrote', 'passed-on'] as const);
    return [{ type: 'vouched', operator, doing, ...outside }, this.#operator()];
  }

  #answersTo(version: number): Happening[][] {
    const answer = { version, way: 'link' as const, network: '', sentTo: '', messageId: '', digest: '' };
    const ends = (how: 'refused' | 'expired'): Happening => [
      { type: 'closed', resolution: '', quote: { version, how } },
      desk,
    ];
    const category = rejectedByCustomer;
    return [
      [[{ type: 'quote-accepted', ...answer }, customer]],
      [[{ type: 'quote-accepted', ...answer }, customer]],
      [[{ type: 'quote-refused', ...answer, category }, customer], ends('refused')],
      [[{ type: 'quote-expired', version, category: null }, desk], ends('expired')],
      [[{ type: 'quote-withdrawn', version, why: 'operator' }, this.#operator()]],
    ];
  }

  #unclaimed(): Happening[][] {
    const to = { id: 2, name: '' };
    const claim: Happening[] = [[{ type: 'claimed', tellsCustomer: true }, this.#operator()]];
    return [
      claim,
      claim,
      claim,
      claim,
      [[{ type: 'reassigned', to, tellsCustomer: true }, this.#operator()]],
    ];
  }

  #atWork(): Happening[][] {
    const [who, saved] = [this.#operator(), this.#chance() < 0.4 ? { saved: ['guida'] } : {}];
    const by = { amount: 1 + Math.floor(this.#chance() * 8), unit: this.#one(['hour', 'day'] as const) };
    const promise = this.#one(['claim', 'resolve'] as const);
    const outside = {
      messageId: '',
      arrivedAt: new Date(this.#at - minute).toISOString(),
      reached: this.#chance() < 0.7,
    };
    const noted = this.#one(this.#ticket.work);
    return [
      [[{ type: 'replied', text: '', ...saved }, who]],
      [[{ type: 'replied', text: '' }, who]],
      [[{ type: 'clarification-asked', text: '', ...saved }, who]],
      [[{ type: 'clarification-asked', text: '' }, who]],
      [[{ type: 'closed', resolution: '', ...saved }, who]],
      [[{ type: 'closed', resolution: '' }, who]],
      [[{ type: 'closed', resolution: '' }, who]],
      [[{ type: 'deadline-extended', promise, by, reason: '' }, who]],
      [[{ type: 'wrote-outside', ...outside }, who]],
      [[{ type: 'system-entered', purpose: '', from: this.#earlier() }, who]],
      [[{ type: 'work-noted', minutes: 1 + Math.floor(this.#chance() * 200), quote: null }, who]],
      ...(noted ? [[[this.#correction(noted.id, noted.minutes), who]] as Happening[]] : []),
      [[{ type: 'released' }, who]],
      [[{ type: 'withdrawn', from: { id: 1, name: '' } }, desk]],
      [
        [
          {
            type: 'reassigned',
            to: { id: 1 + Math.floor(this.#chance() * 3), name: '' },
            tellsCustomer: false,
          },
          who,
        ],
      ],
      [this.#offered(who)],
      ...(this.#ticket.status === 'waiting' ? [this.#mail(), this.#silent()] : []),
    ];
  }

  #correction(entry: number, was: number): TicketEvent {
    return {
      type: 'work-corrected',
      entry,
      was,
      minutes: this.#chance() < 0.3 ? 0 : Math.floor(this.#chance() * 90),
    };
  }

  #offered(who: Actor): Happening {
    const minutes = 30 * (1 + Math.floor(this.#chance() * 10));
    const price =
      this.#chance() < 0.7
        ? ({ of: 'time', minutes } as const)
        : ({ of: 'sum', cents: 100, currency: 'EUR' } as const);
    const version = this.#ticket.quotes.length + 1;
    const said = {
      vat: '',
      text: '',
      lastDay: '2027-01-01',
      validUntil: '2027-01-01T00:00:00Z',
      document: '',
      digest: '',
    };
    return [{ type: 'quote-offered', version, price, ...said }, who];
  }

  #silent(): Happening[] {
    return [[{ type: 'closed', resolution: '' }, desk]];
  }

  #afterClosing(): Happening[][] {
    const rated = (verdict: 'up' | 'down'): Happening => [
      { type: 'rated', verdict, text: '', by: 'link' },
      customer,
    ];
    return [
      [],
      this.#mail(),
      [[{ type: 'reopened', by: 'operator', reason: '' }, this.#operator()]],
      [rated('up')],
      [rated('up')],
      [rated('down')],
    ].filter(happening => happening.length > 0 || this.#chance() < 0.5) as Happening[][];
  }

  /** The letter that the last event ordered, or one before it, whose doing may stay. */
  #takenBack(): Happening[][] {
    const recalled = new Set(
      this.#events.flatMap(({ event }) => (event.type === 'letter-recalled' ? [event.letter] : [])),
    );
    const ordered = this.#events
      .slice(-3)
      .findLast(({ event: { type } }) =>
        ['replied', 'clarification-asked', 'closed', 'quote-offered'].includes(type),
      );
    if (!ordered || recalled.has(ordered.sequence) || ordered.actor.kind !== 'operator') return [];
    const what = ordered.event.type as 'replied';
    const { sequence: letter, at, actor } = ordered;
    return [[[{ type: 'letter-recalled', letter, what, ...undoing(this.#ticket, { what, at }) }, actor]]];
  }
}
