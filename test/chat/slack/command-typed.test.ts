import { expect, test } from 'vitest';
import { typedIn } from '../../../src/chat/slack/heard/command-typed.ts';

test.each([
  ['<@U0BOT> di <@U0ANNA>', 'di <@U0ANNA>'],
  ['<@U0BOT|sportello> di <@U0ANNA|anna>', 'di <@U0ANNA|anna>'],
  ['di <@U0ANNA> <@U0BOT>', 'di <@U0ANNA>'],
  ['<@U0BOT> cerca <mailto:neri@x.example|neri@x.example>', 'cerca neri@x.example'],
  ['<@U0BOT> cerca Neri &amp; Figli', 'cerca Neri & Figli'],
  ['<@U0BOT> cerca <https://x.example/a|x.example/a>', 'cerca https://x.example/a'],
])('%s reads %s', (text, typed) => {
  expect(typedIn(text, 'U0BOT').trim()).toBe(typed);
});

test('after /ticket nobody mentions the app', () => {
  expect(typedIn('cerca &lt;b&gt; <mailto:a@b.example|a@b.example>')).toBe('cerca <b> a@b.example');
});
