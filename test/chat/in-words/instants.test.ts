import { expect, test } from 'vitest';
import { eventInWords } from '../../../src/chat/in-words/event-in-words.ts';
import { instantFrom, instantInWords } from '../../../src/chat/say.ts';
import { seenOfNoRequest } from '../../../src/ticket/sight/seen.ts';
import { speechIn } from '../a-moment.ts';

const at = (day: string) => new Date(`${day}T08:00:00Z`);
const on = (day: string) => ({
  it: { ...speechIn('it'), clock: () => at(day) },
  en: { ...speechIn('en'), clock: () => at(day) },
});

test.each([
  ['2026-12-02', '2026-12-03', 'gio 3 dic, 09:00', 'Thu 3 Dec, 09:00'],
  // "1/12" on 2 December is a year off.
  ['2026-12-02', '2027-12-01', 'mer 1 dic 2027, 09:00', 'Wed 1 Dec 2027, 09:00'],
  ['2027-01-02', '2026-12-30', 'mer 30 dic 2026, 09:00', 'Wed 30 Dec 2026, 09:00'],
])('on %s, %s says its year where it is another', (today, day, it, en) => {
  const speech = on(today);
  expect([instantInWords(speech.it, at(day)), instantInWords(speech.en, at(day))]).toEqual([it, en]);
  expect(instantFrom(speech.it, at(day), at(today))).toBe(it);
});

test('by the desk’s zone: in Rome the new year begins an hour earlier', () => {
  const midnight = new Date('2026-12-31T23:30:00Z');
  expect(instantInWords({ ...speechIn('en'), clock: () => midnight }, midnight)).toBe('Fri 1 Jan, 00:30');
});

test('so in the lines of what happened', () => {
  const recorded = seenOfNoRequest({
    ticket: 1,
    sequence: 2,
    event: { type: 'snoozed' as const, until: '2027-01-07T08:00:00.000Z' },
    actor: { kind: 'desk' as const },
    origin: 'desk' as const,
    at: at('2026-12-02'),
  });
  expect(eventInWords(on('2026-12-02').en, recorded)).toContain('Thu 7 Jan 2027, 09:00');
});
