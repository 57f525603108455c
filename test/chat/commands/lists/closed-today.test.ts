import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { linesIn } from '../../../../src/chat/nothing.ts';
import { ticket as table } from '../../../../src/store/schema/tickets.ts';
import { place } from '../../../desk/clock/under-the-clock.ts';
import { arrived, aTypingDesk, bug, numbersOf } from '../a-typing-desk.ts';

const { desk, type } = aTypingDesk();

test('what was merged is part of another, and is not counted beside it', async () => {
  const whole = await place(desk, bug(arrived, 1));
  const merged = await place(desk, bug(arrived, 1));
  const closedAt = desk.clock();
  for (const [number, mergedInto] of [
    [whole, null],
    [merged, whole],
  ] as const)
    await desk.db
      .update(table)
      .set({ status: 'closed', closedAt, mergedInto })
      .where(eq(table.number, number));
  const answer = await type('chiuse oggi');
  expect([numbersOf(linesIn(answer)), answer.sections[0]?.count]).toEqual([[whole], '1 richiesta']);
});
