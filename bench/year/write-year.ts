import type { TicketEvent } from '../../src/ticket/events.ts';
import type { Actor, Category, Language, Priority } from '../../src/ticket/words.ts';
import {
  billable,
  bug,
  changeRequest,
  helpDesk,
  rejectedByCustomer,
  vulnerability,
} from '../../test/ticket/categories.ts';
import { numbers } from '../measure.ts';
import { customer, Story, type Told } from './story.ts';
import { afterWork, isHoliday, midnight, onTheClock } from './working-hours.ts';

/** @property from,to the year's days, both included @property until nothing happens from then on, in ms @property first number */
export type YearAsked = {
  seed: number;
  requests: number;
  from: string;
  until: number;
  first: number;
  people: { id: number; name: string }[];
};

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** In working hours; a working day is eight. */
const promises: Record<number, { claim: number; resolve: number }> = {
  1: { claim: 1, resolve: 8 },
  2: { claim: 4, resolve: 16 },
  3: { claim: 8, resolve: 40 },
  4: { claim: 16, resolve: 240 },
};
/** With whom something else was agreed, as the sandbox has it, and since when. */
const agreed = {
  company: 'cartiera-pescara',
  since: '2026-01-01',
  promises: { 1: { claim: 0.5, resolve: 4 }, 2: { claim: 1, resolve: 16 } } as typeof promises,
};

/** How many come on a day of the week, Monday first; in a month, January first; in an hour. */
const weekdays = [1.3, 1.12, 1, 1, 0.85, 0.1, 0.07];
const months = [1, 1, 1.05, 0.95, 1, 0.95, 0.85, 0.4, 1.1, 1.1, 1.05, 0.8];
const hours = [
  ...[0.05, 0.03, 0.02, 0.02, 0.03, 0.06, 0.2, 0.8, 2.6, 4, 4.2, 3.6],
  ...[2, 1.4, 2.6, 3.4, 3, 2.4, 1.4, 0.7, 0.4, 0.3, 0.2, 0.1],
];

const subjects: Record<Language, string[]> = {
  it: [
    ...['Stampa fatture ferma', 'Protocollo: errore E-4012', 'Non riesco ad accedere', 'Esportazione lenta'],
    ...['Firma digitale rifiutata', 'Nuovo utente da creare', 'Etichette sbagliate', 'Fascicolo sparito'],
  ],
  en: [
    ...['Printing stopped', 'Cannot sign in', 'Export is slow', 'Error E-4012 on saving'],
    ...['Signature refused', 'New user needed', 'Wrong labels', 'A folder is gone'],
  ],
};

/**
 * A year of a desk, request by request; the same for the same seed. Most is done in time, much is not: claimed late and in the
 * evening, asked back, prolonged, reopened, merged, handed over, closed by customers, never claimed, rated, billed.
 */
export function writeYear(asked: YearAsked): Story[] {
  const chance = numbers(asked.seed);
  const arrivals = arrivalsOf(asked, chance);
  return arrivals.map((opened, index) => new Writer(asked, chance).write(asked.first + index, opened));
}

/** As they come: by the hour, as busy as it is. */
function arrivalsOf({ requests, from, until }: YearAsked, chance: () => number): number[] {
  const hoursOfYear: { at: number; sum: number }[] = [];
  let sum = 0;
  for (let at = midnight(from); at < until; at += hour) {
    const on = onTheClock(at);
    const rest = isHoliday(on.date) ? 0.08 : 1;
    const month = months[Number(on.date.slice(5, 7)) - 1] ?? 1;
    sum += (weekdays[on.weekday] ?? 1) * (hours[on.hour] ?? 0) * month * rest;
    hoursOfYear.push({ at, sum });
  }
  const pick = () => {
    const wanted = chance() * sum;
    let [low, high] = [0, hoursOfYear.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((hoursOfYear[middle]?.sum ?? 0) < wanted) low = middle + 1;
      else high = middle;
    }
    return (hoursOfYear[low]?.at ?? 0) + Math.floor(chance() * 3600) * 1000;
  };
  return Array.from({ length: requests }, pick)
    .filter(at => at < until)
    .toSorted((a, b) => a - b);
}

type Classified = Pick<Told, 'category' | 'priority' | 'promise'>;
type OperatorActor = Extract<Actor, { kind: 'operator' }>;

class Writer {
  readonly #asked: YearAsked;
  readonly #chance: () => number;

  constructor(asked: YearAsked, chance: () => number) {
    this.#asked = asked;
    this.#chance = chance;
  }

  #is(share: number): boolean {
    return this.#chance() < share;
  }

  #one<T>(of: readonly T[]): T {
    return of[Math.floor(this.#chance() * of.length)] as T;
  }

  /** Of several, each as likely as it weighs. */
  #weighed<T>(of: readonly (readonly [T, number])[]): T {
    let left = this.#chance() * of.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [value, weight] of of) {
      left -= weight;
      if (left < 0) return value;
    }
    return (of[0] as readonly [T, number])[0];
  }

  /** Mostly much less than that, at times much more; whole seconds. */
  #about(ms: number, spread = 1.1): number {
    const normal = Array.from({ length: 6 }, this.#chance).reduce((sum, each) => sum + each, -3) * 1.41;
    return Math.max(1, Math.round((ms * Math.exp(normal * spread)) / 1000)) * 1000;
  }

  #operator(): OperatorActor {
    const { id, name } = this.#one(this.#asked.people);
    return { kind: 'operator', id, name, role: 'manager' };
  }

  write(number: number, opened: number): Story {
    const story = this.#begin(number, opened);
    if (this.#is(0.03)) {
      if (story.goes(opened + this.#about(2 * hour)) && number > this.#asked.first)
        story.merges(this.#asked.first, this.#operator());
      return story;
    }
    if (this.#is(0.02)) {
      // Solved before anybody looked, or never looked at.
      if (story.goes(opened + this.#about(20 * hour)) && this.#is(0.7)) this.#solvedByCustomer(story);
      return story;
    }
    const meant = this.#meant(story.told);
    const promised = meant.promise ?? { claim: 8 * hour, resolve: 40 * hour };
    if (this.#claimed(story, meant, promised.claim)) this.#atWork(story, promised.resolve);
    return story;
  }

  #begin(number: number, opened: number): Story {
    const language = this.#weighed<Language>([
      ['it', 8],
      ['en', 2],
    ]);
    const company = this.#weighed([
      ['', 65],
      [agreed.company, 23],
      ['studio-conti', 12],
    ]);
    const channel = this.#weighed<Told['channel']>([
      ['mail', 78],
      ['portal', 12],
      ['phone', 6],
      ['api', 4],
    ]);
    const suggested: Priority | null = this.#is(0.1) ? this.#one([1, 2] as const) : null;
    const mailbox = this.#weighed([
      ['support@interzen.it', 85],
      ['zensys@interzen.it', 15],
    ]);
    const fromMachine = this.#is(0.03);
    const told: Told = {
      ...{ number, opened, company, mailbox, channel, language, fromMachine },
      // Nobody has said what it is: as urgent as a rule proposes, else as most are.
      ...{ category: '', priority: null, promise: promiseOf(company, opened, suggested ?? 3) },
    };
    const opening: Extract<TicketEvent, { type: 'ticket-opened' }> = {
      type: 'ticket-opened',
      subject: `${this.#one(subjects[language])} (${number})`,
      ...{ language, mailbox, fromMachine, fromBacklog: false, excerpt: '', linkedTo: null, looksLike: null },
      requester: { name: 'Paolo Neri', address: `paolo.neri@cliente${number % 997}.example` },
      participants: [`paolo.neri@cliente${number % 997}.example`],
      suggestion: suggested === null ? null : { category: bug, priority: suggested, reason: 'urgente' },
      messageId: `<${number}@cliente.example>`,
      ...(channel === 'phone'
        ? { typed: { by: this.#one(this.#asked.people), typedAt: new Date(opened).toISOString() } }
        : {}),
    };
    const origin = channel === 'mail' ? 'mail' : channel === 'phone' ? 'slack' : channel;
    return new Story(told, opening, origin, this.#asked.until);
  }

  /** What whoever takes it will say that it is. */
  #meant({ company, opened, promise }: Told): Classified {
    const category = this.#weighed<Category | ''>([
      [bug, 55],
      [helpDesk, 20],
      [changeRequest, 10],
      [billable, 6],
      [vulnerability, 1],
      ['', 8],
    ]);
    if (category === '') return { category, priority: null, promise };
    if (category !== bug && category !== vulnerability) return { category, priority: null, promise: null };
    const priority = this.#priority();
    return { category, priority, promise: promiseOf(company, opened, priority) };
  }

  #priority(): Priority {
    return this.#weighed<Priority>([
      [1, 4],
      [2, 16],
      [3, 55],
      [4, 25],
    ]);
  }

  /** Somebody takes it, sooner or later, and says what it is. */
  #claimed(story: Story, meant: Classified, promised: number): boolean {
    const { told } = story;
    // Of one in a hundred it is exactly at its deadline, or a second behind it.
    const work = this.#is(0.01) ? promised + (this.#is(0.5) ? 0 : 1000) : this.#about(promised * 0.35, 1);
    const inTheEvening = this.#is(0.05) ? this.#about(3 * hour) : 0;
    const at = afterWork(told.opened, work) + inTheEvening;
    if (work > 2 * promised && this.#is(0.5)) {
      if (!story.goes(afterWork(told.opened, promised))) return false;
      story.calls();
    }
    if (!story.goes(at)) return false;
    const operator = this.#operator();
    const { category, priority } = meant;
    if (category !== '') {
      Object.assign(told, meant);
      story.log({ type: 'classified', category, priority, bySuggestion: false }, operator);
    }
    story.claims(operator);
    return true;
  }

  #atWork(story: Story, promised: number): void {
    const operator: OperatorActor = { kind: 'operator', id: story.owner ?? 0, name: '', role: 'manager' };
    const work = this.#about(promised * 0.3, 1.2);
    const steps = Math.floor(this.#chance() ** 2 * 5);
    for (let step = 0; step < steps; step += 1) {
      if (!story.goes(afterWork(story.at, Math.round(work / (steps + 1) / 1000) * 1000))) return;
      this.#step(story, operator);
      if (story.at >= this.#asked.until) return;
    }
    if (story.told.category === billable && !this.#quoted(story, operator)) return;
    if (!story.goes(afterWork(story.at, Math.round(work / (steps + 1) / 1000) * 1000))) return;
    this.#end(story);
  }

  /** Something happens on the way. */
  #step(story: Story, operator: OperatorActor): void {
    const saved = this.#is(0.3);
    const what = this.#chance();
    if (what < 0.35)
      story.answers(
        { type: 'replied', text: 'Riprovi.', ...(saved ? { saved: ['guida'] } : {}) },
        operator,
        saved,
      );
    else if (what < 0.65) this.#askedBack(story, operator, saved);
    else if (what < 0.72) story.handsOver(this.#one(this.#asked.people), operator);
    else if (what < 0.79) story.extends(this.#one([4, 8, 16]), operator);
    else if (what < 0.9) this.#works(story, operator);
    else if (what < 0.92) this.#enters(story, operator);
    else if (what < 0.94)
      story.happens(
        { type: 'joined-incident', incident: 1, title: '', how: 'press' },
        operator,
        'in-incident',
        { operator: story.owner },
      );
    else this.#mail(story, what < 0.97 ? 'folded' : 'machine-mail');
  }

  #askedBack(story: Story, operator: OperatorActor, saved: boolean): void {
    const asked: TicketEvent = {
      type: 'clarification-asked',
      text: 'Quale versione?',
      ...(saved ? { saved: ['guida'] } : {}),
    };
    story.answers(asked, operator, saved);
    story.waitsFrom();
    if (!story.goes(story.at + this.#about(20 * hour, 1.3))) return;
    story.log(received(story.at, { endsWaiting: true }), customer);
    story.waitsNoMore();
  }

  /** Noted afterwards: it counts from when they went in. */
  #enters(story: Story, operator: OperatorActor): void {
    const from = story.at - this.#about(10 * minute);
    story.log({ type: 'system-entered', purpose: 'Indici', from: new Date(from).toISOString() }, operator);
    story.marks.push({ kind: 'entered', at: from, operator: operator.id });
  }

  #mail(story: Story, kind: 'folded' | 'machine-mail'): void {
    const about = kind === 'folded' ? { folded: true } : { intent: 'automatic' as const };
    story.happens(received(story.at, about), customer, kind);
  }

  #works(story: Story, operator: OperatorActor): void {
    const minutes = 5 * (1 + Math.floor(this.#chance() * 24));
    const entry = story.ticket.version + 1;
    story.happens({ type: 'work-noted', minutes, quote: null }, operator, 'worked', { amount: minutes });
    if (!this.#is(0.1)) return;
    const corrected = Math.max(5, minutes - 5);
    story.log({ type: 'work-corrected', entry, was: minutes, minutes: corrected }, operator);
    const mark = story.marks.at(-1);
    if (mark) mark.amount = corrected;
  }

  /** @returns whether it goes on */
  #quoted(story: Story, operator: OperatorActor): boolean {
    const minutes = 30 * (1 + Math.floor(this.#chance() * 12));
    const ends = new Date(story.at + 20 * day).toISOString();
    const said = {
      vat: '',
      text: '',
      lastDay: ends.slice(0, 10),
      validUntil: ends,
      document: '',
      digest: '',
    };
    const version = story.ticket.quotes.length + 1;
    const offered: TicketEvent = { type: 'quote-offered', version, price: { of: 'time', minutes }, ...said };
    story.answers(offered, operator);
    story.marks.push({ kind: 'quote-offered', at: story.at, operator: operator.id, amount: minutes });
    story.waitsFrom();
    if (!story.goes(story.at + this.#about(40 * hour))) return false;
    const answer = { version, way: 'link' as const, network: '', sentTo: '', messageId: '', digest: '' };
    const { owner } = story;
    if (this.#is(0.75)) {
      story.happens({ type: 'quote-accepted', ...answer }, customer, 'quote-accepted', {
        operator: owner,
        amount: minutes,
      });
      story.waitsNoMore();
      return true;
    }
    story.told.category = rejectedByCustomer;
    story.happens(
      { type: 'quote-refused', ...answer, category: rejectedByCustomer },
      customer,
      'quote-refused',
      { operator: owner },
    );
    story.closes({ type: 'closed', resolution: '', quote: { version, how: 'refused' } }, { kind: 'desk' });
    return false;
  }

  /** It is closed; some come back, and are closed again. */
  #end(story: Story): void {
    const byCustomer = this.#is(0.04);
    if (byCustomer) this.#solvedByCustomer(story);
    else if (story.owner === null) story.closes({ type: 'closed', resolution: '' }, { kind: 'desk' });
    else
      story.closes(
        { type: 'closed', resolution: 'Corretto.' },
        { kind: 'operator', id: story.owner, name: '', role: 'manager' },
      );
    if (
      !story.told.fromMachine &&
      story.owner !== null &&
      this.#is(0.3) &&
      story.goes(story.at + this.#about(5 * hour))
    ) {
      story.isRated(this.#is(0.85) ? 'up' : 'down');
      if (this.#is(0.05) && story.goes(story.at + 10 * minute)) story.isRated('down');
    }
    if (!this.#is(0.07) || !story.goes(story.at + this.#about(20 * hour))) return;
    story.reopens(this.#is(0.7) ? customer : this.#operator());
    if (story.goes(afterWork(story.at, this.#about(4 * hour)))) this.#end(story);
  }

  #solvedByCustomer(story: Story): void {
    story.log({ type: 'said-solved', closes: true }, customer);
    story.closes({ type: 'closed', resolution: '' }, customer);
  }
}

function promiseOf(company: string, opened: number, priority: number): Told['promise'] {
  const own = company === agreed.company && onTheClock(opened).date >= agreed.since;
  const { claim, resolve } = (own ? agreed.promises[priority] : undefined) ??
    promises[priority] ?? { claim: 8, resolve: 40 };
  return { claim: claim * hour, resolve: resolve * hour };
}

function received(
  at: number,
  about: { endsWaiting?: boolean; folded?: boolean; intent?: 'message' | 'automatic' },
): TicketEvent {
  return {
    type: 'message-received',
    ...{ from: { name: '', address: '' }, intent: 'message', excerpt: '', messageId: '', joining: [] },
    ...{ endsWaiting: false, folded: false, arrivedAt: new Date(at).toISOString() },
    ...about,
  };
}
