import { beforeAll, expect, test } from 'vitest';
import { fillYear } from '../../../bench/year/fill-year.ts';
import type { Story } from '../../../bench/year/story.ts';
import { truthOf } from '../../../bench/year/truth.ts';
import { midnight } from '../../../bench/year/working-hours.ts';
import { writeYear } from '../../../bench/year/write-year.ts';
import { liveCompanies } from '../../../src/desk/companies/live-companies.ts';
import type { Desk } from '../../../src/desk/desk.ts';
import { reportFor } from '../../../src/desk/reports/report.ts';
import { keepTerms } from '../../../src/desk/reports/terms-in-force.ts';
import { customersCompanies } from '../../../src/sandbox/cast.ts';
import { openDatabase } from '../../../src/store/database.ts';
import { figureKeys } from '../../../src/ticket/reports/figures.ts';
import type { Dimension, ReportFilter, Span } from '../../../src/ticket/reports/report.ts';
import { ownDatabase } from '../../database.ts';
import { aDesk } from '../a-desk.ts';
import { moveTo, person } from '../clock/under-the-clock.ts';

// A year of a desk whose truth its writer has kept apart, by a working time of its own: the report of the year and of each month
// says the same, to the second.
const year = { from: '2025-12-01', to: '2026-11-30' };
const until = midnight('2026-12-01');
const own = ownDatabase();
const desk = aDesk(() => own.database.db);
let stories: Story[];
let asking: Desk;

beforeAll(async () => {
  moveTo(desk, '2026-12-01T00:00');
  asking = Object.defineProperties({} as Desk, {
    ...Object.getOwnPropertyDescriptors(desk),
    companies: { value: liveCompanies(customersCompanies) },
    reports: { value: { perOperator: true } },
  });
  const people = [];
  for (const name of ['Anna', 'Marco', 'Giulia']) people.push(await person(own.database.db, name, 'manager'));
  stories = writeYear({ seed: 20_261_130, requests: 20_000, from: year.from, until, first: 1001, people });
  await keepTerms(asking, 'start');
  const owner = openDatabase(own.ownerUrl, 2);
  try {
    await fillYear(
      Object.defineProperties({} as Desk, {
        ...Object.getOwnPropertyDescriptors(asking),
        db: { value: owner.db },
      }),
      stories,
    );
  } finally {
    await owner.close();
  }
}, 1_200_000);

async function reported(span: Span, filter: ReportFilter = {}, by: Dimension[] = []) {
  const made = await reportFor(asking, { kind: 'machine' }, { span, step: 'month', filter, by });
  if (!made.ok) throw new Error(made.refusal.reason);
  return made.report;
}

const stretch = ({ from, to }: Span) => ({
  from: midnight(from),
  to: midnight(new Date(Date.parse(`${to}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)),
});

test('there is something to every figure, and it looks like a year', async () => {
  const truth = truthOf(stories, stretch(year));
  expect(figureKeys.filter(key => !truth[key].value)).toEqual([]);
  expect(stories.length).toBe(20_000);
  expect(truth.claimShare.value).toBeGreaterThan(0.7);
  expect(truth.claimShare.value).toBeLessThan(0.98);
  expect(truth.resolveShare.value).toBeLessThan(0.98);
});

test('the year, and each of its months, is what its writer knows', async () => {
  const { whole, steps, uncounted } = await reported(year);
  expect(uncounted).toBe(0);
  expect(whole).toEqual(truthOf(stories, stretch(year)));
  expect(steps).toHaveLength(12);
  for (const { span, figures } of steps)
    expect([span, figures]).toEqual([span, truthOf(stories, stretch(span))]);
});

test('told apart by whatever, and by one of each alone', async () => {
  const month = { from: '2026-10-01', to: '2026-10-31' };
  const by: Dimension[] = ['category', 'priority', 'company', 'mailbox', 'channel', 'operator', 'language'];
  const report = await reported(month, {}, by);
  for (const dimension of by)
    for (const { value, figures } of report.by[dimension] ?? [])
      expect([dimension, value, figures]).toEqual([
        ...[dimension, value],
        truthOf(stories, stretch(month), { [dimension]: value }),
      ]);
  const narrow = { category: 'bug', company: 'cartiera-pescara', priority: '1' };
  const alone = await reported(year, narrow);
  expect(alone.whole).toEqual(truthOf(stories, stretch(year), narrow));
  expect(alone.whole.opened.value).toBeGreaterThan(50);
});
