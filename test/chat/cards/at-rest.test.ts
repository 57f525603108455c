import { expect, test } from 'vitest';
import { ticketCard } from '../../../src/chat/cards/ticket-card.ts';
import type { Ticket } from '../../../src/ticket/ticket.ts';
import { claimed, classified, rome, type Story, ticketFrom } from '../../ticket/at-rome.ts';
import { bug } from '../../ticket/categories.ts';
import { aMoment } from '../a-moment.ts';
import { wholeTicket } from '../seen-whole.ts';

const hour = 3_600_000;
const two = (n: number) => String(n).padStart(2, '0');

/** 300 requests of two weeks before, at all hours, of all priorities; a fifth of them not claimed yet. */
const open: Ticket[] = Array.from({ length: 300 }, (_, n) => {
  const day = n < 120 ? 23 : 10 + (n % 13);
  const arrived = `2026-11-${two(day)}T${two((n * 7) % 24)}:${two((n * 13) % 60)}:${two((n * 29) % 60)}`;
  const story: Story =
    n % 5 === 0
      ? []
      : [
          [arrived, classified(bug, ([1, 2, 3, 4] as const)[n % 4] ?? 4)],
          [arrived, claimed],
        ];
  return ticketFrom(arrived, story, undefined, { number: 1000 + n });
});

const drawn = (ticket: Ticket, at: Date) => ticketCard(wholeTicket(ticket), aMoment('it', at));

/** When a card is drawn anew while nothing happens, from one instant to another. */
function redraws(ticket: Ticket, from: Date, to: Date): Date[] {
  const at: Date[] = [];
  for (let card = drawn(ticket, from); card.until && card.until < to; ) {
    const next = drawn(ticket, card.until);
    expect(next.drawnAt.getTime()).toBeGreaterThan(card.drawnAt.getTime());
    expect(said(next)).not.toEqual(said(card));
    at.push(card.until);
    card = next;
  }
  return at;
}

const said = ({ head, times, summary, facts, urgency }: ReturnType<typeof drawn>) => ({
  head: { ...head, until: null },
  times,
  summary,
  facts,
  urgency,
});

/** Of one day of 300 cards: 1,539 measured, some 150 in each hour of work. A card that redrew itself at once would make more. */
const inADay = 1800;
const ofOneCardInAnHour = 6;

test('while nothing happens cards are drawn anew only when their words change, and hardly at night', () => {
  const days = open.map(ticket => redraws(ticket, rome('2026-11-24T08:00'), rome('2026-11-25T08:00')));
  expect(days.flat().length).toBeGreaterThan(open.length);
  expect(days.flat().length).toBeLessThan(inADay);
  for (const day of days)
    for (const at of day)
      expect(
        day.filter(other => other >= at && other.getTime() < at.getTime() + hour).length,
      ).toBeLessThanOrEqual(ofOneCardInAnHour);
  // After work the clocks of promises stand still; at midnight "today" ends.
  const isAtNight = (at: Date) => at > rome('2026-11-24T18:31') && at < rome('2026-11-25T08:00');
  const atNight = days.flat().filter(isAtNight);
  expect(new Set(atNight.map(at => at.toISOString()))).toEqual(
    new Set([rome('2026-11-25T00:00').toISOString()]),
  );
});
