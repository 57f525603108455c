import { expect, test } from 'vitest';
import { openHome } from '../../../../src/chat/home/draw-home.ts';
import { linesIn } from '../../../../src/chat/nothing.ts';
import { place } from '../../../desk/clock/under-the-clock.ts';
import { asked, claimed, type Story } from '../../../ticket/at-rome.ts';
import { typingIn } from '../../asking.ts';
import { arrived, aTypingDesk, bug, numbersOf, speech } from '../a-typing-desk.ts';

const { desk, who, type } = aTypingDesk();

test('mine: the next deadline first, what waits for the customer last', async () => {
  const by = { assignee: { id: who().id, name: 'Anna' } };
  const taken: Story[number] = [arrived, claimed];
  const waiting = await place(desk, { ...bug(arrived, 1, taken, [arrived, asked]), ...by });
  const late = await place(desk, { ...bug('2026-11-23T10:00', 3, taken), ...by });
  const soon = await place(desk, { ...bug(arrived, 2, taken), ...by });
  const byUrgency = [soon, late, waiting];
  expect(numbersOf(linesIn(await type('mie')))).toEqual(byUrgency);
  expect(numbersOf((await openHome(typingIn(desk, speech, who()))).sections[0]?.lines ?? [])).toEqual(
    byUrgency,
  );
});
