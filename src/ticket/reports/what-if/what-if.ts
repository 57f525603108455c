import type { RecordedEvent } from '../../events.ts';
import { stands } from '../columns.ts';
import { type Judgement, type Measures, promiseOf } from '../fact.ts';
import { measure } from '../measuring/measure.ts';
import type { Figures } from '../report.ts';
import type { Stretch } from '../spans.ts';
import { addFact, addStanding, emptyTally, figuresOf, type Tally } from '../tally.ts';
import type { TermsInForce } from '../terms-in-force.ts';
import { type CalledAs, callsRecorded, callsReplayed, type PlacedCall, type Rostered } from './calls.ts';

/** How often people were called. @property outside the desk's hours @property atNight when they are woken */
export type Calls = { all: number; outside: number; atNight: number } & Record<CalledAs, number>;

/** Whom a supposed plan has called, by name; '': whoever has the request, or all in the channel. Two who are called at once count each. */
export type CallsOf = Record<string, { all: number; atNight: number }>;

/** How a span would have been by what was promised then, or by something else. */
type Course = { figures: Figures; calls: Calls };

/** How a promise was judged. `late`: open at the end, and broken. null: it was not judged. */
type Verdict = Judgement | 'late' | null;

/** A promise that would have been judged otherwise. @property at epoch ms, of what kept or broke it; null: at the end */
export type Turned = {
  ticket: number;
  promise: 'claim' | 'resolve';
  at: number | null;
  was: Verdict;
  wouldBe: Verdict;
};

/**
 * A past span by what was in force then, beside the same by something else. Pure data.
 *
 * @property requests that were looked at
 * @property leftOut requests whose logs cannot be read: nothing of them is counted
 * @property people whom it would have called, by a plan that is supposed; null: none is. Of those in the log it never tells
 * @property recorded the calls that the log has: by how much they differ from those of `was`, the replay is off
 */
export type WhatIf = {
  requests: number;
  leftOut: number[];
  was: Course;
  wouldBe: Course;
  people: CallsOf | null;
  recorded: Calls;
  turned: Turned[];
};

type Histories = { was: TermsInForce; wouldBe: TermsInForce };
type Counting = { tally: Tally; calls: Calls };
/** What one request was, or would have been. */
type Told = { measures: Measures | null; calls: PlacedCall[] };

/**
 * Folds requests' logs one after the other, by both. What people and customers did stays as it was; how it is judged, and how
 * often the clock calls, follows from what is promised. Pure: nothing is written anywhere.
 */
export class WhatIfCount {
  readonly #stretch: Stretch;
  readonly #histories: Histories;
  readonly #was: Counting = { tally: emptyTally(), calls: noCalls() };
  readonly #wouldBe: Counting = { tally: emptyTally(), calls: noCalls() };
  readonly #recorded = noCalls();
  readonly #rostered: Rostered | null;
  readonly #people: CallsOf = {};
  readonly #turned: Turned[] = [];
  readonly #leftOut: number[] = [];
  #requests = 0;

  /** @param stretch of which it is asked; cut off at the present @param rostered by a plan that is supposed */
  constructor(stretch: Stretch, histories: Histories, rostered: Rostered | null = null) {
    this.#rostered = rostered;
    this.#stretch = stretch;
    this.#histories = histories;
  }

  add(log: readonly RecordedEvent[], company: string | null): void {
    const [number] = log.map(({ ticket }) => ticket);
    if (number === undefined) return;
    const { was, wouldBe } = this.#histories;
    let told: Record<'was' | 'wouldBe', Told> & { recorded: PlacedCall[] };
    try {
      const one = (history: TermsInForce, rostered?: Rostered) => this.#told(log, company, history, rostered);
      told = {
        was: one(was),
        wouldBe: one(wouldBe, this.#rostered ?? undefined),
        recorded: callsRecorded(log, was),
      };
    } catch {
      // Of the others it is asked nevertheless.
      this.#leftOut.push(number);
      return;
    }
    this.#requests += 1;
    const before = this.#count(this.#was, told.was);
    const after = this.#count(this.#wouldBe, told.wouldBe);
    countCalls(this.#recorded, told.recorded, this.#stretch);
    if (this.#rostered) countPeople(this.#people, told.wouldBe.calls, this.#stretch);
    this.#turned.push(...turned(number, before, after));
  }

  #told(
    log: readonly RecordedEvent[],
    company: string | null,
    history: TermsInForce,
    rostered?: Rostered,
  ): Told {
    const measures = measure(log, company, history);
    const { to } = this.#stretch;
    return { measures, calls: measures ? callsReplayed(log, company, history, to, rostered) : [] };
  }

  #count({ tally, calls }: Counting, told: Told): Map<string, Verdict> {
    if (!told.measures) return new Map();
    countCalls(calls, told.calls, this.#stretch);
    return counted(tally, told.measures, this.#stretch);
  }

  result(): WhatIf {
    const course = ({ tally, calls }: Counting): Course => ({ figures: figuresOf(tally), calls });
    return {
      requests: this.#requests,
      leftOut: this.#leftOut,
      was: course(this.#was),
      wouldBe: course(this.#wouldBe),
      people: this.#rostered && this.#people,
      recorded: this.#recorded,
      turned: this.#turned,
    };
  }
}

function noCalls(): Calls {
  return {
    ...{ all: 0, outside: 0, atNight: 0 },
    ...{ assignee: 0, 'on-duty': 0, managers: 0, 'on-call': 0, reporting: 0 },
  };
}

function countCalls(calls: Calls, made: readonly PlacedCall[], { from, to }: Stretch): void {
  for (const { at, as, isOutside, isNight } of made) {
    if (at < from || at >= to) continue;
    calls.all += 1;
    calls[as] += 1;
    if (isOutside) calls.outside += 1;
    if (isNight) calls.atNight += 1;
  }
}

function countPeople(people: CallsOf, made: readonly PlacedCall[], { from, to }: Stretch): void {
  for (const call of made.filter(({ at }) => at >= from && at < to))
    for (const name of call.people.length > 0 ? call.people : ['']) {
      const known = people[name] ?? { all: 0, atNight: 0 };
      people[name] = { all: known.all + 1, atNight: known.atNight + (call.isNight ? 1 : 0) };
    }
}

/** Adds what happened in the stretch, and how it stood at its end. @returns how each promise was judged, by what and when */
function counted(tally: Tally, { facts, standings }: Measures, { from, to }: Stretch): Map<string, Verdict> {
  const verdicts = new Map<string, Verdict>();
  for (const { kind, at, amount, working, wall, judged, sequence } of facts) {
    if (at < from || at >= to) continue;
    addFact(tally, kind, amount, working, wall, judged);
    const promise = promiseOf[kind];
    if (promise && judged) verdicts.set(`${promise} ${sequence} ${at}`, judged);
  }
  const last = standings.find(each => each.from <= to && (each.to === null || to < each.to));
  if (!last) return verdicts;
  const { waiting, unanswered, claimLate, resolveLate } = last;
  const how =
    (waiting ? stands.waiting : 0) |
    (unanswered ? stands.unanswered : 0) |
    (claimLate ? stands.claimLate : 0) |
    (resolveLate ? stands.resolveLate : 0);
  addStanding(tally, { at: to }, last.since, how);
  if (claimLate) verdicts.set('claim end', 'late');
  if (resolveLate) verdicts.set('resolve end', 'late');
  return verdicts;
}

function turned(
  ticket: number,
  before: ReadonlyMap<string, Verdict>,
  after: ReadonlyMap<string, Verdict>,
): Turned[] {
  return [...new Set([...before.keys(), ...after.keys()])].flatMap(key => {
    const [was, wouldBe] = [before.get(key) ?? null, after.get(key) ?? null];
    if (was === wouldBe) return [];
    const [promise, , at] = key.split(' ');
    return [
      {
        ...{ ticket, promise: promise === 'claim' ? ('claim' as const) : ('resolve' as const) },
        ...{ at: at === undefined ? null : Number(at), was, wouldBe },
      },
    ];
  });
}
