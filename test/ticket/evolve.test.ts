import { describe, expect, test } from 'vitest';
import type { TicketEvent } from '../../src/ticket/events.ts';
import { meanwhile } from '../../src/ticket/stale.ts';
import { anna, arrival, asBug, claimedBy, closedBy, customer, marco, ticketOf } from './ticket-of.ts';

const answered: Extract<TicketEvent, { type: 'message-received' }> = {
  type: 'message-received',
  from: { name: 'Paolo Neri', address: 'paolo@cliente.example' },
  intent: 'message',
  excerpt: 'Versione 8.',
  messageId: '<2@cliente.example>',
  joining: ['collega@cliente.example'],
  endsWaiting: true,
  arrivedAt: '2026-11-24T10:00:00.000Z',
  folded: false,
};
const asked: TicketEvent = { type: 'clarification-asked', text: 'Quale versione?' };

describe('status', () => {
  test.each([
    ['new', ticketOf()],
    ['assigned', ticketOf(claimedBy(anna))],
    ['waiting', ticketOf(claimedBy(anna), [asked, anna])],
    ['assigned', ticketOf(claimedBy(anna), [asked, anna], [answered, customer])],
    ['closed', ticketOf(claimedBy(anna), asBug, closedBy(anna))],
    ['new', ticketOf(claimedBy(anna), [{ type: 'released' }, anna])],
    // The question to the customer stands, whoever has the ticket.
    ['waiting', ticketOf(claimedBy(anna), [asked, anna], [{ type: 'released' }, anna])],
    ['new', ticketOf(claimedBy(anna), [asked, anna], [{ type: 'released' }, anna], [answered, customer])],
    [
      'assigned',
      ticketOf(claimedBy(anna), asBug, closedBy(anna), [
        { type: 'reopened', by: 'customer', reason: '' },
        customer,
      ]),
    ],
  ] as const)('%s', (status, ticket) => {
    expect(ticket.status).toBe(status);
  });
});

test('each event is a version', () => {
  expect(ticketOf(claimedBy(anna), asBug, closedBy(anna)).version).toBe(4);
});

test('an answer brings its people and its words', () => {
  const ticket = ticketOf(claimedBy(anna), [asked, anna], [answered, customer]);
  expect(ticket.participants).toEqual(['paolo@cliente.example', 'collega@cliente.example']);
  expect(ticket.excerpt).toBe('Versione 8.');
  expect(ticket.waitingSince).toBeNull();
});

test('closing keeps the resolution until the ticket is opened again', () => {
  const closed = ticketOf(claimedBy(anna), asBug, closedBy(anna));
  expect([closed.resolution, closed.closedAt]).toEqual(['Corretto.', arrival]);
  const reopened = ticketOf(claimedBy(anna), asBug, closedBy(anna), [
    { type: 'reopened', by: 'operator', reason: '' },
    anna,
  ]);
  expect([reopened.resolution, reopened.closedAt]).toEqual([null, null]);
});

describe('what happened meanwhile', () => {
  const log = (event: TicketEvent, actor: typeof anna, sequence = 2) => ({
    ticket: 1001,
    sequence,
    event,
    actor,
    origin: 'slack' as const,
    at: arrival,
  });
  const reply = { type: 'reply', text: '' } as const;
  const claim = { type: 'claim' } as const;
  const isAnna = anna as Extract<typeof anna, { kind: 'operator' }>;

  test('a letter is stopped when the customer has written', () => {
    expect(meanwhile(reply, [log(answered, customer)], isAnna)).toHaveLength(1);
  });
  test('a claim is not', () => {
    expect(meanwhile(claim, [log(answered, customer)], isAnna)).toHaveLength(0);
  });
  test('a claim is stopped by another claim', () => {
    expect(meanwhile(claim, [log({ type: 'claimed', tellsCustomer: true }, marco)], isAnna)).toHaveLength(1);
  });
  test('nobody is stopped by what they did themselves', () => {
    expect(meanwhile(reply, [log({ type: 'replied', text: '' }, anna)], isAnna)).toHaveLength(0);
  });
  test('nor by an out-of-office', () => {
    const automatic: TicketEvent = { ...answered, intent: 'automatic' };
    expect(meanwhile(reply, [log(automatic, customer)], isAnna)).toHaveLength(0);
  });
});
