import fc from 'fast-check';
import { DateTime } from 'luxon';
import { describe, expect, test } from 'vitest';
import { instantMeant } from '../../../src/chat/when/instant-meant.ts';
import { suggestedInstants } from '../../../src/chat/when/suggested.ts';
import type { Calendar } from '../../../src/sla/calendar.ts';
import { isOpen, nextOpening } from '../../../src/sla/working-time.ts';
import { office, zones } from '../../sla/calendars.ts';

const zone = 'Europe/Rome';
const local = (at: string) => DateTime.fromISO(at, { zone }).toJSDate();
const said = (at: Date) => DateTime.fromJSDate(at, { zone }).toFormat('yyyy-MM-dd HH:mm');

function meant(typed: string, now: string, calendar: Calendar = office, mustWork = true): string {
  const result = instantMeant(typed, { calendar, now: local(now), mustWork });
  if (!result.ok) return result.fault;
  return `${said(result.at)}${result.isMoved ? ' moved' : ''}${result.isEarlier ? ' earlier' : ''}`;
}

// A Tuesday at ten, with nothing special about the week.
const tuesday = '2026-11-24T10:00';

describe('on a Tuesday at ten', () => {
  test.each([
    ['domani', '2026-11-25 09:00'],
    ['tomorrow', '2026-11-25 09:00'],
    ['Domani.', '2026-11-25 09:00'],
    ['domani alle 15', '2026-11-25 15:00'],
    ['domani pomeriggio', '2026-11-25 14:30'],
    ['tomorrow afternoon', '2026-11-25 14:30'],
    ['tomorrow at 3pm', '2026-11-25 15:00'],
    ['domani mattina', '2026-11-25 09:00'],
    ['dopodomani', '2026-11-26 09:00'],
    ['the day after tomorrow', '2026-11-26 09:00'],
    ['oggi pomeriggio', '2026-11-24 14:30'],
    ['this afternoon', '2026-11-24 14:30'],
    ['domattina', '2026-11-25 09:00'],
    ['tomorrow morning', '2026-11-25 09:00'],
    ['lunedì prossimo', '2026-11-30 09:00'],
    ['next Monday', '2026-11-30 09:00'],
    ['in two hours', '2026-11-24 12:00'],
    ['fra un paio di giorni', '2026-11-26 09:00'],
    ['in a couple of hours', '2026-11-24 12:00'],
    ['fra un’ora e mezza', '2026-11-24 11:30'],
    ['in an hour and a half', '2026-11-24 11:30'],
    ['fra un quarto d’ora', '2026-11-24 10:15'],
    ['domani alle nove e mezza', '2026-11-25 09:30'],
    ['tomorrow at half past 9', '2026-11-25 09:30'],
    ['a fine giornata', '2026-11-24 18:00'],
    ['end of day', '2026-11-24 18:00'],
    ['EOD', '2026-11-24 18:00'],
    ['entro fine giornata', '2026-11-24 18:00'],
    ['giovedì a fine giornata', '2026-11-26 18:00'],
    ['tomorrow, end of the day', '2026-11-25 18:00'],
    ['sabato a fine giornata', '2026-11-30 18:00 moved'],
    // In the evening the desk is closed.
    ['stasera', '2026-11-24 18:00 earlier'],
    ['entro stasera', '2026-11-24 18:00 earlier'],
    ['questa sera', '2026-11-24 18:00 earlier'],
    ['tonight', '2026-11-24 18:00 earlier'],
    ['this evening', '2026-11-24 18:00 earlier'],
    ['by tonight', '2026-11-24 18:00 earlier'],
    ['domani sera', '2026-11-25 18:00 earlier'],
    ['tomorrow night', '2026-11-25 18:00 earlier'],
    ['giovedì sera', '2026-11-26 18:00 earlier'],
    ['Friday evening', '2026-11-27 18:00 earlier'],
    ['sabato sera', '2026-11-30 09:00 moved'],
    ['stasera alle 6', '2026-11-24 18:00'],
    ['stasera alle 8', '2026-11-25 09:00 moved'],
    // What ends does so before the desk closes for the last time.
    ['a fine settimana', '2026-11-27 18:00'],
    ['fine settimana', '2026-11-27 18:00'],
    ['entro la fine della settimana', '2026-11-27 18:00'],
    ['end of week', '2026-11-27 18:00'],
    ['by the end of the week', '2026-11-27 18:00'],
    ['EOW', '2026-11-27 18:00'],
    ['fine della prossima settimana', '2026-12-04 18:00'],
    ['a fine settimana prossima', '2026-12-04 18:00'],
    ['end of next week', '2026-12-04 18:00'],
    ['fine mese', '2026-11-30 18:00'],
    ['A fine mese.', '2026-11-30 18:00'],
    ['alla fine del mese', '2026-11-30 18:00'],
    ['per la fine di questo mese', '2026-11-30 18:00'],
    ['end of month', '2026-11-30 18:00'],
    ['at the end of this month', '2026-11-30 18:00'],
    ['month end', '2026-11-30 18:00'],
    ['eom', '2026-11-30 18:00'],
    ['fine mese prossimo', '2026-12-31 18:00'],
    ['fine del prossimo mese', '2026-12-31 18:00'],
    ['end of next month', '2026-12-31 18:00'],
    ['fine gennaio', '2027-01-29 18:00'],
    ['a fine dicembre', '2026-12-31 18:00'],
    ['end of February 2027', '2027-02-26 18:00'],
    ['fine ottobre', '2027-10-29 18:00'],
    ['fine anno', '2026-12-31 18:00'],
    ['end of May', '2027-05-31 18:00'],
    ['by the end of Dec', '2026-12-31 18:00'],
    ['fine mag', '2027-05-31 18:00'],
    ['a fine mese alle 15', '2026-11-30 15:00'],
    ['fine agosto alle 9', '2027-08-31 09:00'],
    ['end of next week at 10:30', '2026-12-04 10:30'],
    ['end of month, 3pm', '2026-11-30 15:00'],
    ['prossimo fine mese', '2026-11-30 18:00'],
    ['by the end of the year', '2026-12-31 18:00'],
    ["fine dell'anno", '2026-12-31 18:00'],
    ['oggi alle 17', '2026-11-24 17:00'],
    ['oggi', '2026-11-24 14:30'],
    ['giovedì 9:00', '2026-11-26 09:00'],
    ['giovedi 9', '2026-11-26 09:00'],
    ['GIOVEDÌ ALLE 9.30', '2026-11-26 09:30'],
    ['giovedì prossimo', '2026-11-26 09:00'],
    ['next thursday 9am', '2026-11-26 09:00'],
    ['thursday at 9:30', '2026-11-26 09:30'],
    ['9am on thursday', '2026-11-26 09:00'],
    ['alle 9 di giovedì', '2026-11-26 09:00'],
    ['gio 16:45', '2026-11-26 16:45'],
    ['mar 9', '2026-12-01 09:00'],
    ['lunedì', '2026-11-30 09:00'],
    ['monday', '2026-11-30 09:00'],
    ['lunedì pomeriggio', '2026-11-30 14:30'],
    ['martedì', '2026-12-01 09:00'],
    ['martedì 17:00', '2026-11-24 17:00'],
    ['martedì 9:00', '2026-12-01 09:00'],
    ['sabato', '2026-11-30 09:00 moved'],
    ['fra 2 giorni', '2026-11-26 09:00'],
    ['tra due giorni', '2026-11-26 09:00'],
    ['in 2 days', '2026-11-26 09:00'],
    ['in two working days', 'not-understood'],
    ['fra 2 giorni alle 15', '2026-11-26 15:00'],
    ['fra 4 giorni', '2026-11-30 09:00'],
    ['in 2 hours', '2026-11-24 12:00'],
    ['fra un’ora', '2026-11-24 11:00'],
    ["fra mezz'ora", '2026-11-24 10:30'],
    ['in half an hour', '2026-11-24 10:30'],
    ['fra 90 minuti', '2026-11-24 11:30'],
    ['fra 4 ore', '2026-11-24 14:30 moved'],
    ['fra 10 ore', '2026-11-25 09:00 moved'],
    ['fra una settimana', '2026-12-01 09:00'],
    ['in 3 weeks at 10', '2026-12-15 10:00'],
    ['fra 2 settimane', '2026-12-09 09:00 moved'],
    ['fra un mese', '2026-12-24 09:00'],
    ['prossima settimana', '2026-11-30 09:00'],
    ['la settimana prossima', '2026-11-30 09:00'],
    ['next week', '2026-11-30 09:00'],
    ['giovedì della prossima settimana alle 11', '2026-12-03 11:00'],
    ['3/12', '2026-12-03 09:00'],
    ['3/12 15:00', '2026-12-03 15:00'],
    ['il 3/12/2026 alle 10', '2026-12-03 10:00'],
    ['3.12.2026', '2026-12-03 09:00'],
    ['2026-12-03 10:15', '2026-12-03 10:15'],
    ['3 dicembre', '2026-12-03 09:00'],
    ['3 dicembre 2026 ore 16', '2026-12-03 16:00'],
    ['december 3', '2026-12-03 09:00'],
    ['dec 3rd at 4pm', '2026-12-03 16:00'],
    ['20/11', '2027-11-22 09:00 moved'],
    ['15:30', '2026-11-24 15:30'],
    ['alle 15', '2026-11-24 15:00'],
    ['alle 5', '2026-11-24 17:00'],
    ['at 4', '2026-11-24 16:00'],
    ['mezzogiorno', '2026-11-24 12:00'],
    ['giovedì 20:00', '2026-11-27 09:00 moved'],
    ['giovedì 13:30', '2026-11-26 14:30 moved'],
    ['8/12', '2026-12-09 09:00 moved'],
    ['25 dicembre', '2026-12-28 09:00 moved'],
  ])('%s is %s', (typed, at) => {
    expect(meant(typed, tuesday)).toBe(at);
  });

  test.each([
    ['', 'empty'],
    ['  ', 'empty'],
    ['quando capita', 'not-understood'],
    ['prima o poi', 'not-understood'],
    ['giovedì o venerdì', 'not-understood'],
    ['31/11', 'not-understood'],
    ['30 febbraio', 'not-understood'],
    ['giovedì 25:00', 'not-understood'],
    ['giovedì 9:75', 'not-understood'],
    ['fra 2 lustri', 'not-understood'],
    ['fra 2', 'not-understood'],
    ['il', 'not-understood'],
    ['ieri', 'not-understood'],
    ['nel fine settimana', 'not-understood'],
    ['il prossimo fine settimana', 'not-understood'],
    ['prossimo fine settimana', 'not-understood'],
    ['fine mese alle 25', 'not-understood'],
    ['30 fine mese', 'not-understood'],
    ['venerdì fine settimana', 'not-understood'],
    ['fine mese di gennaio', 'not-understood'],
    ['fine mese fine anno', 'not-understood'],
    ['giovedì a fine mese', 'not-understood'],
    ['fine anno prossimo', 'too-far'],
    ['9:00', 'past'],
    ['oggi alle 9', 'past'],
    ['oggi mattina', 'past'],
    ['2026-11-23', 'past'],
    ['fra 0 minuti', 'past'],
    ['fra 400 giorni', 'too-far'],
    ['fra 90000 ore', 'too-far'],
    ['fra 999999 mesi', 'too-far'],
    ['3/12/2029', 'too-far'],
  ])('“%s” is refused: %s', (typed, fault) => {
    expect(meant(typed, tuesday)).toBe(fault);
  });
});

test('a personal reminder rings at any hour, and a bare day still means its opening', () => {
  expect(meant('giovedì 20:00', tuesday, office, false)).toBe('2026-11-26 20:00');
  expect(meant('sabato alle 10', tuesday, office, false)).toBe('2026-11-28 10:00');
  expect(meant('domani', tuesday, office, false)).toBe('2026-11-25 09:00');
  expect(meant('fra 10 ore', tuesday, office, false)).toBe('2026-11-24 20:00');
});

test('where the desk works in the evening, or one is reminded at any hour, the evening is itself', () => {
  const late: Calendar = { ...office, week: { ...office.week, 2: [{ from: 43_200, to: 79_200 }] } };
  expect(meant('stasera', tuesday, late)).toBe('2026-11-24 20:00');
  expect(meant('stasera', tuesday, office, false)).toBe('2026-11-24 20:00');
  expect(meant('domani sera alle 9', tuesday, office, false)).toBe('2026-11-25 21:00');
  expect(meant('fine mese', tuesday, office, false)).toBe('2026-11-30 18:00');
});

describe('what ends has ended, or ends on a day that is not worked', () => {
  const closed: Calendar = {
    ...office,
    closures: [{ from: '2026-12-21', to: '2027-01-01', name: 'Natale' }],
  };
  test.each([
    ['the evening, once the desk is closed', '2026-11-24T18:45', office, 'stasera', '2026-11-25 09:00 moved'],
    ['the evening, once it is over', '2026-11-24T21:00', office, 'stasera', 'past'],
    ['the week, on its Saturday', '2026-11-28T11:00', office, 'a fine settimana', 'past'],
    ['the month, in its last evening', '2026-11-30T19:00', office, 'fine mese', 'past'],
    ['the month, in its last morning', '2026-11-30T09:30', office, 'fine mese', '2026-11-30 18:00'],
    ['a week that is not worked', '2026-12-22T10:00', closed, 'fine settimana', '2027-01-04 18:00 moved'],
    ['a month whose end is not worked', '2026-12-10T10:00', closed, 'fine mese', '2026-12-18 18:00'],
  ] as const)('%s', (_, now, calendar, typed, at) => {
    expect(meant(typed, now, calendar)).toBe(at);
  });
});

describe('tomorrow is the next day that is worked', () => {
  const closed: Calendar = {
    ...office,
    closures: [{ from: '2026-12-24', to: '2027-01-06', name: 'Natale' }],
  };
  test.each([
    ['on a Friday', '2026-11-27T16:00', office, '2026-11-30 09:00'],
    ['on a Saturday', '2026-11-28T11:00', office, '2026-11-30 09:00'],
    ['before a holiday', '2026-12-07T10:00', office, '2026-12-09 09:00'],
    ['before a closure', '2026-12-23T10:00', closed, '2027-01-07 09:00'],
    ['in the night before it', '2026-11-24T23:30', office, '2026-11-25 09:00'],
  ] as const)('%s', (_, now, calendar, at) => {
    expect(meant('domani', now, calendar)).toBe(at);
  });
  test('two days after are two that are worked', () => {
    expect(meant('fra 2 giorni', '2026-12-23T10:00', closed)).toBe('2027-01-08 09:00');
    expect(meant('dopodomani', '2026-12-04T10:00')).toBe('2026-12-09 09:00');
    expect(meant('lunedì', '2026-12-23T10:00', closed)).toBe('2027-01-07 09:00 moved');
  });
});

describe('in the nights in which clocks are moved', () => {
  const open: Calendar = {
    ...office,
    week: { ...office.week, 7: [{ from: 0, to: 86_400 }] },
    holidays: { country: null, extra: [] },
  };
  test.each([
    [
      'an hour that is skipped is the first one after it',
      '2026-03-28T10:00',
      '29/3 2:30',
      '2026-03-29 03:30',
    ],
    [
      'an hour that is there twice is the first of them',
      '2026-10-24T10:00',
      '25/10 2:30',
      '2026-10-25 02:30',
    ],
    ['hours are the clock’s own', '2026-03-28T23:30', 'fra 3 ore', '2026-03-29 03:30'],
  ])('%s', (_, now, typed, at) => {
    expect(meant(typed, now, open)).toBe(at);
  });
  test('the first of the two, by the world’s clock', () => {
    const both = instantMeant('25/10 2:30', {
      calendar: open,
      now: local('2026-10-24T10:00'),
      mustWork: true,
    });
    expect(both.ok && both.at.toISOString()).toBe('2026-10-25T00:30:00.000Z');
  });
});

test('a desk that never opens says so, and does not search for ever', () => {
  const never: Calendar = { ...office, week: { 1: [], 2: [], 3: [], 4: [], 5: [], 6: [], 7: [] } };
  for (const typed of ['domani', 'lunedì', 'fra 2 ore', '3/12 10:00', 'next week'])
    expect(meant(typed, tuesday, never)).toBe('never-open');
  expect(meant('fra 2 giorni', tuesday, never)).toBe('too-far');
  expect(suggestedInstants({ calendar: never, now: local(tuesday), mustWork: true })).toEqual([]);
});

const anyCalendar = fc
  .record({
    zone: fc.constantFrom(...zones),
    from: fc.integer({ min: 0, max: 20 }),
    length: fc.integer({ min: 1, max: 10 }),
    closures: fc.array(
      fc.integer({ min: 0, max: 360 }).map(day => {
        const from = new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10);
        return { from, to: from, name: 'x' };
      }),
      { maxLength: 8 },
    ),
  })
  .map(({ zone, from, length, closures }): Calendar => {
    const windows = [{ from: from * 3600, to: Math.min(24, from + length) * 3600 }];
    const week = { 1: windows, 2: windows, 3: windows, 4: windows, 5: windows, 6: [], 7: [] };
    return { zone, week, holidays: { country: 'IT', extra: [] }, closures, workingDaySeconds: 28_800 };
  });
const anyNow = fc.date({ min: new Date('2026-01-01'), max: new Date('2026-12-20'), noInvalidDate: true });
const anyTyped = fc.oneof(
  fc.constantFrom(
    'domani',
    'lunedì',
    'sabato',
    'fra 2 giorni',
    'fra 3 ore',
    'giovedì 9:00',
    'next week',
    '29/3 2:30',
    'oggi alle 17',
    'stasera',
    'fine mese',
    'end of week',
  ),
  fc.string({ maxLength: 40, unit: 'grapheme' }),
  fc
    .array(
      fc.constantFrom(
        'fra',
        'giovedì',
        '9',
        ':',
        '30',
        '/',
        '12',
        'alle',
        'pm',
        'domani',
        'settimana',
        '.',
        '2026',
      ),
      { maxLength: 7 },
    )
    .map(all => all.join(' ')),
);

test('whatever is typed, on any calendar: it lies ahead, within a year, and the desk works then; or it is refused', () => {
  fc.assert(
    fc.property(anyTyped, anyCalendar, anyNow, (typed, calendar, now) => {
      const result = instantMeant(typed, { calendar, now, mustWork: true });
      if (!result.ok) return;
      expect(result.at.getTime()).toBeGreaterThan(now.getTime());
      expect(result.at.getTime()).toBeLessThanOrEqual(now.getTime() + 366 * 86_400_000);
      expect(isOpen(calendar, result.at)).toBe(true);
    }),
    { numRuns: 400 },
  );
});

test('what is suggested can be chosen: ahead, worked, each once, the soonest first', () => {
  fc.assert(
    fc.property(anyCalendar, anyNow, (calendar, now) => {
      const all = suggestedInstants({ calendar, now, mustWork: true }).map(({ at }) => at.getTime());
      expect(new Set(all).size).toBe(all.length);
      expect(all).toEqual(all.toSorted((a, b) => a - b));
      for (const at of all) expect(nextOpening(calendar, new Date(at)).getTime()).toBe(at);
    }),
    { numRuns: 200 },
  );
});
