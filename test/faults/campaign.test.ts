import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Fault, kinds } from './kinds.ts';
import { type Scene, setTheScene } from './scene.ts';
import { startTraffic } from './traffic.ts';
import { isComplete, type Seen, whatIsSeen } from './what-is-seen.ts';

/** One of each kind in `npm test`; all by `npm run test:faults`. */
const howMany = Number(process.env.FAULTS ?? 9);
const isSample = howMany < 50;
const embedded = process.env.FAULTS_POSTGRES === 'embedded';
/** So long a fault lasts, where it lasts. */
const lasting = isSample ? { from: 300, to: 1200 } : { from: 500, to: 7000 };
/** So often everything must have come through, in the middle of it. */
const cleared = 25;
const clearedWithinMs = 240_000;
/** Until then a post may have been made by a desk that died, or whose database did, before it was noted. */
const notNotedMs = 4_000;
const seed = Number(process.env.FAULTS_SEED ?? Date.now() % 100_000);

let scene: Scene;
beforeAll(async () => {
  scene = await setTheScene(embedded);
});
afterAll(async () => await scene?.stop());

test(`${howMany} faults under steady mail and presses: nothing lost, nothing doubled, nobody restarts anything`, async () => {
  const random = randomFrom(seed);
  const plan = planned(random);
  const struck = new Map<string, number>();
  const troubles: { from: number; to: number }[] = [];
  const troubled = (at: Date) => troubles.some(({ from, to }) => at.getTime() >= from && at.getTime() <= to);
  const traffic = startTraffic(scene);
  const began = performance.now();
  const clearings: number[] = [];
  const see = (accepted = traffic.accepted) => whatIsSeen(scene, { accepted }, troubled);

  async function strike({ kind, strike }: Fault): Promise<void> {
    struck.set(kind, (struck.get(kind) ?? 0) + 1);
    const trouble = { from: Date.now() - notNotedMs, to: Number.POSITIVE_INFINITY };
    if (/process|postmaster|backends|connections|disk/.test(kind)) troubles.push(trouble);
    await strike(scene, lasting.from + random() * (lasting.to - lasting.from));
    trouble.to = Date.now() + notNotedMs;
  }

  async function clear(): Promise<void> {
    const from = performance.now();
    // Mail goes on coming: what has been answered for by now must come through.
    const accepted = new Set(traffic.accepted);
    while (!isComplete(see(accepted))) {
      if (performance.now() - from > clearedWithinMs) throw new Error(stuck(see(accepted)));
      await wait(500);
    }
    clearings.push(performance.now() - from);
  }

  /** On a loaded machine a dozen faults are over before anybody could press a button. */
  async function press(): Promise<void> {
    const from = performance.now();
    while (see().claimed === 0 && performance.now() - from < clearedWithinMs) await wait(500);
  }

  let isOver = false;
  try {
    for (const [n, fault] of plan.entries()) {
      // Now and then two things go wrong at once.
      const other = random() < 0.2 ? plan[Math.floor(random() * n)] : undefined;
      await Promise.all([strike(fault), other && other.kind !== fault.kind ? strike(other) : null]);
      await wait(200 + random() * (isSample ? 300 : 1500));
      if ((n + 1) % cleared === 0) {
        await clear();
        report(`${n + 1} of ${plan.length}`, see());
      }
    }
    await press();
    await traffic.stop();
    await clear();
    isOver = true;
  } finally {
    if (!isOver) await Promise.race([traffic.stop(), wait(5_000)]);
  }
  const seen = see();
  report('end', seen);
  const health = await fetch(scene.healthz);
  expect({ status: health.status, body: await health.json() }).toMatchObject({
    status: 200,
    body: { ok: true },
  });
  expect(seen.lost).toEqual({ slack: [], teams: [] });
  expect(seen.doubled).toEqual([]);
  expect({ slack: seen.copies.slack, teams: seen.copies.teams }).toEqual({ slack: [], teams: [] });
  expect(seen.disagreeing).toEqual([]);
  expect({ missing: seen.letters.missing, twoIds: seen.letters.twoIds }).toEqual({ missing: [], twoIds: [] });
  expect(seen.claimed).toBeGreaterThan(0);
  expect(seen.letters.received).toBeGreaterThan(0);

  function report(when: string, { accepted, claimed, letters, copies, ...rest }: Seen): void {
    const { starts, endedByItself, log } = scene.desk.figures();
    console.log(`\nFaults, ${when} (seed ${seed}, the desk's log: ${log})`);
    console.table(Object.fromEntries([...struck].toSorted().map(([kind, times]) => [kind, { times }])));
    console.table({
      'faults struck': [...struck.values()].reduce((sum, times) => sum + times, 0),
      minutes: Math.round((performance.now() - began) / 6000) / 10,
      'mails answered for': accepted,
      'lost in Slack': rest.lost.slack.length,
      'lost in Teams': rest.lost.teams.length,
      'doubled tickets': rest.doubled.length,
      'second cards in Slack': copies.slack.length,
      'second cards in Teams': copies.teams.length,
      'the same, after a lost answer': copies.teamsAfterLostAnswers,
      'the same, where desk or database died': copies.teamsNotNoted,
      'cards that disagree': rest.disagreeing.length,
      'presses (answered)': `${traffic.presses.made} (${traffic.presses.answered})`,
      'claimed tickets': claimed,
      'letters received': letters.received,
      'letters repeated under their id': letters.repeated,
      'letters missing': letters.missing.length,
      'letters under two ids': letters.twoIds.length,
      'longest clearing, s': Math.round(Math.max(0, ...clearings) / 100) / 10,
      'starts of the process': starts,
      'of these after it ended by itself': endedByItself,
      'restarts by hand': 0,
    });
  }
}, 5_400_000);

function stuck({ lost, disagreeing, letters }: Seen): string {
  const { log } = scene.desk.figures();
  return `not everything came through within ${clearedWithinMs / 1000} s (the desk's log: ${log}): ${JSON.stringify({ lost, disagreeing, missing: letters.missing })}`;
}

/** Every kind by its share, in an order of chance that a seed repeats. */
function planned(random: () => number): Fault[] {
  const usable = kinds.filter(({ needsOwnPostgres }) => !(embedded && needsOwnPostgres));
  const shares = usable.reduce((sum, { share }) => sum + share, 0);
  const all = usable.flatMap(({ share, faults }) => {
    const times = Math.max(1, Math.round((share / shares) * howMany));
    const first = Math.floor(random() * faults.length);
    return Array.from({ length: times }, (_, n) => faults[(first + n) % faults.length]).filter(
      fault => fault !== undefined,
    );
  });
  return all
    .map(fault => ({ fault, place: random() }))
    .toSorted((a, b) => a.place - b.place)
    .map(({ fault }) => fault);
}

function randomFrom(start: number): () => number {
  let state = start >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
