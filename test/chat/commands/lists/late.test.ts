import { expect, test } from 'vitest';
import { linesIn } from '../../../../src/chat/nothing.ts';
import { moveTo, place } from '../../../desk/clock/under-the-clock.ts';
import { extendedBy } from '../../../ticket/at-rome.ts';
import { arrived, aTypingDesk, bug } from '../a-typing-desk.ts';

const { desk, type } = aTypingDesk();

test('a resolution that is broken is late, though the claim was put off behind it', async () => {
  const number = await place(desk, bug(arrived, 1, [arrived, extendedBy(10, 'day', 'claim')]));
  moveTo(desk, '2026-12-04T10:00');
  expect(linesIn(await type('scadenze'))).toMatchObject([
    { number, deadline: expect.stringContaining('Risoluzione scaduta mar 24 nov'), deadlineTone: 'overdue' },
  ]);
});
