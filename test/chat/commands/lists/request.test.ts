import { expect, test } from 'vitest';
import { linesIn } from '../../../../src/chat/nothing.ts';
import { place } from '../../../desk/clock/under-the-clock.ts';
import { arrived, aTypingDesk, bug, numbersOf } from '../a-typing-desk.ts';

const { desk, type } = aTypingDesk();

test('a number alone, with or without a hash, shows the request', async () => {
  const number = await place(desk, bug(arrived, 1));
  const answer = await type(String(number));
  expect(numbersOf(linesIn(answer))).toEqual([number]);
  expect(answer.title).toBe(`#${number}`);
  expect(await type(`#${number}`)).toEqual(answer);
});

test('one that is nobody’s is said to be none', async () => {
  expect((await type('999999')).text).toBe('La richiesta #999999 non esiste.');
});
