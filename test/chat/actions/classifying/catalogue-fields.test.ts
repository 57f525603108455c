import { expect, test } from 'vitest';
import { categoryField, priorityField } from '../../../../src/chat/actions/classifying/catalogue-fields.ts';
import { wordsIn } from '../../../../src/chat/words/words.ts';
import { bug, helpDesk } from '../../../ticket/categories.ts';
import { speechIn } from '../../a-moment.ts';

const suggestion = { category: bug, priority: 1 as const, reason: '' };
const speech = speechIn('it');
const standsIn = (field: object) => ('value' in field ? field.value : null);

test.each([
  ['what is proposed, while nobody has said what it is', { category: null, priority: null }, [bug, '1']],
  ['what somebody said, without a priority', { category: helpDesk, priority: null }, [helpDesk, '']],
  ['what somebody said', { category: bug, priority: 3 as const }, [bug, '3']],
])('the form of a classification stands at %s', (_what, has, values) => {
  const words = wordsIn('it');
  const fields = [
    categoryField(speech, words, { ...has, suggestion }, true),
    priorityField(speech, words, { ...has, suggestion }),
  ];
  expect(fields.map(standsIn)).toEqual(values);
});
