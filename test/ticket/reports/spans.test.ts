import { expect, test } from 'vitest';
import { soFarBefore } from '../../../src/ticket/reports/spans.ts';
import { inRome, rome } from '../at-rome.ts';

const november = { from: '2026-11-01', to: '2026-11-30' };

test.each([
  [
    'a month that is over: all of the one before',
    november,
    '2026-12-03T10:00',
    '2026-10-31',
    '2026-11-01T00:00',
    false,
  ],
  ['the second day, in the morning', november, '2026-11-02T10:30', '2026-10-02', '2026-10-02T10:30', true],
  ['as it begins', november, '2026-11-01T00:00', '2026-10-01', '2026-10-01T00:00', true],
  [
    'the last of more days than the one before had',
    { from: '2026-03-01', to: '2026-03-31' },
    '2026-03-31T15:00',
    '2026-02-28',
    '2026-03-01T00:00',
    true,
  ],
  [
    'a Friday, with the clocks changed in the week before',
    { from: '2026-10-31', to: '2026-11-06' },
    '2026-11-06T17:00',
    '2026-10-30',
    '2026-10-30T17:00',
    true,
  ],
])('a span is compared with as much of the one before: %s', (_name, span, now, last, until, isCut) => {
  const before = soFarBefore(span, 'Europe/Rome', rome(now).getTime());
  expect([before.span.to, inRome(new Date(before.to)), before.isCut]).toEqual([last, until, isCut]);
});
