import { beforeEach, expect, test } from 'vitest';
import { handle } from '../../../src/desk/handle.ts';
import { takeIn } from '../../../src/desk/intake/intake.ts';
import { enrolOperator } from '../../../src/store/people/operators.ts';
import type { OperatorCommand } from '../../../src/ticket/commands.ts';
import { ownDatabase } from '../../database.ts';
import { helpDesk } from '../../ticket/categories.ts';
import { aDesk, anEmail } from '../a-desk.ts';
import { emptyOutbox, jobs } from '../clock/under-the-clock.ts';

const own = ownDatabase();
const desk = aDesk(() => own.database.db);

async function opened(address: string): Promise<number> {
  const taken = await takeIn(desk, anEmail({ from: { name: 'Cliente', address } }));
  if (taken.outcome !== 'opened') throw new Error(taken.outcome);
  return taken.ticket;
}

async function act(ticket: number, command: OperatorCommand): Promise<void> {
  const anna = await enrolOperator(desk.db, { email: 'anna@x.example', name: 'Anna', role: 'operator' });
  const done = await handle(desk, ticket, command, {
    actor: { kind: 'operator', ...anna },
    origin: 'slack',
    key: null,
  });
  expect(done.ok).toBe(true);
}

/** Whose cards are drawn anew because of another request. */
async function redrawn(): Promise<number[]> {
  const found = (await jobs<{ tickets: number[] }>(desk.db, 'redraw')).flatMap(
    ({ payload }) => payload.tickets,
  );
  await emptyOutbox(desk.db);
  return found.toSorted();
}

beforeEach(async () => await emptyOutbox(desk.db));

test('what a card counts of its customer’s other requests is true again soon: one is opened, closed, opened again, restricted', async () => {
  const first = await opened('paolo@cliente.example');
  await opened('emma@altri.example');
  expect(await redrawn()).toEqual([]);
  const second = await opened('paolo@cliente.example');
  expect(await redrawn()).toEqual([first]);
  await act(second, { type: 'claim' });
  await act(second, { type: 'classify', category: helpDesk, priority: null });
  expect(await redrawn()).toEqual([]);
  await act(second, { type: 'close', resolution: 'Fatto.' });
  expect(await redrawn()).toEqual([first]);
  await act(second, { type: 'reopen', reason: 'Non va.' });
  expect(await redrawn()).toEqual([first]);
  await act(second, { type: 'restrict' });
  expect(await redrawn()).toContain(first);
});

test('a customer with hundreds of requests costs no more than one with twenty', async () => {
  for (let count = 0; count < 25; count += 1) await opened('programma@cliente.example');
  await emptyOutbox(desk.db);
  await opened('programma@cliente.example');
  expect((await redrawn()).length).toBe(20);
});
