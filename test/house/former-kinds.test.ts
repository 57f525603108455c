import { expect, test } from 'vitest';
import { categoryInWords } from '../../src/chat/in-words/classification-in-words.ts';
import { withFormer } from '../../src/house/desk/former-kinds.ts';
import {
  categoryKind,
  offeredCategories,
  offeredPriorities,
  priorityName,
} from '../../src/ticket/catalogue/catalogue.ts';
import type { Policy } from '../../src/ticket/clock/policy.ts';
import { shippedTerms } from '../chat/a-moment.ts';
import { ownDatabase } from '../database.ts';
import { fiveFields } from '../ticket/catalogue/five-fields.ts';
import { billable, vulnerability } from '../ticket/categories.ts';

const own = ownDatabase();
const { policy } = shippedTerms;
const { catalogue } = policy;

test('what desk.yaml lists no more keeps its name and what is so of it, and is offered no more', async () => {
  const { db } = own.database;
  await withFormer({ ...policy, catalogue: { ...catalogue, fields: fiveFields } }, db);
  const less: Policy = {
    ...policy,
    catalogue: {
      categories: catalogue.categories.filter(({ key }) => key !== vulnerability),
      priorities: catalogue.priorities.filter(({ number }) => number !== 4),
      fields: [],
    },
    promises: { ...policy.promises, 4: policy.promises[3] },
  };
  const known = await withFormer(less, db);
  expect(offeredCategories(known.catalogue).map(({ key }) => key)).not.toContain(vulnerability);
  expect(categoryKind(known.catalogue, vulnerability)).toMatchObject({
    name: { it: 'Vulnerabilità rilevata' },
    promised: true,
    restricted: true,
    isFormer: true,
  });
  const speech = { language: 'it', catalogue: known.catalogue } as const;
  expect(categoryInWords(speech, vulnerability)).toBe('Vulnerabilità rilevata (non più in uso)');
  expect(offeredPriorities(known.catalogue).map(({ number }) => number)).toEqual([1, 2, 3]);
  expect(priorityName(known.catalogue, 4, 'it')).toBe('4 – Bassa');
  expect(known.promises[4]).toEqual(policy.promises[4]);
  expect(known.catalogue.fields.map(({ key, isFormer }) => [key, isFormer])).toEqual(
    fiveFields.map(({ key }) => [key, true]),
  );
  // At the next start, and when it is listed again.
  expect(await withFormer(less, db)).toEqual(known);
  const again = await withFormer(policy, db);
  expect(categoryKind(again.catalogue, vulnerability).isFormer).toBe(false);
  expect(again.promises[4]).toEqual(policy.promises[4]);
});

test('a desk from before any was listed had the seven and the four', async () => {
  const { db } = own.database;
  await db.execute("delete from setting where key = 'catalogue'");
  const few = { ...policy, catalogue: { ...catalogue, categories: catalogue.categories.slice(0, 1) } };
  expect(categoryKind((await withFormer(few, db)).catalogue, billable)).toMatchObject({
    name: { en: 'Billable work' },
    promised: false,
    isFormer: true,
  });
});
