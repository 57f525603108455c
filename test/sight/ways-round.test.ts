import { describe, expect, test } from 'vitest';
import { withoutWords } from '../../src/ticket/sight/without-words.ts';
import { pathsOfWords } from '../../src/ticket/words-in-events.ts';
import { told } from '../ticket/sight/told.ts';
import { ourSources, parsed } from './syntax.ts';
import { type WordNames, waysRound } from './ways-round.ts';

const bare = Object.entries(withoutWords(told));
const before = Object.entries(told);
/** What becomes of it where its words may not be seen tells what a field holds. */
const isFact = ([name, left]: [string, unknown]) =>
  before.some(([known, value]) => known === name && JSON.stringify(value) === JSON.stringify(left));
const isEmptied = ([, left]: [string, unknown]) =>
  ['""', '[]', '{"name":"","address":""}'].includes(JSON.stringify(left));

const facts = new Set(bare.filter(isFact).map(([name]) => name));
const words: WordNames = {
  inTickets: new Set(bare.filter(field => isEmptied(field) && !isFact(field)).map(([name]) => name)),
  inEvents: new Set(
    (['ticket-opened', 'note-added', 'closed', 'reopened', 'letter-bounced', 'virus-found'] as const).flatMap(
      pathsOfWords,
    ),
  ),
  inMails: new Set(['subject', 'text', 'html']),
};

const sources = ourSources();

test('it is known what words are', () => {
  expect([...words.inTickets].toSorted()).toEqual([
    'excerpt',
    'participants',
    'requester',
    'resolution',
    'subject',
  ]);
  expect([...words.inEvents]).toEqual(expect.arrayContaining(['text', 'reason', 'recipient', 'file']));
  expect(facts.size).toBeGreaterThan(20);
});

test('nobody goes round the question who may see the words of a request', () => {
  expect(waysRound(sources, words, facts)).toEqual([]);
});

/** A file that somebody could write tomorrow, and where. */
const planted: [string, string, string][] = [
  [
    'draws a request as it is',
    'chat/cards/planted',
    `import type { Ticket } from '../../ticket/ticket.ts';
     export const title = (ticket: Ticket): string => ticket.subject;`,
  ],
];

describe('a way round is caught', () => {
  test.each(planted)('%s', (_what, name, text) => {
    expect(waysRound([...sources, parsed(name, text)], words, facts)).toEqual([
      expect.stringMatching(new RegExp(`^${name}\\b`)),
    ]);
  });
});
