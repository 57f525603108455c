import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { linesIn } from '../../../src/chat/nothing.ts';
import { handle } from '../../../src/desk/handle.ts';
import { ticket as table } from '../../../src/store/schema/tickets.ts';
import { actorOf } from '../../../src/ticket/words.ts';
import { place } from '../../desk/clock/under-the-clock.ts';
import { ticketFrom } from '../../ticket/at-rome.ts';
import { bug, changeRequest } from '../../ticket/categories.ts';
import { arrived, aTypingDesk, numbersOf } from '../commands/a-typing-desk.ts';

const { desk, who, type } = aTypingDesk();

async function proposed(priority: 1 | 3): Promise<number> {
  const number = await place(desk, ticketFrom(arrived, []));
  const suggestion = { category: bug, priority, reason: 'ferma' };
  await desk.db.update(table).set({ suggestion }).where(eq(table.number, number));
  return number;
}

test('what the rules propose counts until somebody has said what it is', async () => {
  const [blocking, common, other] = [await proposed(1), await proposed(3), await proposed(1)];
  const listed = async (typed: string) => numbersOf(linesIn(await type(typed))).toSorted();
  expect(await listed('coda priorità:1')).toEqual([blocking, other]);
  expect(await listed('coda p3')).toEqual([common]);
  expect(await listed('coda categoria:bug')).toEqual([blocking, common, other]);
  // A category without priorities: what was proposed is no longer so.
  const command = { type: 'classify', category: changeRequest, priority: null } as const;
  const by = { actor: actorOf(who()), origin: 'slack' as const, key: null };
  expect(await handle(desk, other, command, by)).toMatchObject({ ok: true });
  expect(await listed('coda priorità:1')).toEqual([blocking]);
  expect(await listed('coda categoria:bug')).toEqual([blocking, common]);
  expect(await listed('coda categoria:change-request')).toEqual([other]);
});
