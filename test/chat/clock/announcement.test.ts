import { describe, expect, test } from 'vitest';
import { announcement } from '../../../src/chat/clock/announcement.ts';
import type { Closure } from '../../../src/sla/calendar.ts';
import type { Language } from '../../../src/ticket/words.ts';
import { rome, terms } from '../../ticket/at-rome.ts';

const christmas: Closure = { from: '2026-12-24', to: '2027-01-06', name: 'Chiusura natalizia' };
const line = (now: string, language: Language = 'en', closures = [christmas], phone = '') =>
  announcement(terms({ closures }).calendar, phone, language, rome(now));

const ahead =
  'Please note: from 24 December to 6 January 2027 our support desk is closed (Chiusura natalizia). We are back on Thursday 7 January at 9:00.';
const during =
  'Please note: our support desk is closed until 6 January 2027 (Chiusura natalizia). We are back on Thursday 7 January at 9:00.';

describe('a closure in the letters', () => {
  test.each([
    ['more than two weeks before', '2026-12-09T23:59', ''],
    ['two weeks before', '2026-12-10T00:00', ahead],
    ['on the eve', '2026-12-23T18:30', ahead],
    ['on its first day', '2026-12-24T00:00', during],
    ['on its last day', '2027-01-06T23:59', during],
    ['after it', '2027-01-07T00:00', ''],
  ])('%s', (_name, now, expected) => {
    expect(line(now)).toBe(expected);
  });

  test('in Italian', () => {
    expect(line('2026-12-10T10:00', 'it')).toMatch(
      /24 dicembre.*6 gennaio 2027.*giovedì 7 gennaio alle 9:00/,
    );
    expect(line('2026-12-30T10:00', 'it')).toMatch(/6 gennaio 2027.*giovedì 7 gennaio alle 9:00/);
  });

  test('of one day; and before the days that begin with a vowel', () => {
    const day = { from: '2026-12-08', to: '2026-12-08', name: 'Patrono' };
    expect(line('2026-12-01T10:00', 'it', [day])).toContain(
      'La informiamo che l’8 dicembre 2026 lo sportello',
    );
    expect(line('2026-12-01T10:00', 'en', [day])).toContain('on 8 December 2026 our support desk is closed');
    const days = { ...day, to: '2026-12-11' };
    expect(line('2026-12-01T10:00', 'it', [days])).toContain('dall’8 dicembre all’11 dicembre 2026');
    expect(line('2026-12-09T10:00', 'it', [days])).toContain('fino all’11 dicembre 2026');
  });

  test('the phone, where somebody is on call', () => {
    const attended = [{ ...christmas, onCall: 'giulia@x.example' }];
    expect(line('2026-12-30T10:00', 'en', attended, '+39 085')).toContain('call +39 085');
    expect(line('2026-12-30T10:00', 'en', [christmas], '+39 085')).not.toContain('085');
    expect(line('2026-12-30T10:00', 'en', attended, '')).toBe(during);
  });

  test('the return is a working day: after a weekend, or a second closure', () => {
    expect(
      line('2026-11-20T10:00', 'en', [{ ...christmas, from: '2026-11-26', to: '2026-11-27' }]),
    ).toContain('Monday 30 November at 9:00');
    const second = { from: '2027-01-07', to: '2027-01-08', name: 'Inventario' };
    expect(line('2026-12-30T10:00', 'en', [second, christmas])).toContain('Monday 11 January at 9:00');
  });
});
