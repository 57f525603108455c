import { expect, test } from 'vitest';
import { categories } from '../../../src/config/keys/classifying/categories.ts';
import { priorities } from '../../../src/config/keys/classifying/priorities.ts';
import {
  type Catalogue,
  categoryKind,
  isRestrictedCategory,
  isUrgent,
  needsPriority,
  offeredCategories,
  priorityName,
  usualCategory,
} from '../../../src/ticket/catalogue/catalogue.ts';
import { urgentAsSuggested } from '../../../src/ticket/clock/as-suggested.ts';
import { isClassified } from '../../../src/ticket/ticket.ts';
import type { Category } from '../../../src/ticket/words.ts';
import { ticketOf } from '../ticket-of.ts';

const own: Catalogue = {
  categories: categories.parse({
    breach: { it: 'Violazione', en: 'Breach', promised: true, restricted: true },
    fault: { it: 'Guasto', en: 'Fault', promised: true },
    advice: { it: 'Consulenza', en: 'Advice', billable: true },
  }),
  priorities: priorities.parse({
    1: { it: 'Ferma', en: 'Stopped', urgent: true },
    5: { it: 'Con calma', en: 'At leisure' },
  }),
  fields: [],
};
const [breach, fault, advice] = offeredCategories(own).map(({ key }) => key) as [
  Category,
  Category,
  Category,
];
const gone = 'gone' as Category;

test('what is so of a category is what desk.yaml says of it, whatever it is called', () => {
  expect([breach, fault, advice, gone].map(key => needsPriority(own, key))).toEqual([
    true,
    true,
    false,
    true,
  ]);
  expect([breach, fault, advice, gone].map(key => isRestrictedCategory(own, key))).toEqual([
    true,
    false,
    false,
    false,
  ]);
  expect(categoryKind(own, gone)).toMatchObject({ name: { it: 'gone', en: 'gone' }, isFormer: true });
  expect(isClassified({ category: advice, priority: null }, own)).toBe(true);
  expect(isClassified({ category: fault, priority: null }, own)).toBe(false);
});

test('of a proposal without a category the first is meant that has deadlines, and that all may see', () => {
  expect(usualCategory(own)).toBe(fault);
  const ticket = { ...ticketOf(), suggestion: { category: null, priority: 1 as const, reason: '' } };
  expect(urgentAsSuggested(ticket, own)).toBe(1);
  const calm = { ...own, priorities: own.priorities.map(each => ({ ...each, urgent: false })) };
  expect(urgentAsSuggested(ticket, calm)).toBeNull();
});

test('a priority goes by its number and its name; one that nobody knows by its number', () => {
  expect(priorityName(own, 5, 'it')).toBe('5 – Con calma');
  expect(priorityName(own, 3, 'en')).toBe('3');
  expect([1, 5, 3].map(each => isUrgent(own, each as 1))).toEqual([true, false, false]);
});
