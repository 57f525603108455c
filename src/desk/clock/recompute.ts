import { enqueue } from '../../outbox/enqueue.ts';
import {
  clockFactsAfter,
  lockClockFacts,
  openFactsAmong,
  type Recognised,
  saveClockwork,
} from '../../store/clock/clock-facts.ts';
import { noteUnmeasured } from '../../store/reports/unmeasured.ts';
import { openNumbersByDue } from '../../store/tickets/ticket-numbers.ts';
import { rearmed } from '../../ticket/clock/ladder.ts';
import { companyOf } from '../../ticket/companies/companies.ts';
import type { Desk } from '../desk.ts';
import { recomputeDuties } from '../duties/recompute-duties.ts';
import { redrawEffect } from '../effects.ts';
import { adoptDeskYaml } from '../reports/adopted.ts';
import { keepTerms } from '../reports/terms-in-force.ts';
import { scheduleOf, termsOf } from '../terms.ts';
import { scheduleRoutines } from './routines.ts';

/** Tickets in one transaction: presses on them wait for its end. */
const usualChunk = 1000;
/** Two write at a time, and one reads. What is due soonest begins first, and its cards with it: jobs are carried in the order of their transactions. */
const hands = 3;

export const recomputation = { task: 'recompute', payload: {}, lane: 'recompute', replaces: 'recompute' };

/** At start: if desk.yaml promises something else than when the desk last ran, all deadlines are computed anew. */
export async function adoptTerms(desk: Desk): Promise<void> {
  await desk.db.transaction(async tx => {
    if (await adoptDeskYaml(desk, tx)) await enqueue(tx, [recomputation]);
  });
  await keepTerms(desk, 'start');
  await scheduleRoutines(desk, desk.db);
}

/** What recomputing spends its time on. Locked tickets are being written, so that is how long a press waits for one. */
export type RecomputePhase = 'reading' | 'computing' | 'writing';

/**
 * Computes the deadlines of all open tickets anew, and what the law asks for of closed ones, from their histories: after a change of the policy, the calendar,
 * a closure or the companies, by which they are recognised anew too. Cards that show another deadline now are drawn anew afterwards.
 * What is due soonest comes first, and its cards are the first to be drawn.
 *
 * Tickets are read without a lock, and the next are read and computed while others are written. What was pressed
 * between the reading and the writing is computed anew under its lock.
 *
 * @param chunk tickets in one transaction
 * @param watch is told how long each part of the work took
 * @returns how many tickets there are, and how many deadlines moved
 */
export async function recompute(
  desk: Desk,
  watch: (phase: RecomputePhase, ms: number) => void = () => {},
  chunk = usualChunk,
): Promise<{ tickets: number; moved: number }> {
  await keepTerms(desk, 'desk');
  await scheduleRoutines(desk, desk.db);
  const done = { tickets: 0, moved: 0 };
  const stretches = stretchesOf(desk, chunk);
  const next = async () => {
    const begun = performance.now();
    const { value: facts } = await stretches.next();
    const read = performance.now();
    const rows = facts ? computed(desk, facts) : null;
    watch('reading', read - begun);
    watch('computing', performance.now() - read);
    done.tickets += facts?.length ?? 0;
    return rows;
  };
  const write = async (rows: Row[]) => {
    if (rows.length === 0) return;
    const begun = performance.now();
    const moved = await save(desk, rows);
    done.moved += moved;
    watch('writing', performance.now() - begun);
  };
  const work = async () => {
    for (let rows = await next(); rows; rows = await next()) await write(rows);
  };
  await allOrNone(Array.from({ length: hands }, work), () => stretches.return());
  await recomputeDuties(desk);
  return done;
}

/** Whoever fails stops the others, and is told of when none of them works any more. */
async function allOrNone(working: Promise<void>[], stop: () => Promise<unknown>): Promise<void> {
  for (const each of working) each.catch(stop);
  await Promise.allSettled(working);
  await Promise.all(working);
}

/** All open tickets, some at a time: what is due soonest first, and at the end those that were opened meanwhile. */
async function* stretchesOf({ db }: Desk, chunk: number): AsyncGenerator<Recognised[], void> {
  const numbers = await openNumbersByDue(db);
  const after = numbers.reduce((most, number) => Math.max(most, number), 0);
  for (let from = 0; from < numbers.length; from += chunk)
    yield await openFactsAmong(db, numbers.slice(from, from + chunk));
  let last = after;
  for (;;) {
    const facts = await clockFactsAfter(db, last, chunk);
    if (facts.length > 0) yield facts;
    if (facts.length < chunk) return;
    last = facts.at(-1)?.number ?? last;
  }
}

type Row = ReturnType<typeof computed>[number];

/** What changes of these tickets: whose they are, and what is promised by that. */
function computed(desk: Desk, facts: Recognised[]) {
  const terms = termsOf(desk);
  const companies = desk.companies.now();
  const now = desk.clock();
  return facts.flatMap(known => {
    const company = companyOf(known, companies);
    const isOthers = company !== known.company;
    const before = isOthers ? { ...known, company } : known;
    const ticket = rearmed(before, terms, now);
    const schedule = scheduleOf(desk, ticket, now);
    const moved = !same(before.claimDue, schedule.claimDue) || !same(before.resolveDue, schedule.resolveDue);
    const escalation = ticket === before ? null : ticket.escalation;
    if (!moved && !isOthers && !escalation && same(before.wakeAt, schedule.wakeAt)) return [];
    const { number, version } = ticket;
    const due = dueMs(ticket.claimedAt ? null : schedule.claimDue, schedule.resolveDue);
    return [{ number, version, company, escalation, ...schedule, moved, isRedrawn: moved || isOthers, due }];
  });
}

/** @returns how many deadlines moved */
async function save(desk: Desk, rows: Row[]): Promise<number> {
  return await desk.db.transaction(async tx => {
    const saved = new Set(await saveClockwork(tx, rows));
    const overtaken = rows.flatMap(({ number }) => (saved.has(number) ? [] : [number]));
    const again = overtaken.length > 0 ? computed(desk, await lockClockFacts(tx, overtaken)) : [];
    await saveClockwork(tx, again);
    const written = [...rows.filter(({ number }) => saved.has(number)), ...again];
    // How they stand, and by whose promises, is counted otherwise from now on.
    await noteUnmeasured(
      tx,
      written.map(({ number }) => number),
    );
    const redrawn = written
      .filter(row => row.isRedrawn)
      .toSorted((a, b) => a.due - b.due || a.number - b.number)
      .map(({ number }) => number);
    if (redrawn.length > 0) await enqueue(tx, [redrawEffect(redrawn)]);
    return written.filter(row => row.moved).length;
  });
}

/** Infinity minus itself would be no order. */
function dueMs(...owed: (Date | null)[]): number {
  return Math.min(...owed.map(due => due?.getTime() ?? Number.MAX_SAFE_INTEGER));
}

function same(a: Date | null, b: Date | null): boolean {
  return a?.getTime() === b?.getTime();
}
