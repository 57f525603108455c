import { callOffClosure, planClosure } from '../src/desk/clock/closures.ts';
import { type RecomputePhase, recompute } from '../src/desk/clock/recompute.ts';
import type { Desk } from '../src/desk/desk.ts';
import { handle } from '../src/desk/handle.ts';
import { openDesk } from '../src/house/desk/desk-of.ts';
import { Sandbox } from '../src/sandbox/sandbox.ts';
import { plannedClosures } from '../src/store/clock/closures.ts';
import { allOperators } from '../src/store/people/operators.ts';
import type { Operator } from '../src/ticket/words.ts';
import { configFor } from './a-house.ts';
import { fill } from './filled.ts';
import { variedLife } from './lives.ts';
import { load, numbers, overAndOver, percentiles, sumOf, whole } from './measure.ts';
import { inThrowAwayDatabase } from './throw-away-database.ts';
import { type Work, workOf } from './work.ts';

const count = 100_000;
const filledAtOnce = 10_000;
const rounds = 6;
const now = new Date('2026-11-25T10:00:00Z');
const closure = { id: 0, from: '2026-11-27', to: '2026-12-04', name: 'Inventario', onCall: null };
const by = { actor: { kind: 'desk' }, origin: 'desk' } as const;

/** A closure is planned, and called off, over and over: all open tickets are computed anew and stored. */
export async function recomputing(): Promise<void> {
  console.log(
    `\nA closure is planned: ${whole(count)} open tickets computed anew and stored in PostgreSQL (embedded, fsync on)`,
  );
  await inThrowAwayDatabase(async database => {
    const config = configFor(new Sandbox(null), 1);
    const desk = await openDesk(config, database.db, () => now, 'secret');
    const people = await allOperators(database.db);
    await fillDesk(desk, people);
    const worked = await workOf(database.db, 'all');
    const took: number[] = [];
    for (let round = 0; round < rounds; round += 1) took.push(await oneRound(desk, round % 2 === 0, worked));
    const median = took.toSorted((a, b) => a - b)[rounds / 2] ?? 0;
    console.log(
      `  median ${whole(median)} ms of ${rounds}: ${whole((count * 1000) / median)} tickets/s; ${load()}`,
    );

    const presses = pressing(desk, people);
    await oneRound(desk, true, worked);
    console.log(
      `  presses meanwhile, ms: median / 95th / 99th / worst  ${percentiles(await presses.stop())}`,
    );
  });
}

async function fillDesk(desk: Desk, people: Operator[]): Promise<void> {
  const terms = { policy: desk.policy, calendar: desk.calendar.now() };
  const random = numbers(count);
  for (let first = 0; first < count; first += filledAtOnce) {
    const lives = Array.from({ length: filledAtOnce }, (_, index) =>
      variedLife(1001 + first + index, now, terms, people, random),
    );
    await fill(desk, lives, now);
  }
}

async function oneRound(desk: Desk, isPlanned: boolean, worked: () => Work): Promise<number> {
  if (isPlanned) await planClosure(desk, closure, by);
  else for (const { id } of await plannedClosures(desk.db)) await callOffClosure(desk, id, by);
  const spent: Record<RecomputePhase, number[]> = { reading: [], computing: [], writing: [] };
  const [begun, before] = [performance.now(), worked()];
  const { moved } = await recompute(desk, (phase, ms) => spent[phase].push(ms));
  const ms = performance.now() - begun;
  const after = worked();
  const phases = Object.entries(spent).map(([phase, each]) => `${phase} ${whole(sumOf(each))}`);
  console.log(
    `  ${isPlanned ? 'planned:   ' : 'called off:'} ${whole(ms).padStart(6)} ms  ${whole(moved)} moved; at the same time: ${phases.join(', ')} ms; longest lock ${whole(Math.max(...spent.writing))} ms; work: ${whole(after.here - before.here)} ms here, ${whole(after.database - before.database)} ms in the database`,
  );
  return ms;
}

/** Somebody notes something on a ticket every 20 ms. @returns how long each of them waited */
function pressing(desk: Desk, people: Operator[]): { stop(): Promise<number[]> } {
  const random = numbers(7);
  const [{ id, name, role } = { id: 0, name: '', role: 'operator' as const }] = people;
  return overAndOver(
    async () =>
      await handle(
        desk,
        1001 + Math.floor(random() * count),
        { type: 'add-note', text: 'Richiamato.' },
        { actor: { kind: 'operator', id, name, role }, origin: 'slack', key: null },
      ),
    20,
  );
}
