import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { deadlinesOf, stateOf, usedUp } from '../../../src/ticket/clock/deadlines.ts';
import { escalate } from '../../../src/ticket/clock/escalating.ts';
import { dues, wakeAt } from '../../../src/ticket/clock/schedule.ts';
import { agreedFor, type Terms } from '../../../src/ticket/clock/terms.ts';
import { companiesOf } from '../../../src/ticket/companies/companies.ts';
import type { Company } from '../../../src/ticket/companies/company.ts';
import {
  asked,
  claimed,
  classified,
  extendedBy,
  inRome,
  reopened,
  rome,
  type Story,
  terms,
  ticketFrom,
} from '../at-rome.ts';
import { bug } from '../categories.ts';
import { aCompany, always } from '../companies/a-company.ts';

const gold: Company['promises'] = {
  1: { claim: { amount: 30, unit: 'minute' }, resolve: { amount: 4, unit: 'hour' } },
};
const closure = { from: '2026-11-30', to: '2026-12-04', name: 'Trasloco' };
const withCompany = (about: Partial<Company>, by: Terms = terms()): Terms => ({
  ...by,
  companies: companiesOf([aCompany(about)]),
});

const due = (arrived: string, story: Story, by: Terms) => {
  const { claim, resolve } = deadlinesOf(ticketFrom(arrived, story, by, { company: 'acme' }), by);
  return [inRome(claim?.due), inRome(resolve?.due)];
};
const blocking = (arrived: string): Story => [[arrived, classified(bug, 1)]];
const friday = '2026-11-27T18:00';

describe('a company’s own terms', () => {
  test('its promises go before the desk’s, and what it was not promised stays the desk’s', () => {
    expect(due(friday, blocking(friday), withCompany({ promises: gold }))).toEqual([
      '2026-11-27T18:30',
      '2026-11-30T12:30',
    ]);
    const low: Story = [[friday, classified(bug, 2)]];
    expect(due(friday, low, withCompany({ promises: gold }))).toEqual(due(friday, low, terms()));
    const claimOnly = { 1: { claim: { amount: 30, unit: 'minute' as const } } };
    expect(due(friday, blocking(friday), withCompany({ promises: claimOnly }))).toEqual([
      '2026-11-27T18:30',
      '2026-11-30T18:00',
    ]);
  });

  test('its hours count both: day and night, and a day is 24 hours', () => {
    expect(due(friday, blocking(friday), withCompany({ hours: always }))).toEqual([
      '2026-11-27T19:00',
      '2026-11-28T18:00',
    ]);
  });

  test('what its hours do not say is the desk’s: holidays, and the length of a day', () => {
    const eight = { from: 8 * 3600, to: 20 * 3600 };
    const week = { 1: [eight], 2: [eight], 3: [eight], 4: [eight], 5: [eight], 6: [], 7: [] };
    const by = withCompany({ hours: { week, throughClosures: false } });
    // 8 December is a holiday; 8 hours are a day.
    expect(due('2026-12-07T18:00', blocking('2026-12-07T18:00'), by)).toEqual([
      '2026-12-07T19:00',
      '2026-12-09T14:00',
    ]);
  });

  test('the desk’s closures stop its clock, unless it was agreed that they do not', () => {
    const by = terms({ closures: [closure] });
    const open = { ...always, throughClosures: false };
    expect(due(friday, blocking(friday), withCompany({ hours: open }, by))[1]).toBe('2026-11-28T18:00');
    expect(due('2026-11-29T18:00', blocking('2026-11-29T18:00'), withCompany({ hours: open }, by))[1]).toBe(
      '2026-12-05T18:00',
    );
    expect(due('2026-11-29T18:00', blocking('2026-11-29T18:00'), withCompany({ hours: always }, by))[1]).toBe(
      '2026-11-30T18:00',
    );
  });

  test('a contract counts for what arrives while it is in force, on its last evening too', () => {
    const contract = { name: 'Oro', number: '', from: '2026-11-24', until: '2026-11-27' };
    const by = withCompany({ promises: gold, contract });
    const isOwn = (arrived: string) =>
      agreedFor({ company: 'acme', openedAt: rome(arrived) }, by).company !== null;
    expect(
      ['2026-11-23T23:59', '2026-11-24T00:00', '2026-11-27T23:59', '2026-11-28T00:00'].map(isOwn),
    ).toEqual([false, true, true, false]);
  });

  test('an extension in days is in days of the contract', () => {
    const extended: Story = [...blocking(friday), [friday, claimed], [friday, extendedBy(1, 'day')]];
    expect(due(friday, extended, withCompany({ hours: always }))[1]).toBe('2026-11-29T18:00');
  });

  test('many companies with the same hours share one calendar', () => {
    const same = { ...always };
    const by = {
      ...terms(),
      companies: companiesOf([aCompany({ hours: always }), aCompany({ key: 'beta', hours: same })]),
    };
    const calendarOf = (company: string) => agreedFor({ company, openedAt: rome(friday) }, by).calendar;
    expect(calendarOf('acme')).toBe(calendarOf('beta'));
  });
});

describe('while the desk is shut', () => {
  const night = '2026-11-28T03:00';
  const suggestion = { category: bug, priority: 1, reason: '' } as const;
  const onCallAt = (by: Terms, at = night) =>
    dues(ticketFrom(at, [], by, { company: 'acme', suggestion }), by, rome(at)).find(
      ({ kind }) => kind === 'tell-on-call',
    )?.at;

  test('what cannot wait is told at once to whoever is on call, if its contract runs', () => {
    expect(onCallAt(terms())).toBeUndefined();
    expect(inRome(onCallAt(withCompany({ hours: always })))).toBe(night);
    expect(onCallAt(withCompany({ promises: gold }))).toBeUndefined();
    expect(onCallAt(withCompany({ hours: always }), '2026-11-27T10:00')).toBeUndefined();
  });

  test('in a closure too, through which its contract runs', () => {
    const by = withCompany({ hours: always }, terms({ closures: [closure] }));
    expect(inRome(onCallAt(by, '2026-12-01T10:00'))).toBe('2026-12-01T10:00');
  });
});

describe('whoever serves the company', () => {
  const step = {
    kind: 'escalate',
    promise: 'claim',
    share: 0.75,
    tell: 'assignee',
    repetition: 0,
    at: rome(friday),
    due: rome(friday),
  } as const;
  const anna = { id: 1, name: 'Anna' };
  const roster = { onDuty: [], managers: [], onCall: [], serving: { acme: anna } };
  test('is called first while nobody has its request', () => {
    const ticket = ticketFrom(friday, [], terms(), { company: 'acme' });
    expect(escalate(step, ticket, roster)).toMatchObject({ tell: 'serving', told: [anna] });
    expect(escalate(step, { ...ticket, company: 'beta' }, roster)).toMatchObject({
      tell: 'assignee',
      told: [],
    });
    const marco = { id: 2, name: 'Marco' };
    expect(escalate(step, { ...ticket, assignee: marco }, roster)).toMatchObject({
      tell: 'assignee',
      told: [marco],
    });
    expect(escalate({ ...step, tell: 'on-duty' }, ticket, roster)).toMatchObject({ tell: 'on-duty' });
  });
});

test('a company without terms of its own is counted exactly as the desk counts everybody', () => {
  const instants = fc
    .integer({ min: 0, max: 60 * 24 * 30 })
    .map(minutes => new Date(rome('2026-11-02T00:00').getTime() + minutes * 60_000));
  const stories = fc.tuple(
    instants,
    fc.constantFrom(1 as const, 2 as const, 3 as const, 4 as const),
    fc.subarray([claimed, asked, reopened, extendedBy(1, 'day')]),
    fc.constantFrom<Partial<Company>>(
      {},
      { contract: { name: 'Base', number: '1', from: '2026-01-01', until: null } },
      { isVip: true },
      { key: 'other' },
    ),
    fc.nat({ max: 60 * 24 * 40 }),
  );
  fc.assert(
    fc.property(stories, ([from, priority, events, about, later]) => {
      const arrived = inRome(from) ?? '';
      const by = withCompany(about, terms({ closures: [closure] }));
      const story: Story = [
        [arrived, classified(bug, priority)],
        ...events.map((event): Story[number] => [arrived, event]),
      ];
      const now = new Date(from.getTime() + later * 60_000);
      const told = (company: string | null) => {
        const ticket = ticketFrom(arrived, story, by, { company });
        const { claim, resolve } = deadlinesOf(ticket, by);
        return {
          wake: wakeAt(ticket, by, now),
          deadlines: [claim, resolve].map(
            deadline =>
              deadline && [deadline.due, deadline.seconds, stateOf(deadline, now), usedUp(deadline, now)],
          ),
        };
      };
      expect(told('acme')).toEqual(told(null));
    }),
  );
});
