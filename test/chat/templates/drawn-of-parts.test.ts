import { expect, test } from 'vitest';
import { asTaken, noteTaken } from '../../../src/chat/templates/as-taken.ts';

test('what was drawn stands in what is drawn around it as it is, and what was not is looked through', () => {
  const odd = { type: 'button', value: '', text: 'half \ud83d' };
  const part = asTaken([odd, [odd]]);
  expect(part).toEqual([
    { type: 'button', text: 'half \ufffd' },
    { type: 'button', text: 'half \ufffd' },
  ]);
  noteTaken(part);
  const [first] = part as object[];
  const whole = asTaken({ parts: part, first, value: '', other: odd }) as { parts: object[]; first: object };
  expect(whole.parts).toBe(part);
  expect(whole.first).toBe(first);
  expect(whole).toEqual({ parts: part, first, other: { type: 'button', text: 'half \ufffd' } });
  expect(asTaken([part, first])).toEqual([...(part as object[]), first]);
});
