import fc from 'fast-check';
import { DateTime } from 'luxon';
import { expect, test } from 'vitest';
import { dateOf, dayBegins, dayEnds, instantInWords } from '../../../src/chat/say.ts';
import { wordsIn } from '../../../src/chat/words/words.ts';
import { languages } from '../../../src/ticket/words.ts';

const zones = [
  'Europe/Rome',
  'America/New_York',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'UTC',
];
const instants = fc.date({ min: new Date('2005-01-01'), max: new Date('2035-12-31'), noInvalidDate: true });

test('what was worked out of a minute once is what luxon says of each instant in it', () => {
  const asked = fc.record({
    zone: fc.constantFrom(...zones),
    language: fc.constantFrom(...languages),
    at: instants,
    now: instants,
    later: fc.integer({ min: 0, max: 90_000 }),
  });
  fc.assert(
    fc.property(asked, ({ zone, language, at: first, now, later }) => {
      const speech = { language, zone, catalogue: { categories: [], fields: [] }, clock: () => now } as never;
      for (const at of [first, new Date(first.getTime() + later), first]) {
        const local = DateTime.fromJSDate(at, { zone }).setLocale(wordsIn(language).locale);
        const isThisYear = local.year === DateTime.fromJSDate(now, { zone }).year;
        const { instant, instantOfYear } = wordsIn(language);
        expect(instantInWords(speech, at)).toBe(local.toFormat(isThisYear ? instant : instantOfYear));
        expect(dateOf(speech, at)).toBe(local.toISODate());
        expect(dayBegins(speech, at)).toEqual(local.startOf('day').toJSDate());
        expect(dayEnds(speech, at)).toEqual(local.plus({ days: 1 }).startOf('day').toJSDate());
      }
    }),
    { numRuns: 400 },
  );
});
