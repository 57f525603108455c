import { expect, test } from 'vitest';
import type { CommandAnswer, ListSection, TicketLine } from '../../../src/chat/card.ts';
import { linesAtMost, mostThatFits, withLines } from '../../../src/chat/lists/most-that-fits.ts';
import { nothing } from '../../../src/chat/nothing.ts';

const button = { label: 'x', verb: 'show-list', number: 0, nonce: '', version: 0 };
const line = (number: number): TicketLine => ({
  number,
  version: 1,
  token: `#${number}`,
  link: '',
  subject: `s${number}`,
  details: 'd',
  deadline: '',
  deadlineTone: 'none',
  note: '',
  buttons: [button],
});
/** The beginning of a list of so many, of which the first ten are known. */
const begins = (total: number, from: number, isAside = false): ListSection => ({
  title: `of ${total}`,
  count: String(total),
  lines: Array.from({ length: Math.min(total, linesAtMost) }, (_, index) => line(from + index)),
  empty: '',
  buttons: [],
  all: { total, show: button },
  ...(isAside ? { isAside } : {}),
});
const page = (...sections: ListSection[]): CommandAnswer => ({ ...nothing, sections });
const shown = ({ sections }: CommandAnswer) =>
  sections.map(({ lines, all }) => `${lines.length}${all ? ' of all' : ''}`);
const fitting = (room: number) => (answer: CommandAnswer) =>
  answer.sections.reduce((sum, { lines }) => sum + 1 + lines.length, 0) <= room;
const drawnIn = (room: number, answer: CommandAnswer, atLeast?: number) =>
  mostThatFits(answer, each => each, fitting(room), atLeast);

test.each([
  ['few lists have all the room', [begins(61, 100), begins(3, 200)], 100, ['10 of all', '3']],
  [
    'many share it, none gets more while another has less',
    [1, 2, 3, 4].map(n => begins(61, n * 100)),
    26,
    Array(4).fill('5 of all'),
  ],
  ['what a short one leaves is for the long ones', [begins(2, 100), begins(61, 200)], 12, ['2', '8 of all']],
  [
    'where there is none, the way to all is left',
    [begins(61, 100), begins(1, 200)],
    2,
    ['0 of all', '0 of all'],
  ],
])('%s', (_, sections, room, expected) => {
  expect(shown(drawnIn(room, page(...sections)) ?? page())).toEqual(expected);
});

test('with fewer than it shall have at least, nothing is drawn', () => {
  const two = page(begins(61, 100), begins(61, 200));
  expect(drawnIn(7, two, 3)).toBeNull();
  expect(shown(drawnIn(8, two, 3) ?? page())).toEqual(['3 of all', '3 of all']);
  // A list of one cannot have three.
  expect(shown(drawnIn(4, page(begins(1, 100), begins(1, 200)), 3) ?? page())).toEqual(['1', '1']);
});

test('a request in two lists has its buttons in the first of them that shows it; news leave them to the list', () => {
  const { sections } = withLines(page(begins(2, 1, true), begins(3, 1), begins(3, 2)), 2);
  expect(sections.map(({ lines }) => lines.map(({ number, buttons }) => [number, buttons.length]))).toEqual([
    [
      [1, 0],
      [2, 0],
    ],
    [
      [1, 1],
      [2, 1],
    ],
    [
      [2, 0],
      [3, 1],
    ],
  ]);
});
