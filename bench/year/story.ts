import { openTicket } from '../../src/ticket/chapters/opening.ts';
import type { RecordedEvent, TicketEvent } from '../../src/ticket/events.ts';
import { evolve } from '../../src/ticket/evolve.ts';
import type { Ticket } from '../../src/ticket/ticket.ts';
import type { Actor, Category, Language, Origin, Priority } from '../../src/ticket/words.ts';
import { isOpenAt, onTheClock, worked } from './working-hours.ts';

/** What a request is, as its writer knows it: nothing of it is read out of its log. */
export type Told = {
  number: number;
  opened: number;
  company: string;
  mailbox: string;
  channel: 'mail' | 'portal' | 'phone' | 'api';
  language: Language;
  category: Category | '';
  priority: Priority | null;
  /** By which promise it is judged; null: by none. */
  promise: { claim: number; resolve: number } | null;
  fromMachine: boolean;
};

type Judged = 'kept' | 'broken' | 'extended' | null;

/** What happened, with what its writer knows of it. Times in ms. */
export type Mark = {
  kind: string;
  at: number;
  operator: number | null;
  working?: number;
  wall?: number;
  judged?: Judged;
  /** Minutes, or 1 where it is so. */
  amount?: number;
  /** Of a closing. */
  isByOperator?: boolean;
  isOneTouch?: boolean;
  isRatable?: boolean;
  isRated?: boolean;
};

export type Stretch = { from: number; to: number };
const ever = Number.POSITIVE_INFINITY;

const desk: Actor = { kind: 'desk' };
export const customer: Actor = { kind: 'customer', name: '', address: '' };

/**
 * A request as it is written: what happens is noted twice, as the desk's log would have it, and as the writer knows it. Time only
 * goes on, and ends where the year does.
 */
export class Story {
  readonly told: Told;
  readonly events: RecordedEvent[] = [];
  readonly marks: Mark[] = [];
  readonly open: (Stretch & { since: number })[] = [];
  readonly waits: Stretch[] = [];
  readonly owners: (Stretch & { operator: number })[] = [];
  ticket: Ticket;
  at: number;
  claimedAt = ever;
  gaveUpAt = ever;
  answeredAt = ever;
  /** What managers added to the resolution. */
  added = 0;
  #breaks: Stretch[] = [];
  #touches = 0;
  #last: { closing: Mark; rated: Mark | null } | null = null;
  readonly #until: number;

  constructor(
    told: Told,
    opening: Extract<TicketEvent, { type: 'ticket-opened' }>,
    origin: Origin,
    until: number,
  ) {
    this.told = told;
    this.#until = until;
    this.at = told.opened;
    this.ticket = openTicket(told.number, opening, new Date(told.opened));
    this.events.push({
      ...{ ticket: told.number, sequence: 1, event: opening, actor: customer, origin },
      at: new Date(told.opened),
    });
    this.open.push({ from: told.opened, to: ever, since: told.opened });
    this.#mark('opened', null);
    if (told.fromMachine) this.#mark('machine-mail', null);
  }

  get owner(): number | null {
    const last = this.owners.at(-1);
    return last?.to === ever ? last.operator : null;
  }

  /** @returns whether that lies within the year; nothing happens after it */
  goes(to: number): boolean {
    if (to >= this.#until) this.at = ever;
    if (this.at === ever) return false;
    this.at = Math.max(this.at, to);
    return true;
  }

  /** In the log alone. */
  log(event: TicketEvent, actor: Actor): void {
    const at = new Date(this.at);
    const { number, version } = this.ticket;
    this.events.push({ ticket: number, sequence: version + 1, event, actor, origin: 'slack', at });
    this.ticket = evolve(this.ticket, event, actor, at);
  }

  /** In the log, and as something that counts. */
  happens(event: TicketEvent, actor: Actor, kind: string, about: Partial<Mark> = {}): void {
    this.log(event, actor);
    this.#mark(kind, actor.kind === 'operator' ? actor.id : null, about);
  }

  #mark(kind: string, operator: number | null, about: Partial<Mark> = {}): Mark {
    const mark = { kind, at: this.at, operator, ...about };
    this.marks.push(mark);
    return mark;
  }

  claims(actor: Extract<Actor, { kind: 'operator' }>): void {
    const isFirst = this.claimedAt === ever;
    this.happens({ type: 'claimed', tellsCustomer: true }, actor, isFirst ? 'claimed' : 'taken', {
      ...(isFirst ? { ...this.#took([]), judged: this.#judged(this.told.promise?.claim, [], 0) } : {}),
    });
    if (isFirst) this.claimedAt = this.at;
    this.owners.push({ from: this.at, to: ever, operator: actor.id });
  }

  handsOver(to: { id: number; name: string }, actor: Actor): void {
    const had = this.owner;
    if (had === null) return;
    this.log({ type: 'reassigned', to, tellsCustomer: false }, actor);
    this.#mark('handed-over', had);
    this.#endOf(this.owners);
    this.owners.push({ from: this.at, to: ever, operator: to.id });
  }

  /** A person writes to the customer. */
  answers(event: TicketEvent, actor: Actor, isSaved = false): void {
    this.log(event, actor);
    this.#answered(actor, isSaved);
  }

  #answered(actor: Actor, isSaved: boolean): void {
    this.#touches += 1;
    const isFirst = this.answeredAt === ever;
    if (isFirst) this.answeredAt = this.at;
    const operator = actor.kind === 'operator' ? actor.id : null;
    this.#mark('answered', operator, { ...(isFirst ? this.#took([]) : {}), amount: isSaved ? 1 : 0 });
  }

  waitsFrom(): void {
    if (this.waits.at(-1)?.to !== ever) this.waits.push({ from: this.at, to: ever });
  }

  waitsNoMore(): void {
    const wait = this.#endOf(this.waits);
    if (wait) this.#breaks.push(wait);
  }

  extends(hours: number, actor: Actor): void {
    const by = { amount: hours, unit: 'hour' as const };
    this.happens(
      { type: 'deadline-extended', promise: 'resolve', by, reason: 'Attesa ricambio' },
      actor,
      'extended',
    );
    this.added += hours * 3_600_000;
  }

  closes(event: TicketEvent, actor: Actor): void {
    const isByOperator = actor.kind === 'operator';
    this.waitsNoMore();
    this.log(event, actor);
    const operator = isByOperator ? actor.id : this.owner;
    // What closes it tells the customer so.
    if (isByOperator) this.#answered(actor, false);
    const closing = this.#mark('closed', operator, {
      ...this.#took(this.#breaks),
      judged: this.#judged(this.told.promise?.resolve, this.#breaks, this.added),
      isByOperator,
      isOneTouch: isByOperator && this.#touches === 1,
      isRatable: actor.kind !== 'desk' && !this.told.fromMachine,
    });
    this.#last = { closing, rated: null };
    this.#givesUp();
    this.#endOf(this.open);
    this.#breaks.push({ from: this.at, to: ever });
  }

  merges(into: number, actor: Actor): void {
    this.log({ type: 'merged', into }, actor);
    this.#mark('merged', this.owner);
    this.waitsNoMore();
    const judged = this.#judged(this.told.promise?.resolve, this.#breaks, this.added);
    if (judged === 'broken' || judged === 'extended') this.#mark('unresolved', null, { judged });
    this.#givesUp();
    this.#endOf(this.open);
  }

  /** It ends, and nobody claimed it in time. */
  #givesUp(): void {
    if (this.claimedAt !== ever || this.gaveUpAt !== ever) return;
    const judged = this.#judged(this.told.promise?.claim, [], 0);
    if (judged !== 'broken') return;
    this.gaveUpAt = this.at;
    this.#mark('unclaimed', null, { judged });
  }

  reopens(actor: Actor): void {
    const by = actor.kind === 'operator' ? 'operator' : 'customer';
    this.log({ type: 'reopened', by, reason: '' }, actor);
    this.#mark('reopened', this.owner);
    this.#endOf(this.#breaks);
    this.open.push({ from: this.at, to: ever, since: this.at });
  }

  isRated(verdict: 'up' | 'down'): void {
    const last = this.#last;
    if (!last) return;
    this.log({ type: 'rated', verdict, text: '', by: 'link' }, customer);
    // The last word on a closing counts.
    if (last.rated) this.marks.splice(this.marks.indexOf(last.rated), 1);
    last.closing.isRated = true;
    last.rated = this.#mark('rated', last.closing.operator, { amount: verdict === 'up' ? 1 : 0 });
  }

  calls(): void {
    const told = {
      share: 1,
      repetition: 0,
      due: new Date(this.at).toISOString(),
      tell: 'managers' as const,
      told: [],
    };
    this.log({ type: 'escalated', promise: this.claimedAt === ever ? 'claim' : 'resolve', ...told }, desk);
    this.#mark('called', this.owner, { amount: isOpenAt(this.at) ? 0 : 1 });
  }

  #endOf<S extends Stretch>(of: S[]): S | null {
    const last = of.at(-1);
    if (!last || last.to !== ever) return null;
    last.to = this.at;
    return last;
  }

  #took(breaks: Stretch[]): Pick<Mark, 'working' | 'wall'> {
    const { opened } = this.told;
    return {
      working: Math.floor(this.#worked(this.at, breaks) / 1000),
      wall: Math.floor((this.at - opened) / 1000),
    };
  }

  #worked(until: number, breaks: Stretch[]): number {
    const rested = breaks.map(({ from, to }) => worked(from, Math.min(to, until)));
    return worked(this.told.opened, until) - rested.reduce((sum, ms) => sum + ms, 0);
  }

  /** Kept, where an instant before less had been worked than was promised. */
  #judged(promised: number | undefined, breaks: Stretch[], added: number): Judged {
    if (promised === undefined) return null;
    const before = this.at <= this.told.opened ? -1 : this.#worked(this.at - 1, breaks);
    if (before < promised) return 'kept';
    return before < promised + added ? 'extended' : 'broken';
  }

  /** How it stood at an instant; null: it was not open. */
  stoodAt(instant: number) {
    const lies = ({ from, to }: Stretch) => from <= instant && instant < to;
    const open = this.open.find(lies);
    if (!open) return null;
    const { promise } = this.told;
    const breaks = [...this.waits, ...this.#breaks.filter(each => !this.waits.includes(each))];
    const givenUp = Math.min(this.claimedAt, this.gaveUpAt);
    return {
      age: Math.floor((instant - open.since) / 1000),
      operator: this.owners.find(lies)?.operator ?? null,
      isWaiting: this.waits.some(lies),
      isUnanswered: instant < this.answeredAt,
      isClaimLate:
        promise !== null && instant < givenUp && worked(this.told.opened, instant) >= promise.claim,
      isResolveLate: promise !== null && this.#worked(instant, breaks) >= promise.resolve,
    };
  }

  /** The day on which it came. */
  get day(): string {
    return onTheClock(this.told.opened).date;
  }
}
