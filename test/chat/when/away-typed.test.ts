import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { awayTyped } from '../../../src/chat/when/away-typed.ts';
import { hostileText } from '../../contracts/hostile.ts';
import { inRome, rome, terms } from '../../ticket/at-rome.ts';

const { calendar } = terms();
/** A Thursday. */
const now = rome('2026-11-26T10:00');
const typed = (text: string) => awayTyped(text, { calendar, now });

describe('of an absence, in either language', () => {
  test.each([
    ['until Monday', '', null, '2026-11-30T09:00', ''],
    ['fino a lunedì', '', null, '2026-11-30T09:00', ''],
    ['fino al 3/12', '', null, '2026-12-03T09:00', ''],
    ['fino alle 15', '', null, '2026-11-26T15:00', ''],
    // A day alone is that whole day.
    ['Monday', '', '2026-11-30T09:00', '2026-12-01T09:00', ''],
    ['domani', '', '2026-11-27T09:00', '2026-11-30T09:00', ''],
    ['domani Bea', '', '2026-11-27T09:00', '2026-11-30T09:00', 'Bea'],
    ['domani, mi sostituisce Bea', '', '2026-11-27T09:00', '2026-11-30T09:00', 'Bea'],
    ['on Friday', '', '2026-11-27T09:00', '2026-11-30T09:00', ''],
    ['Anna Rossi lunedì', 'Anna Rossi', '2026-11-30T09:00', '2026-12-01T09:00', ''],
    ['oggi', '', null, '2026-11-27T09:00', ''],
    ['today Bea', '', null, '2026-11-27T09:00', 'Bea'],
    ['oggi pomeriggio', '', '2026-11-26T14:30', '2026-11-27T09:00', ''],
    ['domani mattina', '', '2026-11-27T09:00', '2026-11-27T14:30', ''],
    ['la prossima settimana Bea', '', '2026-11-30T09:00', '2026-12-07T09:00', 'Bea'],
    ['next week', '', '2026-11-30T09:00', '2026-12-07T09:00', ''],
    ['3/12 Bea', '', '2026-12-03T09:00', '2026-12-04T09:00', 'Bea'],
    ['the 3rd', '', '2026-12-03T09:00', '2026-12-04T09:00', ''],
    ['il 3 dicembre', '', '2026-12-03T09:00', '2026-12-04T09:00', ''],
    // A length alone begins now.
    ['3 giorni Bea', '', null, '2026-12-01T09:00', 'Bea'],
    ['una settimana', '', null, '2026-12-03T09:00', ''],
    // "to" and "al": the last day is one of those on which they are away.
    ['dal 1/12 al 3/12', '', '2026-12-01T09:00', '2026-12-04T09:00', ''],
    ['dal 1 al 4 dicembre Bea', '', '2026-12-01T09:00', '2026-12-07T09:00', 'Bea'],
    ['dal 1 al 3', '', '2026-12-01T09:00', '2026-12-04T09:00', ''],
    ['from Monday to Friday', '', '2026-11-30T09:00', '2026-12-07T09:00', ''],
    ['from Monday to Friday Giulia', '', '2026-11-30T09:00', '2026-12-07T09:00', 'Giulia'],
    ['da lunedì a mercoledì con Giulia', '', '2026-11-30T09:00', '2026-12-03T09:00', 'Giulia'],
    ['Anna dal 1/12 al 3/12', 'Anna', '2026-12-01T09:00', '2026-12-04T09:00', ''],
    ['da oggi a lunedì', '', null, '2026-12-01T09:00', ''],
    ['domani dalle 9 alle 12', '', '2026-11-27T09:00', '2026-11-27T12:00', ''],
    ['from Monday at 9 to 12', '', '2026-11-30T09:00', '2026-11-30T12:00', ''],
    ['fino a domani compreso', '', null, '2026-11-30T09:00', ''],
    ['until Monday included Giulia', '', null, '2026-12-01T09:00', 'Giulia'],
    ['dal 20/12 al 7/1', '', '2026-12-21T09:00', '2027-01-08T09:00', ''],
    ['domani fino alle 12', '', '2026-11-27T09:00', '2026-11-27T12:00', ''],
    ['Anna domani per 2 ore', 'Anna', '2026-11-27T09:00', '2026-11-27T11:00', ''],
    ['oggi fino alle 15', '', null, '2026-11-26T15:00', ''],
    // A day of the month is no hour.
    ['until the 3rd', '', null, '2026-12-03T09:00', ''],
    ['until 3rd December Bea', '', null, '2026-12-03T09:00', 'Bea'],
    ['fino al 3', '', null, '2026-12-03T09:00', ''],
    ['until Monday Giulia', '', null, '2026-11-30T09:00', 'Giulia'],
    ['until monday 9:00 Giulia Verdi', '', null, '2026-11-30T09:00', 'Giulia Verdi'],
    ['fino a lunedì alle 11, mi sostituisce Giulia', '', null, '2026-11-30T11:00', 'Giulia'],
    ['fino a lunedì sostituto: Giulia Verdi', '', null, '2026-11-30T09:00', 'Giulia Verdi'],
    ['until Monday with Giulia', '', null, '2026-11-30T09:00', 'Giulia'],
    ['fino a lunedì <@U0GIULIA|giulia>', '', null, '2026-11-30T09:00', '<@U0GIULIA|giulia>'],
    ['per 3 giorni', '', null, '2026-12-01T09:00', ''],
    ['for 2 hours Giulia', '', null, '2026-11-26T12:00', 'Giulia'],
    ['da lunedì fino al 4/12 Giulia', '', '2026-11-30T09:00', '2026-12-04T09:00', 'Giulia'],
    ['from 3/12 at 14 until 10/12', '', '2026-12-03T14:30', '2026-12-10T09:00', ''],
    ['Anna fino a lunedì', 'Anna', null, '2026-11-30T09:00', ''],
    [
      'Anna Rossi from 30/11 until 4/12 Giulia',
      'Anna Rossi',
      '2026-11-30T09:00',
      '2026-12-04T09:00',
      'Giulia',
    ],
    // What begins later ends after that: the end is reckoned from there.
    ['da domani per 3 giorni Giulia', '', '2026-11-27T09:00', '2026-12-02T09:00', 'Giulia'],
    ['from Monday until Friday', '', '2026-11-30T09:00', '2026-12-04T09:00', ''],
    ['from Monday 9:00 until 12:00', '', '2026-11-30T09:00', '2026-11-30T12:00', ''],
    ['da lunedì per 2 ore', '', '2026-11-30T09:00', '2026-11-30T11:00', ''],
    ['da lunedì fino a mercoledì alle 11 Giulia', '', '2026-11-30T09:00', '2026-12-02T11:00', 'Giulia'],
    ['from 20/12 until 7/1', '', '2026-12-21T09:00', '2027-01-07T09:00', ''],
    // But these words are said of today.
    ['from 15:00 until tomorrow', '', '2026-11-26T15:00', '2026-11-27T09:00', ''],
    ['da domani fino a dopodomani', '', '2026-11-27T09:00', '2026-11-30T09:00', ''],
    ['from tomorrow until next week', '', '2026-11-27T09:00', '2026-11-30T09:00', ''],
    ['da lunedì fino a fra 3 giorni', '', '2026-11-30T09:00', '2026-12-01T09:00', ''],
    // As people say it: why is left out, and when they are back, or the whole of it, is said.
    ['ferie domani', '', '2026-11-27T09:00', '2026-11-30T09:00', ''],
    ['domani ferie', '', '2026-11-27T09:00', '2026-11-30T09:00', ''],
    ['Anna in ferie domani Bea', 'Anna', '2026-11-27T09:00', '2026-11-30T09:00', 'Bea'],
    ['sono in ferie la prossima settimana', '', '2026-11-30T09:00', '2026-12-07T09:00', ''],
    ['malattia oggi', '', null, '2026-11-27T09:00', ''],
    ['sick today', '', null, '2026-11-27T09:00', ''],
    ['I’m on holiday tomorrow', '', '2026-11-27T09:00', '2026-11-30T09:00', ''],
    ['out of office until Thursday', '', null, '2026-12-03T09:00', ''],
    ['permesso domattina', '', '2026-11-27T09:00', '2026-11-27T14:30', ''],
    ['tutta la settimana', '', null, '2026-11-30T09:00', ''],
    ['questa settimana Bea', '', null, '2026-11-30T09:00', 'Bea'],
    ['Anna the whole week', 'Anna', null, '2026-11-30T09:00', ''],
    ['this week', '', null, '2026-11-30T09:00', ''],
    ['tutta la settimana prossima', '', '2026-11-30T09:00', '2026-12-07T09:00', ''],
    ['all next week', '', '2026-11-30T09:00', '2026-12-07T09:00', ''],
    ['lunedì-venerdì', '', '2026-11-30T09:00', '2026-12-07T09:00', ''],
    ['Mon-Fri Bea', '', '2026-11-30T09:00', '2026-12-07T09:00', 'Bea'],
    ['mon to fri', '', '2026-11-30T09:00', '2026-12-07T09:00', ''],
    ['lunedì e martedì', '', '2026-11-30T09:00', '2026-12-02T09:00', ''],
    ['today and tomorrow', '', null, '2026-11-30T09:00', ''],
    ['back Thursday', '', null, '2026-12-03T09:00', ''],
    ['out, back on Monday', '', null, '2026-11-30T09:00', ''],
    ['torno giovedì Bea', '', null, '2026-12-03T09:00', 'Bea'],
    ['rientro fra un’ora', '', null, '2026-11-26T11:00', ''],
    ['tutto il giorno', '', null, '2026-11-27T09:00', ''],
    ['domani tutto il giorno', '', '2026-11-27T09:00', '2026-11-30T09:00', ''],
    ['all day tomorrow', '', '2026-11-27T09:00', '2026-11-30T09:00', ''],
    ['fino a fine giornata', '', null, '2026-11-27T09:00', ''],
    // Until something ends: all of its last day.
    ['fino a fine mese', '', null, '2026-12-01T09:00', ''],
    ['fino alla fine del mese Bea', '', null, '2026-12-01T09:00', 'Bea'],
    ['until the end of the month, Bea', '', null, '2026-12-01T09:00', 'Bea'],
    ['fino a fine settimana', '', null, '2026-11-30T09:00', ''],
    ['Anna until end of next week', 'Anna', null, '2026-12-07T09:00', ''],
    ['dal 3/12 a fine mese', '', '2026-12-03T09:00', '2027-01-04T09:00', ''],
    ['da lunedì fino a fine settimana', '', '2026-11-30T09:00', '2026-12-07T09:00', ''],
    ['fino a stasera', '', null, '2026-11-27T09:00', ''],
    ['until tonight Bea', '', null, '2026-11-27T09:00', 'Bea'],
    ['for the rest of the day Bea', '', null, '2026-11-27T09:00', 'Bea'],
    ['anna@x.example until Monday', 'anna@x.example', null, '2026-11-30T09:00', ''],
  ])('%s', (text, whose, from, until, substitute) => {
    expect(typed(text)).toMatchObject({ ok: true, whose, substitute });
    const read = typed(text);
    if (!read.ok) throw new Error(read.fault);
    expect([read.from && inRome(read.from)?.slice(0, 16), inRome(read.until)?.slice(0, 16)]).toEqual([
      from,
      until,
    ]);
  });

  test.each([
    // A Wednesday at ten: what began before, and ends later, goes on already.
    ['2026-11-25T10:00', 'dal 24/11 al 30/11', null, '2026-12-01T09:00'],
    ['2026-11-25T10:00', 'dal 24/11/2026 al 30/11/2026', null, '2026-12-01T09:00'],
    ['2026-11-25T10:00', 'dal 23 al 27', null, '2026-11-30T09:00'],
    ['2026-11-25T10:00', 'from 10/10 until 30/11', null, '2026-11-30T09:00'],
    ['2026-11-25T10:00', 'dal 24/11 per 10 giorni', null, '2026-12-09T09:00'],
    ['2026-11-25T10:00', 'dalle 9 alle 11', null, '2026-11-25T11:00'],
    ['2026-12-31T20:00', 'dal 30/12 al 5/1', null, '2027-01-07T09:00'],
    // Today is now, though the desk opens once more, or no more, on it.
    ['2026-11-25T10:00', 'dal 25/11 al 27/11', null, '2026-11-30T09:00'],
    ['2026-11-27T18:29', 'dal 27/11 al 30/11', null, '2026-12-01T09:00'],
    ['2026-11-27T18:29', 'dal 27/11 al 27/11', null, '2026-11-30T09:00'],
    ['2026-12-31T20:00', 'dal 31/12 al 4/1', null, '2027-01-05T09:00'],
    ['2026-11-25T10:00', '25/11', null, '2026-11-26T09:00'],
    ['2026-11-25T10:00', 'stamattina', null, '2026-11-25T14:30'],
    ['2026-11-25T15:30', 'oggi pomeriggio', null, '2026-11-26T09:00'],
    // What lies wholly ahead stays there.
    ['2026-11-25T10:00', 'dal 3 al 10', '2026-12-03T09:00', '2026-12-11T09:00'],
    ['2026-11-25T10:00', 'dal 3 per 3 giorni', '2026-12-03T09:00', '2026-12-09T09:00'],
    ['2026-11-25T10:00', 'dal 10/2 al 30/3', '2027-02-10T09:00', '2027-03-31T09:00'],
    ['2026-11-25T10:00', 'dal 25/11 alle 16 al 27/11', '2026-11-25T16:00', '2026-11-30T09:00'],
    ['2026-11-26T10:00', 'dal 20/12 al 7/1', '2026-12-21T09:00', '2027-01-08T09:00'],
    // Two days with a line between them, and a weekday beside its day.
    ['2026-11-25T10:00', '10-12 dicembre', '2026-12-10T09:00', '2026-12-14T09:00'],
    ['2026-11-25T10:00', '3/12-5/12', '2026-12-03T09:00', '2026-12-07T09:00'],
    ['2026-11-25T10:00', '9–11/12', '2026-12-09T09:00', '2026-12-14T09:00'],
    ['2026-11-25T10:00', 'lunedì - mercoledì', '2026-11-30T09:00', '2026-12-03T09:00'],
    ['2026-11-25T10:00', 'da venerdì 27 a lunedì 30', '2026-11-27T09:00', '2026-12-01T09:00'],
    ['2026-11-25T10:00', 'from Fri 27 November to Mon 30/11', '2026-11-27T09:00', '2026-12-01T09:00'],
    ['2026-11-25T10:00', 'venerdì 27', '2026-11-27T09:00', '2026-11-30T09:00'],
  ])('at %s: %s', (at, text, from, until) => {
    const read = awayTyped(text, { calendar, now: rome(at) });
    if (!read.ok) throw new Error(read.fault);
    expect([read.from && inRome(read.from)?.slice(0, 16), inRome(read.until)?.slice(0, 16)]).toEqual([
      from,
      until,
    ]);
    expect(read).toMatchObject({ whose: '', substitute: '' });
  });

  test.each([
    // Nearly a year ahead, by what is said; a day or two ago, by what is meant: the year is asked for.
    ['24/11', 'past'],
    ['fino al 24/11', 'past'],
    ['until 24/11', 'past'],
    ['dal 23/11 al 24/11', 'past'],
    ['dal 1/10 al 5/10', 'past'],
    ['dalle 8 alle 9', 'past'],
    // A weekday that is not its day's names no day.
    ['dal lunedì 27/11 al 30/11', 'no-end'],
  ])('on a Wednesday at ten, %s: %s', (text, fault) => {
    expect(awayTyped(text, { calendar, now: rome('2026-11-25T10:00') })).toEqual({ ok: false, fault });
  });

  test('whenever it is said: nobody is sent away for what nobody meant, nearly a year ahead', () => {
    const day = fc.integer({ min: 1, max: 28 });
    const month = fc.integer({ min: 1, max: 12 });
    const at = fc.date({ min: new Date('2026-01-01'), max: new Date('2027-06-30'), noInvalidDate: true });
    fc.assert(
      fc.property(at, day, month, day, month, (now, d1, m1, d2, m2) => {
        const read = awayTyped(`dal ${d1}/${m1} al ${d2}/${m2}`, { calendar, now });
        if (!read.ok) return;
        expect(((read.from ?? now).getTime() - now.getTime()) / 86_400_000).toBeLessThanOrEqual(300);
        expect(read.until.getTime()).toBeGreaterThan((read.from ?? now).getTime());
      }),
    );
  });

  test.each([
    ['until', 'empty'],
    ['fino a', 'empty'],
    ['until 9:00', 'past'],
    ['until 9:00 Giulia', 'past'],
    ['fino al 1/1/2020', 'past'],
    ['until never', 'not-understood'],
    ['Giulia', 'not-understood'],
    ['ferie', 'no-end'],
    ['in malattia', 'no-end'],
    ['sick', 'no-end'],

    ['mezza giornata', 'not-understood'],
    // Its beginning or its end: nothing is done before that is said.
    ['da domani', 'no-end'],
    ['from tomorrow Giulia', 'no-end'],
    ['alle 15', 'no-end'],
    ['domani alle 15', 'no-end'],
    ['fra 3 giorni', 'no-end'],
    ['al 3/12', 'no-end'],
    ['dal 1/12 al boh', 'not-understood'],
    ['sabato', 'closed-day'],
    ['dal 5/12 al 1/12', 'backwards'],
    ['from 5/12 until 1/12', 'backwards'],
    ['', 'empty'],
    ['da ieri fino a lunedì', 'not-understood'],
    ['until 1/1/2099', 'too-far'],
  ])('%s: %s', (text, fault) => {
    expect(typed(text)).toEqual({ ok: false, fault });
  });

  test('at a weekend nobody knows which week is meant', () => {
    const onSaturday = awayTyped('tutta la settimana', { calendar, now: rome('2026-11-28T10:00') });
    expect(onSaturday).toEqual({ ok: false, fault: 'not-understood' });
  });

  test('a Saturday is the next opening, and it is said', () => {
    expect(typed('until saturday')).toMatchObject({
      ok: true,
      isMoved: true,
      until: rome('2026-11-30T09:00'),
    });
  });

  test('over the change of the clocks: the same hour on the wall', () => {
    const read = awayTyped('until Monday', { calendar, now: rome('2027-03-26T10:00') });
    expect(read).toMatchObject({ ok: true, until: rome('2027-03-30T09:00') });
  });

  test('whatever is typed is understood or refused', () => {
    fc.assert(fc.property(hostileText, text => [true, false].includes(typed(text).ok)));
  });
});
