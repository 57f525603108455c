import { beforeAll, beforeEach, expect, test } from 'vitest';
import { bulletinCard } from '../../../src/chat/clock/bulletins.ts';
import { noLinks } from '../../../src/chat/lists/card-links.ts';
import { comeBack } from '../../../src/desk/away/come-back.ts';
import { type AwayWish, goAway } from '../../../src/desk/away/go-away.ts';
import { liveAbsences } from '../../../src/desk/away/live-absences.ts';
import type { Destination } from '../../../src/desk/desk.ts';
import { handle } from '../../../src/desk/handle.ts';
import { absence } from '../../../src/store/schema/people.ts';
import { ticket as table } from '../../../src/store/schema/tickets.ts';
import { actorOf, type Operator } from '../../../src/ticket/words.ts';
import { ownDatabase } from '../../database.ts';
import { aDesk } from '../../desk/a-desk.ts';
import { moveTo, person, place } from '../../desk/clock/under-the-clock.ts';
import { classified, rome, ticketFrom } from '../../ticket/at-rome.ts';
import { categoryCalled } from '../../ticket/categories.ts';
import { speechIn } from '../a-moment.ts';

const own = ownDatabase();
const desk = aDesk(() => own.database.db);
const few: Destination = { platform: 'slack', channel: 'C0FEW' };
const routed: Destination = { platform: 'slack', channel: 'C0ACME' };
let [anna, bea, carla]: Operator[] = [];

beforeAll(async () => {
  anna = await person(desk.db, 'Anna');
  bea = await person(desk.db, 'Bea');
  carla = await person(desk.db, 'Carla');
});
beforeEach(async () => {
  await desk.db.update(table).set({ status: 'closed', wakeAt: null, assigneeId: null });
  await desk.db.delete(absence);
  Object.assign(desk, { absences: liveAbsences(), restrictedDestinations: [], routes: [] });
  moveTo(desk, '2026-11-25T09:00');
});

const known = (who: Operator | undefined): Operator => {
  if (!who) throw new Error('who is there is known from beforeAll on');
  return who;
};
const named = (who: Operator | undefined) => ({ id: known(who).id, name: known(who).name });
const by = (who: Operator | undefined) => ({
  actor: actorOf(known(who)),
  origin: 'slack' as const,
  key: null,
});
const usual = (): Destination => {
  const found = desk.destinations.find(({ platform }) => platform === 'slack');
  if (!found) throw new Error('the desk has a channel in Slack');
  return found;
};
async function annas(priority: 1 | 2 | 3 = 2): Promise<number> {
  const arrived = '2026-11-25T09:00';
  const number = await place(
    desk,
    ticketFrom(arrived, [[arrived, classified(categoryCalled('bug'), priority)]]),
  );
  await handle(desk, number, { type: 'claim' }, by(anna));
  return number;
}
async function goes(wish: Partial<AwayWish> = {}, who = anna): Promise<number> {
  const all = { operator: named(who), from: null, until: rome('2026-11-30T09:00'), ...wish };
  const went = await goAway(desk, all, by(who));
  if (!went.ok) throw new Error(went.fault.reason);
  return went.absence.id;
}
const offer = async (id: number, to = usual()) =>
  await bulletinCard(
    desk,
    { ...to, kind: 'away', at: desk.clock().toISOString(), person: String(id) },
    speechIn('en'),
    noLinks,
  );

test('what they leave open, most pressing first, with who stands in, the note, and the way to take it', async () => {
  const [later, sooner] = [await annas(3), await annas(1)];
  const card = await offer(await goes({ substitute: named(bea), note: 'Acme calls at *11*' }));
  expect(card).toMatchObject({
    title: 'Anna is away until Mon 30 Nov',
    intro: '“Acme calls at *11*” Bea stands in. 2 tickets are open: take what you can.',
    footer: '',
  });
  expect(card?.items.map(({ ticket }) => ticket).toSorted()).toEqual([later, sooner].toSorted());
  for (const { actions } of card?.items ?? []) expect(actions.map(({ verb }) => verb)).toContain('take-over');
});

test('more than a message holds: the rest is counted, and leads to the list', async () => {
  for (let count = 0; count < 10; count += 1) await annas();
  const card = await offer(await goes());
  expect(card?.items).toHaveLength(9);
  expect(card?.items.at(-1)?.actions[0]?.page).toContain(String(known(anna).id));
  expect(card?.footer).toBe('And 2 more.');
});

test('who stands in is whoever is called: where the one named is away too, the next', async () => {
  await annas();
  await goes({ substitute: named(carla) }, bea);
  expect((await offer(await goes({ substitute: named(bea) })))?.intro).toBe(
    'Carla stands in. One ticket is open: take it if you can.',
  );
});

test('what others took by then is not offered; the note is said all the same, where all are', async () => {
  const number = await annas();
  const id = await goes({ note: 'Acme calls at 11' });
  await handle(desk, number, { type: 'take-over', unable: known(anna).id }, by(bea));
  expect(await offer(id)).toMatchObject({ intro: '“Acme calls at 11”', items: [] });
  expect(await offer(id, routed)).toBeNull();
});

test('where all of it is kept to few, they get it, and all others the note alone', async () => {
  Object.assign(desk, { restrictedDestinations: [few] });
  const number = await annas();
  await desk.db.update(table).set({ restricted: true });
  const id = await goes({ note: 'Acme calls at 11' });
  expect((await offer(id, few))?.items.map(({ ticket }) => ticket)).toEqual([number]);
  expect(await offer(id)).toMatchObject({ intro: '“Acme calls at 11”', items: [] });
});

test('nothing left and nothing said, or they are back: no message', async () => {
  const number = await annas();
  const id = await goes();
  await handle(desk, number, { type: 'take-over', unable: known(anna).id }, by(bea));
  expect(await offer(id)).toBeNull();
  await annas();
  const noted = await goes({ note: 'Acme calls at 11' });
  await comeBack(desk, known(anna).id, by(anna));
  expect(await offer(noted)).toBeNull();
});
