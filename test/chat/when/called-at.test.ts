import { expect, test } from 'vitest';
import { calledAt } from '../../../src/chat/when/called-at.ts';
import { rome } from '../../ticket/at-rome.ts';
import { shippedTerms } from '../a-moment.ts';

const { calendar } = shippedTerms;
/** A Monday. */
const monday = '2026-11-23T10:05';
const said = (typed: string, now = monday) => calledAt(typed, calendar, rome(now));

test.each([
  ['', monday, monday],
  ['poco fa', monday, monday],
  ['just now', monday, monday],
  ['10 minuti fa', monday, '2026-11-23T09:55'],
  ['10 min fa', monday, '2026-11-23T09:55'],
  ['mezz’ora fa', monday, '2026-11-23T09:35'],
  ["un'ora fa", monday, '2026-11-23T09:05'],
  ['un quarto d’ora fa', monday, '2026-11-23T09:50'],
  ['about an hour ago', monday, '2026-11-23T09:05'],
  ['half an hour ago', monday, '2026-11-23T09:35'],
  ['alle 9 e 40', monday, '2026-11-23T09:40'],
  ['9 e mezza', monday, '2026-11-23T09:30'],
  ['half past 9', monday, '2026-11-23T09:30'],
  ['stamattina alle 9', monday, '2026-11-23T09:00'],
  ['this morning at 9:15', monday, '2026-11-23T09:15'],
  ['venerdì 17:00', monday, '2026-11-20T17:00'],
  ['venerdì scorso alle 17', monday, '2026-11-20T17:00'],
  ['last friday at 5pm', monday, '2026-11-20T17:00'],
  ['venerdì pomeriggio alle 5', monday, '2026-11-20T17:00'],
  ['ieri sera alle 9', monday, '2026-11-22T21:00'],
  ['yesterday afternoon at 3', monday, '2026-11-22T15:00'],
  ['lunedì alle 9:40', monday, '2026-11-23T09:40'],
  ['alle 3', '2026-11-23T15:20', '2026-11-23T15:00'],
  ['alle 3 di mattina', '2026-11-23T15:20', '2026-11-23T03:00'],
  ['ieri 23:50', '2026-11-24T00:10', '2026-11-23T23:50'],
])('“%s” said at %s is %s', (typed, now, at) => {
  expect(said(typed, now)).toEqual({ ok: true, at: rome(at) });
});

test.each([
  ['stamane', 'not-understood'],
  ['2 giorni fa', 'not-understood'],
  ['venerdì', 'not-understood'],
  ['ieri', 'not-understood'],
  ['99999999 ore fa', 'not-understood'],
  ['lunedì alle 11', 'too-old'],
  ['999999 ore fa', 'too-old'],
  ['1/1/1000 alle 9', 'too-old'],
  ['23:50', 'future'],
  ['giovedì 9:00', 'too-old'],
])('“%s” is %s', (typed, fault) => {
  expect(said(typed)).toEqual({ ok: false, fault });
});
