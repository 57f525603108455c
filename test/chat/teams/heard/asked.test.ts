import { expect, test } from 'vitest';
import { askedIn } from '../../../../src/chat/teams/heard/asked.ts';

const asked = (text: string) => askedIn({ text, recipient: { id: 'bot' } } as never);

test('what the app’s help says can be typed as it stands there, in its own chat too', () => {
  expect(asked('@Sportello manutenzione')).toBe('manutenzione');
  expect(asked('/Sportello mie')).toBe('mie');
  expect(asked('coda')).toBe('coda');
  expect(asked('cerca sportello 3')).toBe('cerca sportello 3');
});
