import { expect, test } from 'vitest';
import { place } from '../../../desk/clock/under-the-clock.ts';
import { arrived, aTypingDesk, bug } from '../a-typing-desk.ts';

const { desk, type } = aTypingDesk();

test('“why” without a number asks for one', async () => {
  expect((await type('perché')).text).toBe(
    'Di quale richiesta? Scrivi il numero, per esempio */ticket perché 1042*.',
  );
  expect((await type('perché 999999')).text).toBe('La richiesta 999999 non esiste.');
});

test('“why” with a number, in either language and with or without a hash, shows how its deadlines are counted', async () => {
  const number = await place(desk, bug(arrived, 1));
  const answer = await type(`perché ${number}`);
  expect(answer.title).toContain(`#${number}`);
  expect(answer.text).toContain('Risoluzione');
  expect(await type(`WHY #${number}`)).toEqual(answer);
});
