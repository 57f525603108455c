import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { handle } from '../../src/desk/handle.ts';
import { slackIds, teamsIdOf, teamsIds } from '../../src/sandbox/cast.ts';
import { TeamsPeople } from '../../src/sandbox/teams/people/people.ts';
import { allOperators } from '../../src/store/people/operators.ts';
import { eventsAfter } from '../../src/store/tickets/events.ts';
import { findTicket } from '../../src/store/tickets/tickets.ts';
import type { TicketEvent } from '../../src/ticket/events.ts';
import { actorOf } from '../../src/ticket/words.ts';
import { aDesk } from '../desk/a-desk.ts';
import { support } from './a-house.ts';
import { killableHouse } from './a-killable-house.ts';

const requests = Number(process.env.TEST_REQUESTS ?? 8);
const kills = Math.min(6, Number(process.env.TEST_KILLS ?? 2));
const patient = { timeout: 300_000, interval: 100 };

const { own, sandbox, ports, open, kill } = killableHouse({
  change: yaml => yaml.replace('assignment: manual', 'assignment: round-robin'),
  // A Monday at ten: turns are given in working time.
  startsAt: '2026-11-30T09:00:00Z',
});
const db = () => own.database.db;

/** Opens the house, and waits until it knows who takes turns. */
async function openAtWork(): Promise<void> {
  await open();
  const teams = new TeamsPeople(
    sandbox.teams,
    `http://127.0.0.1:${ports.house}/api/messages`,
    `http://127.0.0.1:${ports.standIn}/sandbox/teams`,
  );
  await teams.install(teamsIdOf('GIULIA'), teamsIds.channel);
  await expect.poll(async () => (await allOperators(db())).length, patient).toBe(3);
}

const numbers = async () =>
  [...(await db().execute<{ number: number }>(sql`select number from ticket order by number`))].map(
    ({ number }) => number,
  );
const eventsOf = async (number: number, type: TicketEvent['type']) =>
  (await eventsAfter(db(), number, 0)).map(({ event }) => event).filter(event => event.type === type);
const countOf = async (type: TicketEvent['type']) =>
  (await Promise.all((await numbers()).map(number => eventsOf(number, type)))).flat().length;

/** What the card of a request shows on both platforms, and what lies in its threads. */
function shown(number: number): { cards: string[]; threads: string[][] } {
  const messages = sandbox.slack.channel(slackIds.channel)?.messages ?? [];
  // Killed between a post and its noting, the desk may post again: the last one is the card it knows.
  const card = messages.findLast(
    ({ metadata, thread_ts }) => !thread_ts && Number(metadata?.event_payload.ticket) === number,
  );
  const thread = sandbox.teams
    .channel(teamsIds.channel)
    ?.threads.findLast(({ root }) => root.summary?.includes(`#${number} `));
  return {
    cards: [JSON.stringify(card?.blocks ?? ''), JSON.stringify(thread?.root.card ?? '')],
    threads: [
      messages.filter(({ thread_ts }) => thread_ts === card?.ts).map(({ text }) => text),
      (thread?.replies ?? []).map(({ text }) => text),
    ],
  };
}

/** A card's next drawing is ordered for its hour; nothing else is left to do. */
async function untilIdle(): Promise<void> {
  const left = async () => [
    ...(await db().execute(
      sql`select task_identifier, key, attempts, last_error from graphile_worker.jobs
        where not (coalesce(key, '') like 'again:%' and attempts = 0 and run_at > now()) limit 5`,
    )),
  ];
  await expect.poll(left, patient).toEqual([]);
}

/** In the middle of what happens to several: some have it already, it is being told, and others have it not. */
async function killedWhile(type: TicketEvent['type']): Promise<void> {
  for (let killed = 0; killed < kills; killed += 1) {
    const before = await countOf(type);
    if (before < requests) await expect.poll(() => countOf(type), patient).toBeGreaterThan(before);
    await wait(Math.random() * 250);
    await kill();
    await open();
  }
}

/** One line on each platform says it. What was said as the desk was killed, and not noted yet, is said again rather than never. */
function linesSaying(number: number, words: string): number[] {
  return shown(number).threads.map(lines => lines.filter(line => line.includes(words)).length);
}

test(`killed ${kills} times while turns are given: each request is one colleague’s turn, and says so`, async () => {
  await openAtWork();
  const sending = (async () => {
    for (let index = 0; index < requests; index += 1) {
      const from = { name: `Cliente ${index}`, address: `c${index}@casa${index}.example` };
      const mail = {
        from,
        to: support,
        subject: `Richiesta ${index}`,
        text: `Buongiorno, la richiesta ${index}.`,
      };
      // Their server forwards again what was not taken.
      while (
        !(await sandbox.mailbox.write(mail, ports.smtp).then(
          () => true,
          () => false,
        ))
      )
        await wait(100);
    }
  })();
  await killedWhile('allotted');
  await sending;
  await expect.poll(() => countOf('allotted'), patient).toBeGreaterThanOrEqual(requests);
  await untilIdle();

  const all = await numbers();
  let said = 0;
  for (const number of all) {
    const [turn, ...more] = await eventsOf(number, 'allotted');
    expect(more).toEqual([]);
    const name = turn?.type === 'allotted' ? (turn.to?.name ?? '') : '';
    expect((await findTicket(db(), number))?.turn?.name).toBe(name);
    for (const card of shown(number).cards) expect(card).toContain(`Tocca a ${name} prenderla in carico`);
    for (const lines of linesSaying(number, `Tocca a ${name}: `)) {
      expect(lines).toBeGreaterThan(0);
      said += lines - 1;
    }
  }
  expect(said).toBeLessThanOrEqual(2 * kills);
  // In the round nobody was left out, and nobody had two turns in a row.
  const turns = await db().execute<{ count: number }>(sql`select count::int from turn_taken`);
  const counts = [...turns].map(({ count }) => count);
  expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
  console.log(`${all.length} turns; lines said again ${said}`);
}, 900_000);

test(`killed ${kills} times while what was put off comes back: each is back once, and says so`, async () => {
  const [anna] = await allOperators(db());
  if (!anna) throw new Error('nobody works here');
  const desk = Object.assign(aDesk(db), { clock: sandbox.clock, destinations: [] });
  const by = { actor: actorOf(anna), origin: 'slack', key: null } as const;
  const all = await numbers();
  const now = sandbox.clock();
  for (const [index, number] of all.entries()) {
    // One after the other, so that a kill finds some that are back and some that are not.
    const until = new Date(now.getTime() + 3000 + index * 700).toISOString();
    const done = await handle(desk, number, { type: 'snooze', until, now: now.toISOString() }, by);
    expect(done.ok).toBe(true);
  }
  await killedWhile('woke');
  await expect.poll(() => countOf('woke'), patient).toBeGreaterThanOrEqual(all.length);
  await untilIdle();

  let said = 0;
  for (const number of all) {
    expect(await eventsOf(number, 'woke')).toMatchObject([{ why: 'due' }]);
    expect(await findTicket(db(), number)).toMatchObject({ snoozedUntil: null });
    for (const card of shown(number).cards) expect(card).not.toContain('Rimandata a');
    for (const lines of linesSaying(number, 'È tornata: era stata rimandata a ora.')) {
      expect(lines).toBeGreaterThan(0);
      said += lines - 1;
    }
  }
  expect(said).toBeLessThanOrEqual(2 * kills);
  console.log(`${all.length} back; lines said again ${said}`);
}, 900_000);
