import { describe, expect, test } from 'vitest';
import { wordsIn } from '../../../src/chat/words/words.ts';
import { firstName } from '../../../src/ticket/people/first-name.ts';

const hour = 3600;
const minute = 60;
const day = 8 * hour;
const [it, en] = [wordsIn('it').clock, wordsIn('en').clock];

describe('working time in words', () => {
  test.each([
    [40 * minute, '40 min lavorativi', '40 min of working time'],
    [minute, '1 min lavorativo', '1 min of working time'],
    [hour, '1 h lavorativa', '1 h of working time'],
    [7 * hour, '7 h lavorative', '7 h of working time'],
    [day - minute, '7 h 59 min lavorativi', '7 h 59 min of working time'],
    [day, '1 giorno lavorativo', '1 working day'],
    [2 * day + 3 * hour, '2 giorni lavorativi e 3 h', '2 working days and 3 h'],
    [30 * day, '30 giorni lavorativi', '30 working days'],
  ])('%i s', (seconds, italian, english) => {
    expect([it.about(seconds, day), en.about(seconds, day)]).toEqual([italian, english]);
  });

  test.each([
    [40 * hour - minute, '4 giorni lavorativi e 7 h'],
    [day + minute, '1 giorno lavorativo'],
    [2 * day - minute, '1 giorno lavorativo e 7 h'],
  ])('%i s are never said to be more', (seconds, said) => {
    expect(it.about(seconds, day)).toBe(said);
  });

  test('a working day has as many hours as desk.yaml says', () => {
    expect(en.about(15 * hour, 7.5 * hour)).toBe('2 working days');
    expect(en.about(7.5 * hour + 7 * hour + minute, 7.5 * hour)).toBe('1 working day and 7 h');
  });

  test('what was promised is said exactly, so that it can be added up', () => {
    expect([it.exact(40 * hour, day), en.exact(40 * hour, day)]).toEqual([
      '5 giorni lavorativi (40 h)',
      '5 working days (40 h)',
    ]);
    expect(it.exact(4 * hour, day)).toBe('4 h lavorative');
    expect(en.exact(day + hour, day)).toBe('9 h of working time');
  });

  test('one thing is left, several are', () => {
    expect(it.left(it.about(hour, day))).toBe('resta 1 h lavorativa');
    expect(it.left(it.about(hour + minute, day))).toBe('restano 1 h 1 min lavorativi');
    expect(it.left(it.about(day, day))).toBe('resta 1 giorno lavorativo');
    expect(it.left(it.about(day + hour, day))).toBe('restano 1 giorno lavorativo e 1 h');
  });
});

test.each([
  ['Anna Rossi', 'Anna'],
  [' Anna  Rossi ', 'Anna'],
  ['Rossi, Anna', 'Rossi, Anna'],
  ['anna@x.example', 'anna@x.example'],
  ['', ''],
])('“%s” is greeted as “%s”', (name, greeted) => {
  expect(firstName(name)).toBe(greeted);
});
