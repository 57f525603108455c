import { expect, test } from 'vitest';
import { linesIn } from '../../../../src/chat/nothing.ts';
import { planClosure } from '../../../../src/desk/clock/closures.ts';
import { cancelClosure, plannedClosures } from '../../../../src/store/clock/closures.ts';
import { person } from '../../../desk/clock/under-the-clock.ts';
import { aTypingDesk } from '../a-typing-desk.ts';

const { desk, type } = aTypingDesk('Giulia', 'manager');
const by = { actor: { kind: 'desk' as const }, origin: 'slack' as const };
const closure = { id: 0, from: '2026-12-24', to: '2026-12-31', name: 'Natale', onCall: null };

test('a closure that names nobody is listed with whom it calls: whoever is on duty, as the form says', async () => {
  await planClosure(desk, closure, by);
  const lines = linesIn(await type('chiusure'));
  expect(lines.map(({ details }) => details)).toEqual(['Reperibile: chi è di turno']);
  await cancelClosure(desk.db, (await plannedClosures(desk.db))[0]?.id ?? 0, desk.clock());
});

test('who may change them has the buttons for it, on each and below; others see the list alone', async () => {
  await planClosure(desk, closure, by);
  const anna = await person(desk.db, 'Anna');
  const seen = [await type('closures'), await type('closures', anna)].map(answer => ({
    on: linesIn(answer).map(line => line.buttons.map(({ verb }) => verb)),
    below: answer.buttons.map(({ verb }) => verb),
  }));
  expect(seen).toEqual([
    { on: [['plan-closure', 'cancel-closure']], below: ['plan-closure'] },
    { on: [[]], below: [] },
  ]);
  await cancelClosure(desk.db, (await plannedClosures(desk.db))[0]?.id ?? 0, desk.clock());
});
