import { describe, expect, test } from 'vitest';
import { commands, events } from '../../src/ticket/chapters.ts';
import type { OperatorCommand } from '../../src/ticket/commands.ts';
import type { RecordedEvent, TicketEvent } from '../../src/ticket/events.ts';
import { meanwhile } from '../../src/ticket/stale.ts';
import type { Actor } from '../../src/ticket/words.ts';
import { everyEvent, movedBy, staleBy } from './examples.ts';
import { anna, arrival, marco } from './ticket-of.ts';

const isAnna = anna as Extract<Actor, { kind: 'operator' }>;

const happened = (event: TicketEvent, actor: Actor): RecordedEvent => ({
  ticket: 1001,
  sequence: 2,
  event,
  actor,
  origin: 'slack',
  at: arrival,
});

const law = { duties: [], zone: 'Europe/Rome', now: '2026-11-27T08:00:00.000Z' };

/** What writes where another may have written: the last one would win without a word. */
const clashing: {
  command: OperatorCommand;
  with: TicketEvent['type'];
  same?: object;
  besides?: TicketEvent['type'];
}[] = [
  {
    command: { type: 'set-fields', fields: { issue: 'DEV-1', asset: 'PC-7' } },
    with: 'fields-set',
    same: { fields: { issue: 'PAROLA-12', version: ' ', asset: 'PC-7' } },
  },
  {
    command: { type: 'set-company', company: { key: 'other', name: 'Other' } },
    with: 'company-set',
    same: { company: { key: 'PAROLA-spa', name: 'PAROLA S.p.A.' } },
  },
  {
    command: {
      type: 'set-customer',
      customer: { name: 'Bea', address: 'bea@x.example' },
      company: null,
      letters: { redirected: 0, gone: 0, held: 0 },
      messages: [],
      keepsQuote: false,
    },
    with: 'customer-set',
    same: { customer: { name: 'PAROLA Neri', address: 'PAROLA@nuovo.example' } },
  },
  {
    command: { type: 'change-language', language: 'it' },
    with: 'language-changed',
    same: { language: 'en' },
  },
  {
    command: { type: 'snooze', until: '2026-11-27T08:00:00.000Z', now: '2026-11-24T08:00:00.000Z' },
    with: 'snoozed',
    same: { until: '2026-11-26T08:00:00.000Z' },
  },
  { command: { type: 'extend' } as OperatorCommand, with: 'deadline-extended' },
  {
    command: { type: 'become-aware', kind: 'exploited', since: '2026-11-24T08:00:00.000Z', ...law },
    with: 'became-aware',
    same: { since: '2026-11-24T09:00:00.000Z' },
    // Reported is only what few may see.
    besides: 'restriction-lifted',
  },
  {
    command: { type: 'note-measure', at: '2026-11-26T08:00:00.000Z', ...law },
    with: 'measure-noted',
    same: { at: '2026-11-26T09:00:00.000Z' },
  },
  {
    command: {
      type: 'do-duty',
      duty: 'cra:exploited:early-warning',
      at: '2026-11-24T10:00:00.000Z',
      reference: 'X-1',
      ...law,
    },
    with: 'duty-done',
    same: { reference: 'PAROLA-42' },
  },
];

describe('what makes a press stale', () => {
  const ordered = Object.keys(commands) as OperatorCommand['type'][];

  test.each(ordered)('%s', type => {
    const log = Object.values(everyEvent).map(event => happened(event, marco));
    const moving = staleBy[type].flatMap(concern => movedBy[concern]);
    const clash = clashing.find(({ command }) => command.type === type);
    const command = clash?.command ?? ({ type } as OperatorCommand);
    expect(meanwhile(command, log, isAnna)).toEqual(
      log.filter(
        ({ event: { type: happened } }) =>
          moving.includes(happened) || happened === clash?.with || happened === clash?.besides,
      ),
    );
  });

  test.each(clashing.filter(({ same }) => same))(
    '$command.type: not by a colleague who wrote the same, nor by oneself',
    ({ command, same, with: type }) => {
      const log = [happened(everyEvent[type], marco)];
      expect(meanwhile({ ...command, ...same } as OperatorCommand, log, isAnna)).toEqual([]);
      expect(meanwhile(command, [happened(everyEvent[type], anna)], isAnna)).toEqual([]);
    },
  );

  test('a field that nobody else wrote into is no clash', () => {
    const command = { type: 'set-fields', fields: { asset: 'PC-7' } } as const;
    expect(meanwhile(command, [happened(everyEvent['fields-set'], marco)], isAnna)).toEqual([]);
  });

  test('is told of every event, by no name that is none', () => {
    const moving = Object.values(events).filter(({ moves }) => moves !== null);
    expect(moving).toHaveLength(new Set(Object.values(movedBy).flat()).size);
  });
});
