import fc from 'fast-check';
import { DateTime, IANAZone } from 'luxon';
import { expect, test } from 'vitest';
import { quickZone } from '../../src/sla/quick-zone.ts';

// Half an hour of summer time, none, three quarters of an hour, a day that was left out, the clock set back for Ramadan.
const names = [
  ...['Europe/Rome', 'Australia/Lord_Howe', 'UTC', 'Pacific/Chatham', 'Pacific/Apia', 'Africa/Casablanca'],
  ...['America/New_York', 'Asia/Beirut', 'Antarctica/Troll', 'Asia/Kathmandu'],
];

test('an instant is said as in Luxon’s own zone, at any time', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...names),
      fc.date({ min: new Date('1972-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }),
      (name, at) => {
        const [quick, own] = [quickZone(name), IANAZone.create(name)].map(zone =>
          DateTime.fromJSDate(at, { zone }),
        );
        expect(quick?.toISO()).toBe(own?.toISO());
        expect(quick?.toFormat('ZZZZ z')).toBe(own?.toFormat('ZZZZ z'));
        expect(quick?.startOf('day').plus({ days: 1 }).toMillis()).toBe(
          own?.startOf('day').plus({ days: 1 }).toMillis(),
        );
      },
    ),
    { numRuns: 300 },
  );
});

test.each(['2026-03-29', '2026-10-25'])('so is each minute of a day on which the clocks change (%s)', day => {
  const begin = Date.parse(`${day}T00:00Z`);
  for (let at = begin; at < begin + 86_400_000; at += 60_000)
    expect(quickZone('Europe/Rome').offset(at)).toBe(IANAZone.create('Europe/Rome').offset(at));
});
