import { expect, test } from 'vitest';
import { evolve } from '../../../src/ticket/evolve.ts';
import { workedOn } from '../../../src/ticket/work/work.ts';
import { everyEvent } from '../examples.ts';
import { anna, arrival, claimedBy, closedBy, giulia, given, marco, ticketOf } from '../ticket-of.ts';

const worked = () => ticketOf(claimedBy(anna), [{ type: 'work-noted', minutes: 90, quote: null }, anna]);
const entry = worked().work[0]?.id ?? 0;

test('time is noted, of what is closed too', () => {
  for (const ticket of [ticketOf(claimedBy(anna)), ticketOf(claimedBy(anna), closedBy(anna))])
    given(ticket)
      .when({ type: 'note-work', minutes: 30 }, marco)
      .gives({ type: 'work-noted', minutes: 30, quote: null });
});

test('it belongs to the quote that was accepted last', () => {
  const offered = evolve(ticketOf(claimedBy(anna)), everyEvent['quote-offered'], anna, arrival);
  given(offered)
    .when({ type: 'note-work', minutes: 30 }, anna)
    .gives({ type: 'work-noted', minutes: 30, quote: null });
  const accepted = evolve(offered, everyEvent['quote-accepted'], anna, arrival);
  given(accepted)
    .when({ type: 'note-work', minutes: 30 }, anna)
    .gives({ type: 'work-noted', minutes: 30, quote: 1 });
});

test.each([0, -5, 1.5, 1441, Number.NaN])('%d minutes are no time worked', minutes => {
  given(worked()).when({ type: 'note-work', minutes }, anna).refused({ reason: 'work-length', hours: 24 });
});

test('it is corrected by who noted it, or by a manager; struck out it counts no more', () => {
  const corrected = { type: 'work-corrected', entry, was: 90, minutes: 0 } as const;
  for (const actor of [anna, giulia])
    given(worked()).when({ type: 'correct-work', entry, minutes: 0 }, actor).gives(corrected);
  given(worked())
    .when({ type: 'correct-work', entry, minutes: 0 }, marco)
    .refused({ reason: 'not-your-work', name: 'Anna Rossi' });
  given(worked())
    .when({ type: 'correct-work', entry: 99, minutes: 5 }, anna)
    .refused({ reason: 'no-such-work' });
  given(worked())
    .when({ type: 'correct-work', entry, minutes: 90 }, anna)
    .refused({ reason: 'nothing-changed' });
  expect(workedOn(evolve(worked(), corrected, anna, arrival).work)).toBe(0);
});
