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

describe('what makes a press stale', () => {
  const ordered = Object.keys(commands) as OperatorCommand['type'][];

  test.each(ordered)('%s', command => {
    const log = Object.values(everyEvent).map(event => happened(event, marco));
    const moving = staleBy[command].flatMap(concern => movedBy[concern]);
    expect(meanwhile(command, log, isAnna)).toEqual(log.filter(({ event }) => moving.includes(event.type)));
  });

  test('is told of every event, by no name that is none', () => {
    const moving = Object.values(events).filter(({ moves }) => moves !== null);
    expect(moving).toHaveLength(new Set(Object.values(movedBy).flat()).size);
  });
});
