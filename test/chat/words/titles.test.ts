import { expect, test } from 'vitest';
import { limits } from '../../../src/chat/slack/limits.ts';
import { wordsIn } from '../../../src/chat/words/words.ts';

const languages = ['it', 'en'] as const;

test.each(languages)('the window of each button has a title that Slack shows whole (%s)', language => {
  const titles = Object.entries(wordsIn(language).actions).flatMap(([verb, said]) =>
    'form' in said && said.form ? [[verb, said.form.title] as const] : [],
  );
  expect(titles.length).toBeGreaterThan(10);
  expect(titles.filter(([, title]) => title.length > limits.viewTitle)).toEqual([]);
});
