import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { TicketCard } from '../../../src/chat/card.ts';
import { ticketCard } from '../../../src/chat/cards/ticket-card.ts';
import { ticketAdaptiveCard } from '../../../src/chat/teams/cards/ticket.ts';
import type { Ticket } from '../../../src/ticket/ticket.ts';
import { now, speech, ticket } from '../../contracts/any-ticket.ts';
import { aMoment } from '../a-moment.ts';
import { wholeTicket } from '../seen-whole.ts';

type Placed = { place: string; index: number };

/** Any state that a ticket can come to, each as likely as the next, with or without a letter that is about to leave. */
const drawn: fc.Arbitrary<TicketCard> = fc
  .tuple(ticket, fc.constantFrom('new', 'assigned', 'waiting', 'closed'), fc.boolean(), fc.boolean(), speech)
  .map(([any, status, isClaimed, isUndoable, { language }]) => {
    const state: Ticket = {
      ...any,
      status: status as Ticket['status'],
      assignee: isClaimed && status !== 'new' ? { id: 1, name: 'Anna' } : null,
      mergedInto: status === 'closed' ? any.mergedInto : null,
    };
    const letter = { isUndoable, draft: null };
    return ticketCard(wholeTicket(state), aMoment(language, now), letter);
  });

const front = ({ actions }: TicketCard) => actions.filter(({ place }) => place === 'front');

test('whatever comes and goes, no button of a card ever changes its place', () => {
  const seen = new Map<string, Placed>();
  const menus: string[][] = [];
  fc.assert(
    fc.property(drawn, card => {
      // A ticket that was merged is past work: what is left to do with it is to read it.
      const isOver = card.actions.every(({ verb }) => verb === 'open' || verb === 'recall');
      for (const [index, { verb, place }] of front(card).entries()) {
        if (isOver) continue;
        expectThere(seen.get(verb), { place, index });
        seen.set(verb, { place, index });
      }
      for (const { verb, place } of card.actions.filter(action => action.place !== 'front')) {
        expectThere(seen.get(verb), { place, index: -1 });
        seen.set(verb, { place, index: -1 });
      }
      menus.push(card.actions.filter(({ place }) => place === 'more').map(({ verb }) => verb));
    }),
    { numRuns: 3000 },
  );
  // Behind the menu they stand in one order, whichever are there.
  const all = [...new Set(menus.flat())];
  for (const one of all)
    for (const other of all) {
      const both = menus.filter(menu => menu.includes(one) && menu.includes(other));
      expect(new Set(both.map(menu => menu.indexOf(one) < menu.indexOf(other))).size).toBeLessThanOrEqual(1);
    }
  expect([...seen.keys()].toSorted()).toEqual(
    expect.arrayContaining(['accept-suggestion', 'claim', 'classify', 'close', 'open', 'recall', 'reply']),
  );
});

/** A comparison first: `expect` for each button of three thousand cards takes longer than to draw them. */
function expectThere(before: Placed | undefined, now: Placed): void {
  if (before && (before.place !== now.place || before.index !== now.index)) expect(now).toEqual(before);
}

test('at most four stand in front, what stands out stands first, and each verb stands once', () => {
  fc.assert(
    fc.property(drawn, card => {
      const inFront = front(card);
      expect(inFront.length).toBeLessThanOrEqual(4);
      expect(inFront.slice(1).filter(({ emphasis }) => emphasis !== 'default')).toEqual([]);
      const verbs = card.actions.map(({ verb }) => verb);
      expect(new Set(verbs).size).toBe(verbs.length);
      // What answers a notice stands beside it, and nowhere else.
      const beside = card.actions.filter(({ place }) => place === 'beside').map(({ verb }) => verb);
      expect(card.notices.flatMap(notice => notice.beside || []).toSorted()).toEqual(beside.toSorted());
    }),
    { numRuns: 500 },
  );
});

test('Teams draws the same: what stands behind the menu is secondary, and six at most are not', () => {
  fc.assert(
    fc.property(ticket, speech, (any, { language }) => {
      const card = ticketCard(wholeTicket(any), aMoment(language, now));
      const { actions } = ticketAdaptiveCard(card) as unknown as {
        actions: { title: string; mode: string }[];
      };
      const labels = (place: string) => card.actions.filter(a => a.place === place).map(({ label }) => label);
      const titles = (mode: string) => actions.filter(a => a.mode === mode).map(({ title }) => title);
      expect(titles('primary')).toEqual(labels('front'));
      expect(titles('secondary')).toEqual(labels('more'));
    }),
    { numRuns: 100 },
  );
});
