import { expect, test } from 'vitest';
import { paragraphsOf } from '../../src/chat/paragraphs.ts';

test('a paragraph in which nothing is seen is none: in Teams it would be an empty block', () => {
  expect(paragraphsOf('Gentile Anna,\n\n\u{E0000}\n\n\u3164 \u200B\n\nCordiali saluti')).toEqual([
    'Gentile Anna,',
    'Cordiali saluti',
  ]);
});
