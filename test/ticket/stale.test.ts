import { describe, expect, test } from 'vitest';
import { commands, events } from '../../src/ticket/chapters.ts';
import type { OperatorCommand } from '../../src/ticket/commands.ts';
import type { RecordedEvent, TicketEvent } from '../../src/ticket/events.ts';
import { meanwhile } from '../../src/ticket/stale.ts';
import type { Actor } from '../../src/ticket/words.ts';
import { anna, arrival, marco } from './ticket-of.ts';

const isAnna = anna as Extract<Actor, { kind: 'operator' }>;

const ownership: TicketEvent[] = [
  { type: 'claimed', tellsCustomer: true },
  { type: 'released' },
  { type: 'reassigned', to: { id: 3, name: 'Giulia Verdi' }, tellsCustomer: true },
  { type: 'closed', resolution: 'Fatto.' },
  { type: 'reopened', by: 'operator', reason: '' },
  { type: 'merged', into: 1002 },
];
const conversation: TicketEvent[] = [
  {
    type: 'message-received',
    from: { name: 'Paolo Neri', address: 'paolo@cliente.example' },
    intent: 'message',
    excerpt: 'Versione 8.',
    messageId: '<2@cliente.example>',
    joining: [],
    endsWaiting: false,
    arrivedAt: '2026-11-24T10:00:00.000Z',
    folded: false,
  },
  { type: 'wrote-outside', messageId: '<3@x.example>', arrivedAt: '2026-11-24T10:00:00.000Z', reached: true },
  { type: 'replied', text: 'Ecco.' },
  { type: 'clarification-asked', text: 'Quale?' },
  { type: 'language-changed', language: 'en' },
];
const classification: TicketEvent[] = [
  { type: 'classified', category: 'bug', priority: 1, bySuggestion: false },
];
const ofNoConcern: TicketEvent[] = [
  { type: 'note-added', text: 'Nota.' },
  { type: 'conversation-opened' },
  { type: 'acknowledged' },
  { type: 'linked', to: 1002 },
];
const all = [...ownership, ...conversation, ...classification, ...ofNoConcern];

/** What somebody else did that makes a press of this command stale; of those that are not here: nothing. */
const staleBy: Partial<Record<OperatorCommand['type'], TicketEvent[]>> = {
  claim: ownership,
  release: ownership,
  reassign: ownership,
  reopen: ownership,
  classify: classification,
  'accept-suggestion': classification,
  'ask-clarification': [...ownership, ...conversation],
  reply: [...ownership, ...conversation],
  close: [...ownership, ...conversation],
};

const happened = (event: TicketEvent, actor: Actor): RecordedEvent => ({
  ticket: 1001,
  sequence: 2,
  event,
  actor,
  origin: 'slack',
  at: arrival,
});

describe('what makes a press stale', () => {
  const ordered = Object.keys(commands) as OperatorCommand['type'][];

  test.each(ordered)('%s', command => {
    const log = all.map(event => happened(event, marco));
    expect(meanwhile(command, log, isAnna).map(({ event }) => event)).toEqual(staleBy[command] ?? []);
  });

  test('is told of every event, by no name that is none', () => {
    const moving = Object.values(events).filter(({ moves }) => moves !== null);
    expect(moving).toHaveLength(ownership.length + conversation.length + classification.length);
  });
});
