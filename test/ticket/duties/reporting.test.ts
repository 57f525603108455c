import { describe, expect, test } from 'vitest';
import type { ReportingCommand } from '../../../src/ticket/duties/reporting.ts';
import { evolve } from '../../../src/ticket/evolve.ts';
import { anna, arrival, given, marco, ticketOf } from '../ticket-of.ts';
import { allLaws, dutiesWritten } from './laws.ts';

const now = '2026-11-26T10:00:00.000Z';
const since = '2026-11-24T09:30:00.000Z';
const law = { duties: allLaws, zone: 'Europe/Rome', now };
const restricted = ticketOf([{ type: 'restricted', because: 'asked' }, anna]);
const aware = ticketOf(
  [{ type: 'restricted', because: 'asked' }, anna],
  [{ type: 'became-aware', kind: 'exploited', since }, anna],
);
const becomeAware: ReportingCommand = { type: 'become-aware', kind: 'exploited', since, ...law };
const warned: ReportingCommand = {
  type: 'do-duty',
  duty: 'cra:exploited:early-warning',
  at: '2026-11-25T08:00:00.000Z',
  reference: ' ENISA-42 ',
  ...law,
};

describe('that something has to be reported', () => {
  test('is said of what few may see, by a law that is on, of an instant that is over', () => {
    given(restricted).when(becomeAware, anna).gives({ type: 'became-aware', kind: 'exploited', since });
    given(ticketOf()).when(becomeAware, anna).refused({ reason: 'not-restricted' });
    const gdprOnly = { ...becomeAware, duties: dutiesWritten({ laws: { gdpr: {} } }) };
    given(restricted).when(gdprOnly, anna).refused({ reason: 'no-such-duty' });
    const tomorrow = { ...becomeAware, since: '2026-11-27T10:00:00.000Z' };
    given(restricted).when(tomorrow, anna).refused({ reason: 'not-yet' });
    given(restricted)
      .when({ ...becomeAware, since: 'x' }, anna)
      .refused({ reason: 'not-yet' });
  });

  test('is mended by saying it again, and not said twice', () => {
    given(aware).when(becomeAware, marco).refused({ reason: 'nothing-changed' });
    const earlier = '2026-11-24T07:00:00.000Z';
    given(aware)
      .when({ ...becomeAware, since: earlier }, marco)
      .gives({ type: 'became-aware', kind: 'exploited', since: earlier });
  });

  test('is taken back, with what was recorded of it', () => {
    given(aware)
      .when({ type: 'drop-duties', kind: 'exploited', reason: ' no trace ' }, anna)
      .gives({ type: 'duties-dropped', kind: 'exploited', reason: 'no trace' });
    given(aware)
      .when({ type: 'drop-duties', kind: 'data-breach', reason: '' }, anna)
      .refused({ reason: 'no-such-duty' });
    const done = { type: 'duty-done', duty: warned.duty, at: now, reference: '' } as const;
    const over = [done, { type: 'duties-dropped', kind: 'exploited', reason: '' } as const].reduce(
      (ticket, event) => evolve(ticket, event, anna, arrival),
      aware,
    );
    expect(over.reporting).toMatchObject({ aware: {}, measureAt: null, done: {}, called: {} });
  });

  test('a request of which it is so goes into no other', () => {
    given(aware)
      .when({ type: 'merge', into: { ...restricted, number: 1002 } }, anna)
      .refused({
        reason: 'has-duties',
      });
    const over = evolve(aware, { type: 'duties-dropped', kind: 'exploited', reason: '' }, anna, arrival);
    given(over)
      .when({ type: 'merge', into: { ...restricted, number: 1002 } }, anna)
      .gives({ type: 'merged', into: 1002 });
  });
});

test('nor is such a request let into another one, once its restriction was lifted', () => {
  const lifted = evolve(aware, { type: 'restriction-lifted' }, anna, arrival);
  const asked = { ...lifted, authorship: { ...lifted.authorship, mayJoin: 1002 } };
  const command = { type: 'let-in', into: { ...ticketOf(), number: 1002 } } as const;
  given(asked).when(command, anna).refused({ reason: 'has-duties' });
  const over = evolve(asked, { type: 'duties-dropped', kind: 'exploited', reason: '' }, anna, arrival);
  given(over).when(command, anna).gives({ type: 'merged', into: 1002 });
});

describe('a duty', () => {
  test('is done once, at an instant between the knowing and now, and can be mended', () => {
    given(aware).when(warned, anna).gives({
      type: 'duty-done',
      duty: warned.duty,
      at: warned.at,
      reference: 'ENISA-42',
    });
    given(aware)
      .when({ ...warned, at: '2026-11-24T09:00:00.000Z' }, anna)
      .refused({ reason: 'before-known' });
    given(aware)
      .when({ ...warned, at: '2026-11-26T12:00:00.000Z' }, anna)
      .refused({ reason: 'not-yet' });
    for (const duty of ['cra:severe-incident:early-warning', 'dora:exploited:early-warning', ''])
      given(aware)
        .when({ ...warned, duty }, anna)
        .refused({ reason: 'no-such-duty' });
    const done = evolve(
      aware,
      { type: 'duty-done', duty: warned.duty, at: warned.at, reference: 'ENISA-42' },
      anna,
      arrival,
    );
    given(done).when(warned, marco).refused({ reason: 'nothing-changed' });
    given(done)
      .when({ ...warned, reference: 'ENISA-43' }, marco)
      .gives({ type: 'duty-done', duty: warned.duty, at: warned.at, reference: 'ENISA-43' });
    given(done)
      .when({ type: 'undo-duty', duty: warned.duty }, marco)
      .gives({ type: 'duty-undone', duty: warned.duty });
    given(aware).when({ type: 'undo-duty', duty: warned.duty }, marco).refused({ reason: 'no-such-duty' });
  });

  test('a measure is noted where a term runs from it', () => {
    const noted = { type: 'note-measure', at: '2026-11-26T09:00:00.000Z', ...law } as const;
    given(aware).when(noted, anna).gives({ type: 'measure-noted', at: noted.at });
    given(restricted).when(noted, anna).refused({ reason: 'no-such-duty' });
    given(aware)
      .when({ ...noted, at: '2026-11-29T09:00:00.000Z' }, anna)
      .refused({ reason: 'not-yet' });
    const known = evolve(aware, { type: 'measure-noted', at: noted.at }, anna, arrival);
    given(known).when(noted, marco).refused({ reason: 'nothing-changed' });
  });
});
