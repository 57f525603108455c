import { beforeAll, expect, test } from 'vitest';
import { planClosure } from '../../../src/desk/clock/closures.ts';
import { cancelClosure, plannedClosures } from '../../../src/store/clock/closures.ts';
import { operator as people } from '../../../src/store/schema/people.ts';
import { aPressedDesk } from './a-pressed-desk.ts';

const house = aPressedDesk();
const { desk } = house;
const by = { actor: { kind: 'desk' as const }, origin: 'slack' as const };
const closure = { id: 0, from: '2026-12-24', to: '2026-12-26', name: 'Natale', onCall: null };

beforeAll(async () => {
  await house.known('Gino');
  await desk.db.update(people).set({ role: 'manager' });
  const listed = new Map([['gino@interzen.example', { name: 'Gino', role: 'manager' as const }]]);
  Object.assign(desk, { access: { ...desk.access, listed } });
});

test('what was shown is what is taken back: one that was changed meanwhile stays, one that is gone is said to be', async () => {
  await planClosure(desk, closure, by);
  const [planned] = await plannedClosures(desk.db);
  if (!planned) throw new Error('it was just planned');
  const { id, nonce } = planned;
  const press = async (about: object) =>
    await house.press('Gino', 'cancel-closure', 0, { ticket: id, nonce, ...about });
  const shown = await press({});
  const inputs = shown.kind === 'preview' ? shown.preview.inputs : {};
  const confirm = async (from = inputs) => await press({ step: 'confirm', inputs: from });

  await planClosure(desk, { ...closure, id, to: '2027-01-14' }, by);
  expect(await confirm()).toMatchObject({
    line: expect.stringContaining('cambiata nel frattempo'),
    undone: true,
  });
  expect((await plannedClosures(desk.db)).map(({ to }) => to)).toEqual(['2027-01-14']);

  const anew = await press({});
  const fresh = anew.kind === 'preview' ? anew.preview.inputs : {};
  expect(await confirm(fresh)).toMatchObject({ line: expect.stringContaining('annullata') });
  expect(await plannedClosures(desk.db)).toEqual([]);
  await cancelClosure(desk.db, id, desk.clock());
  expect(await confirm(fresh)).toMatchObject({ kind: 'told' });
});
