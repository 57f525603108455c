import fc from 'fast-check';
import { expect, test } from 'vitest';
import { showListButton } from '../../src/chat/actions/lists/show-list-button.ts';
import type { CommandAnswer } from '../../src/chat/card.ts';
import { ticketLine } from '../../src/chat/cards/ticket-line.ts';
import { awayAtMost } from '../../src/chat/home/draw-home.ts';
import { inHandAtMost } from '../../src/chat/home/in-hand.ts';
import { linesOnPage } from '../../src/chat/lists/draw-list.ts';
import { filterChoices } from '../../src/chat/lists/filter-choices.ts';
import { linesAtMost } from '../../src/chat/lists/most-that-fits.ts';
import { listSpec, readSpec, writeSpec } from '../../src/chat/lists/spec.ts';
import { nothing } from '../../src/chat/nothing.ts';
import { answerBlocks } from '../../src/chat/slack/blocks/answer.ts';
import { homeTab } from '../../src/chat/slack/views/home.ts';
import { answerAdaptiveCard } from '../../src/chat/teams/cards/answer.ts';
import { wordsIn } from '../../src/chat/words/words.ts';
import { messageBlocks } from '../../src/sandbox/slack/block-kit/blocks.ts';
import { homeTab as homeTabShape } from '../../src/sandbox/slack/block-kit/views.ts';
import { aMoment } from '../chat/a-moment.ts';
import { wholeTicket } from '../chat/seen-whole.ts';
import { heldBesideTheLibrary } from '../chat/templates/beside-the-library.ts';
import { rejectedByCustomer } from '../ticket/categories.ts';
import { now, speech, ticket } from './any-ticket.ts';
import { hostileText } from './hostile.ts';
import { slackTakes, teamsTakes } from './platforms.ts';

heldBesideTheLibrary();

const full = fc.array(ticket, { minLength: 12, maxLength: 12 });
/** As long as Teams' own: the ids of a channel, a tenant and a group. */
const id = '0'.repeat(36);
const link = `https://teams.microsoft.com/l/message/19%3A${'a'.repeat(40)}%40thread.tacv2/1790000000000?tenantId=${id}&groupId=${id}&parentMessageId=1790000000000&createdTime=1790000000000`;
/** As a list of four keys writes it. */
const after = 'fffffffffffff-4-fffffffffffff-1000000';
/** The longest that our own buttons bear. */
const longest = writeSpec(
  listSpec('closed-today', {
    about: '100000',
    filters: { priority: 1, category: rejectedByCustomer, language: 'it', assignee: 100_000 },
    after,
    onHome: true,
  }),
);

test('a full page of any list, and a person’s page with all that can stand on it, are taken by both platforms', () => {
  fc.assert(
    fc.property(full, ticket, speech, hostileText, (tickets, aTicket, say, text) => {
      const lines = tickets.map(t =>
        ticketLine(wholeTicket(t), aMoment(say.language, now), { link, note: text }),
      );
      const words = wordsIn(say.language);
      const pages = ['12', '24'].map(page => ({ ...showListButton(words.lists.next), page }));
      const section = (title: string, count: number) => ({
        title,
        count: words.lists.page(1, 12, 61),
        lines: lines.slice(0, count),
        empty: 'vuoto',
        buttons: pages,
      });
      const page = (count: number): CommandAnswer => ({
        ...nothing,
        title: words.home.title,
        line: text,
        undo: showListButton(words.lists.next),
        filters: filterChoices({ priority: 1 }, say),
        sections: [section('', count)],
        buttons: [showListButton(words.lists.backHome)],
        list: longest,
      });
      // Eight lists on a manager's page, each with more than stand there; who has what in hand, and who is away.
      const person = (buttons: number) => ({
        ...ticketLine(wholeTicket(aTicket), aMoment(say.language, now), { link: '', note: text }),
        token: '',
        buttons: [
          { ...showListButton(words.home.load.show), page: '1' },
          showListButton(words.away.buttons.change),
        ].slice(0, buttons),
      });
      const home: CommandAnswer = {
        ...page(0),
        filters: [],
        text: 'Ciao',
        head: ['1', '2', '3'].map(page => ({ ...showListButton(words.away.buttons.change), page })),
        search: {
          label: words.home.search,
          placeholder: words.home.searchPlaceholder,
          apply: showListButton(words.home.search),
        },
        list: 'home',
        sections: [
          ...Array.from({ length: 8 }, (_, index) => ({
            ...section(`Titolo ${index}`, linesAtMost),
            isAside: index === 0,
            buttons: [],
            all: { total: 61, show: { ...showListButton(words.lists.all(61)), page: `to-list.${index}` } },
          })),
          {
            ...section('In carico', 0),
            buttons: [],
            lines: Array.from({ length: inHandAtMost }, () => person(1)),
          },
          {
            ...section('Chi è assente', 0),
            buttons: [],
            lines: Array.from({ length: awayAtMost }, () => person(2)),
          },
        ],
      };
      slackTakes(messageBlocks, answerBlocks(page(linesOnPage.slack)));
      slackTakes(homeTabShape, homeTab(home));
      slackTakes(messageBlocks, answerBlocks(home));
      const listed = answerAdaptiveCard(page(linesOnPage.teams));
      teamsTakes(listed);
      // A page of a list says which of them stand there: none may lack.
      for (const { number } of lines.slice(0, linesOnPage.teams))
        expect(JSON.stringify(listed)).toContain(`"text":"#${number}"`);
      const own = answerAdaptiveCard(home);
      teamsTakes(own);
      // Whatever is cut off, the way to all of each list stays, on both.
      for (const drawn of [own, answerBlocks(home), homeTab(home)])
        for (let index = 0; index < 8; index += 1)
          expect(JSON.stringify(drawn)).toContain(`to-list.${index}`);
    }),
    { numRuns: 15, endOnFailure: true },
  );
});

test('what a list’s buttons bear comes back as it was', () => {
  expect(readSpec(longest)).toEqual({
    list: 'closed-today',
    about: '100000',
    filters: { priority: 1, category: rejectedByCustomer, language: 'it', assignee: 100_000 },
    from: 0,
    after,
    onHome: true,
  });
  for (const forged of [
    '',
    'Queue',
    'queue?priority=12',
    'queue?from=-1',
    'queue?after=;drop',
    `queue?about=${'x'.repeat(300)}`,
  ])
    expect(readSpec(forged)).toBeNull();
});
