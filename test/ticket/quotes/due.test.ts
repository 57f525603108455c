import { describe, expect, test } from 'vitest';
import { strike } from '../../../src/ticket/clock/strike.ts';
import { evolve } from '../../../src/ticket/evolve.ts';
import { dueToQuote } from '../../../src/ticket/quotes/due.ts';
import type { Ticket } from '../../../src/ticket/ticket.ts';
import { shippedTerms } from '../../chat/a-moment.ts';
import { billable, rejectedByCustomer as rejected } from '../categories.ts';
import { everyEvent } from '../examples.ts';
import { anna, claimedBy, ticketOf } from '../ticket-of.ts';

// The shipped desk.yaml: a reminder two working days before; Monday to Friday, 9-13 and 14:30-18:30, 8 December no day.
const nobody = { onDuty: [], managers: [], onCall: [] };

function quoted(offeredAt: string, validUntil: string): Ticket {
  const ticket = ticketOf(claimedBy(anna), [
    { type: 'classified', category: billable, priority: null, bySuggestion: false },
    anna,
  ]);
  const offered = { ...everyEvent['quote-offered'], validUntil };
  return evolve(ticket, offered, anna, new Date(offeredAt));
}

const monday = () => quoted('2026-11-30T09:00:00Z', '2026-12-15T23:00:00.000Z');
const dueAt = (ticket: Ticket) =>
  dueToQuote(ticket, shippedTerms).map(({ kind, at }) => [kind, at.toISOString()]);
const struck = (ticket: Ticket, now: string) => strike(ticket, shippedTerms, nobody, new Date(now));
const remindedAt = (ticket: Ticket, now: string) =>
  struck(ticket, now).reduce(
    (before, event) => evolve(before, event, { kind: 'desk' }, new Date(now)),
    ticket,
  );

describe('a quote that nobody answers', () => {
  test('is reminded of two working days before its end', () => {
    // Its last day ends on Tuesday the 15th: sixteen working hours before is the end of Friday the 11th.
    expect(dueAt(monday())).toEqual([['remind-quote', '2026-12-11T17:30:00.000Z']]);
    expect(struck(monday(), '2026-12-11T17:29:00Z')).toEqual([]);
    expect(struck(monday(), '2026-12-11T17:30:00Z')).toEqual([
      { type: 'quote-reminded', version: 1, expiresAt: '2026-12-15T23:00:00.000Z' },
    ]);
  });

  test('and expires with its last day: the request is rejected, and closed', () => {
    const reminded = remindedAt(monday(), '2026-12-11T17:30:00Z');
    expect(dueAt(reminded)).toEqual([['expire-quote', '2026-12-15T23:00:00.000Z']]);
    expect(struck(reminded, '2026-12-15T22:59:00Z')).toEqual([]);
    expect(struck(reminded, '2026-12-15T23:00:00Z')).toEqual([
      { type: 'quote-expired', version: 1, category: rejected },
      { type: 'closed', resolution: '', quote: { version: 1, how: 'expired' } },
    ]);
    const expired = remindedAt(reminded, '2026-12-15T23:00:00Z');
    expect(expired).toMatchObject({ status: 'closed', category: rejected, quotes: [{ state: 'expired' }] });
    expect(dueAt(expired)).toEqual([]);
  });

  test('of a short one they are reminded halfway', () => {
    expect(dueAt(quoted('2026-11-30T08:00:00Z', '2026-12-01T23:00:00.000Z'))).toEqual([
      ['remind-quote', '2026-11-30T17:30:00.000Z'],
    ]);
  });

  test('a desk that stood still over its end reminds first, and gives as long as it would have', () => {
    // Back on Monday the 21st: sixteen working hours from nine.
    const late = struck(monday(), '2026-12-21T08:00:00Z');
    expect(late).toEqual([{ type: 'quote-reminded', version: 1, expiresAt: '2026-12-22T17:30:00.000Z' }]);
  });

  test('where its reminder may not go out, or its letter never arrived, nobody is closed out', () => {
    const held = evolve(
      monday(),
      { type: 'quote-reminded', version: 1, expiresAt: null },
      { kind: 'desk' },
      new Date('2026-12-11T17:30:00Z'),
    );
    expect(dueAt(held)).toEqual([]);
    const bounced = { ...monday(), undeliverable: '5.1.1' };
    expect(dueAt(bounced)).toEqual([]);
  });
});
