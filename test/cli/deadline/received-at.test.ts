import { expect, test } from 'vitest';
import { receivedAt } from '../../../src/cli/deadline/received-at.ts';
import { office } from '../../sla/calendars.ts';

const now = new Date('2026-11-24T09:00:00Z');

test.each([
  ['2026-12-04T18:00', '2026-12-04T17:00:00.000Z'],
  ['2026-12-04T17:00:00Z', '2026-12-04T17:00:00.000Z'],
  ['18:00', '2026-11-24T17:00:00.000Z'],
  ['ieri 17:15', '2026-11-23T16:15:00.000Z'],
  ['yesterday at 5:15pm', '2026-11-23T16:15:00.000Z'],
  ['3/12 alle 9', '2025-12-03T08:00:00.000Z'],
  ['domani alle 9', '2026-11-25T08:00:00.000Z'],
  ['29/3/2026 2:30', '2026-03-29T01:30:00.000Z'],
])('%s is %s', (typed, at) => {
  expect(receivedAt(typed, office, now)?.toJSDate().toISOString()).toBe(at);
});

test.each([
  '',
  'yesterday',
  '4/12',
  '30/2/2026 10:00',
  '2026-02-30T10:00',
  '2026-W49',
  'quando capita alle 9',
  '25:00',
])('%j is no time', typed => expect(receivedAt(typed, office, now)).toBeNull());
