import { expect, test } from 'vitest';
import { toldInThread } from '../../src/desk/thread-lines.ts';
import type { RecordedEvent, TicketEvent } from '../../src/ticket/events.ts';
import { traitsOf } from '../../src/ticket/traits.ts';
import { bug } from '../ticket/categories.ts';
import { everyEvent } from '../ticket/examples.ts';
import { anna, arrival, customer } from '../ticket/ticket-of.ts';

const loud = { platform: 'slack', channel: 'C0LOUD' } as const;
const quiet = { platform: 'slack', channel: 'C0QUIET' } as const;
const channels = {
  destinations: [loud, quiet],
  routes: [],
  restrictedDestinations: [],
  quietThreads: [quiet],
};
const happened = (...events: TicketEvent[]): RecordedEvent[] =>
  events.map((event, index) => ({
    ticket: 1001,
    sequence: index + 2,
    event,
    actor: event.type === 'message-received' ? customer : anna,
    origin: 'slack',
    at: arrival,
  }));
const told = (place: typeof loud | typeof quiet, ...events: TicketEvent[]) =>
  toldInThread(happened(...events), place, channels).map(({ event }) => event.type);

const claimed: TicketEvent = { type: 'claimed', tellsCustomer: true };
const classified: TicketEvent = { type: 'classified', category: bug, priority: 2, bySuggestion: true };
const wrote: TicketEvent = {
  type: 'message-received',
  from: { name: 'Paolo', address: 'paolo@cliente.example' },
  intent: 'message',
  excerpt: 'Ancora niente.',
  messageId: '<2@x>',
  joining: [],
  endsWaiting: false,
  arrivedAt: arrival.toISOString(),
  folded: false,
};
const reopened: TicketEvent = { type: 'reopened', by: 'customer', reason: '' };

test('one happening is told in one line', () => {
  expect(told(loud, claimed, classified)).toEqual(['claimed']);
  expect(told(loud, claimed, { type: 'replied', text: 'Fatto.' })).toEqual(['replied']);
  expect(told(loud, wrote, reopened)).toEqual(['reopened']);
  // It calls whom the mail would have called.
  expect(traitsOf(reopened).calls).toBe('assignee');
  expect(told(loud, { type: 'language-changed', language: 'en' }, classified)).toEqual(['classified']);
  expect(told(loud, claimed)).toEqual(['claimed']);
});

test('a quiet thread tells what the customer did, what went wrong, and what a colleague must know', () => {
  expect(told(quiet, claimed)).toEqual([]);
  expect(told(quiet, classified)).toEqual([]);
  expect(told(quiet, { type: 'closed', resolution: 'Fatto.' })).toEqual([]);
  expect(told(quiet, { ...wrote, intent: 'thanks' })).toEqual([]);
  expect(told(quiet, wrote)).toEqual(['message-received']);
  expect(told(quiet, { type: 'note-added', text: 'Sentito.' })).toEqual(['note-added']);
  expect(told(quiet, { type: 'reassigned', to: { id: 2, name: 'Marco' }, tellsCustomer: false })).toEqual([
    'reassigned',
  ]);
});

test('whatever calls somebody is told, however quiet the thread', () => {
  for (const event of Object.values(everyEvent).flat()) {
    const { calls, isSaidElsewhere } = traitsOf(event);
    if (calls !== null && !isSaidElsewhere) expect(told(quiet, event)).toEqual([event.type]);
  }
});
