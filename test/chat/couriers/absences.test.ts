import { beforeAll, beforeEach, expect, test } from 'vitest';
import type { CommandAnswer } from '../../../src/chat/card.ts';
import { chatCouriers } from '../../../src/chat/couriers/couriers.ts';
import { comeBack } from '../../../src/desk/away/come-back.ts';
import { type AwayWish, goAway } from '../../../src/desk/away/go-away.ts';
import { liveAbsences } from '../../../src/desk/away/live-absences.ts';
import { handle } from '../../../src/desk/handle.ts';
import { findAbsence } from '../../../src/store/people/absences.ts';
import { saveAccount } from '../../../src/store/people/operators.ts';
import { absence } from '../../../src/store/schema/people.ts';
import { ticket as table } from '../../../src/store/schema/tickets.ts';
import { actorOf, type Operator } from '../../../src/ticket/words.ts';
import { ownDatabase } from '../../database.ts';
import { aDesk } from '../../desk/a-desk.ts';
import { emptyOutbox, jobs, moveTo, person, place } from '../../desk/clock/under-the-clock.ts';
import { classified, rome, ticketFrom } from '../../ticket/at-rome.ts';
import { categoryCalled } from '../../ticket/categories.ts';
import { speechIn } from '../a-moment.ts';
import { muteGateway } from '../mute-gateway.ts';

const own = ownDatabase();
const desk = aDesk(() => own.database.db);
let told: { to: string; message: CommandAnswer }[] = [];
const slack = {
  ...muteGateway('slack', { member: async () => null }),
  postPrivately: async (to: string, message: CommandAnswer) => {
    told.push({ to, message });
    return null;
  },
};
const couriers = chatCouriers(desk, { slack }, speechIn('en'));
let people: Record<'anna' | 'bea' | 'carla', Operator>;

beforeAll(async () => {
  people = {
    anna: await person(desk.db, 'Anna'),
    bea: await person(desk.db, 'Bea'),
    carla: await person(desk.db, 'Carla'),
  };
  for (const { id, name } of Object.values(people))
    await saveAccount(desk.db, {
      platform: 'slack',
      userId: `U0${name}`,
      operatorId: id,
      name,
      checkedAt: desk.clock(),
    });
});
beforeEach(async () => {
  await desk.db.update(table).set({ status: 'closed', wakeAt: null, assigneeId: null });
  await desk.db.delete(absence);
  desk.absences = liveAbsences();
  told = [];
  moveTo(desk, '2026-11-25T09:00');
  await emptyOutbox(desk.db);
});

const named = ({ id, name }: Operator) => ({ id, name });
const by = (who: Operator) => ({ actor: actorOf(who), origin: 'slack' as const, key: null });
async function annaGoes(wish: Partial<AwayWish>): Promise<number> {
  const all = { operator: named(people.anna), from: null, until: rome('2026-11-30T09:00'), ...wish };
  const went = await goAway(desk, all, by(people.anna));
  if (!went.ok) throw new Error(went.fault.reason);
  return went.absence.id;
}
/** What is to be told is carried, each twice: an outbox repeats. */
async function carried() {
  told = [];
  for (const { payload } of await jobs(desk.db, 'absence'))
    for (const _ of [1, 2]) await couriers.absence(payload);
  await emptyOutbox(desk.db);
  return told.map(({ to, message }) => [to, message.title, message.text]);
}
async function annas(): Promise<number> {
  const arrived = '2026-11-25T09:00';
  const number = await place(desk, ticketFrom(arrived, [[arrived, classified(categoryCalled('bug'), 2)]]));
  await handle(desk, number, { type: 'claim' }, by(people.anna));
  return number;
}

test('who stands in is told once: until when, how much is open, the note, and the way to it', async () => {
  await annas();
  await annaGoes({ substitute: named(people.bea), note: 'Acme calls at 11' });
  expect(await carried()).toEqual([
    [
      'U0Bea',
      'You stand in for Anna',
      'Until Mon 30 Nov, 09:00 you get the calls meant for Anna. They have 1 open ticket.',
    ],
  ]);
  expect(JSON.stringify(told[0]?.message.sections)).toContain('Acme calls at 11');
  expect(told[0]?.message.buttons).toHaveLength(1);
});

test('of a planned absence they hear when it is said, and when it is cancelled', async () => {
  const until = rome('2026-12-04T09:00');
  const id = await annaGoes({ from: rome('2026-12-01T09:00'), until, substitute: named(people.bea) });
  expect(await carried()).toEqual([
    [
      'U0Bea',
      'You stand in for Anna',
      'From Tue 1 Dec, 09:00 until Fri 4 Dec, 09:00 you will get the calls meant for Anna.',
    ],
  ]);
  await comeBack(desk, people.anna.id, by(people.anna), id);
  expect(await carried()).toEqual([
    ['U0Bea', 'You no longer stand in for Anna', 'The calls meant for Anna no longer come to you.'],
  ]);
});

test('who is replaced is told, and who stands in again by then is not', async () => {
  const id = await annaGoes({ substitute: named(people.bea) });
  const now = async () => {
    const absence = await findAbsence(desk.db, id);
    return absence ? { changes: absence } : {};
  };
  await emptyOutbox(desk.db);
  await annaGoes({ substitute: named(people.carla), ...(await now()) });
  expect((await carried()).map(([to, title]) => `${to} ${title}`)).toEqual([
    'U0Bea You no longer stand in for Anna',
    'U0Carla You stand in for Anna',
  ]);
  moveTo(desk, '2026-11-25T09:01');
  await annaGoes({ substitute: named(people.bea), ...(await now()) });
  moveTo(desk, '2026-11-25T09:02');
  await annaGoes({ substitute: named(people.carla), ...(await now()) });
  expect((await carried()).filter(([, title]) => title?.includes('no longer'))).toEqual([
    ['U0Bea', 'You no longer stand in for Anna', 'The calls meant for Anna no longer come to you.'],
  ]);
});

test('whoever is back sees what others took; where nothing changed, that is said', async () => {
  await annaGoes({});
  await comeBack(desk, people.anna.id, by(people.anna));
  expect((await carried()).at(-1)).toEqual([
    'U0Anna',
    'Welcome back, Anna',
    'Nothing changed on your tickets. Calls reach you again.',
  ]);
  const number = await annas();
  moveTo(desk, '2026-11-25T10:00');
  await annaGoes({});
  await handle(desk, number, { type: 'take-over', unable: people.anna.id }, by(people.bea));
  moveTo(desk, '2026-11-25T11:00');
  await comeBack(desk, people.anna.id, by(people.anna));
  expect((await carried()).at(-1)?.[2]).toBe('Calls reach you again. This is what changed.');
  expect(
    told.at(-1)?.message.sections.map(({ title, lines }) => [title, ...lines.map(line => line.number)]),
  ).toEqual([['Taken by others', number]]);
});
