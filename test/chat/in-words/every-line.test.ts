import { expect, test } from 'vitest';
import { eventInWords } from '../../../src/chat/in-words/event-in-words.ts';
import type { RecordedEvent, TicketEvent } from '../../../src/ticket/events.ts';
import { letterOrderedBy } from '../../../src/ticket/traits.ts';
import type { Actor } from '../../../src/ticket/words.ts';
import { everyEvent, mark } from '../../ticket/examples.ts';
import { speechIn } from '../a-moment.ts';
import { wholePart } from '../seen-whole.ts';

const turning = '\u202E';
/** Longer than a thread's line may be, on either platform, with what disguises the rest of it. */
const hostile = (text: string) => `${turning}${text}${' x'.repeat(5000)}`;

/** The same, with something hostile in whatever people wrote. */
function withHostileWords<T>(value: T): T;
function withHostileWords(value: unknown): unknown {
  if (typeof value === 'string') return value.includes(mark) ? hostile(value) : value;
  if (Array.isArray(value)) return value.map(inner => withHostileWords(inner));
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withHostileWords(inner)]));
}

const actors: Actor[] = [
  { kind: 'operator', id: 7, name: hostile(mark), role: 'operator' },
  { kind: 'customer', name: hostile(mark), address: hostile(`${mark}@cliente.example`) },
  { kind: 'desk' },
];

const events: TicketEvent[] = Object.values(everyEvent);

const lineOf = (event: TicketEvent, actor: Actor, language: 'it' | 'en') => {
  const at = new Date('2026-11-24T10:00:00Z');
  const recorded: RecordedEvent = { ticket: 1042, sequence: 1, at, actor, origin: 'slack', event };
  return eventInWords(speechIn(language), wholePart(recorded), null);
};

test.each(events)('$type: its line is short and plain, whatever people wrote', event => {
  for (const language of ['it', 'en'] as const)
    for (const actor of actors) {
      const line = lineOf(withHostileWords(event), actor, language);
      expect(line).not.toBe('');
      expect(line).not.toContain(turning);
      expect(line.length).toBeLessThan(2600);
    }
});

test.each(events)(
  '$type: where it orders an email, its line does not say that it has gone: it may be taken back',
  event => {
    for (const actor of actors) {
      if (!letterOrderedBy(event, actor)) continue;
      expect(lineOf(event, actor, 'it')).not.toMatch(
        /\bha (risposto al|chiesto)|stat[ao] (inviat|avvisat|spedit)/,
      );
      expect(lineOf(event, actor, 'en')).not.toMatch(
        /(has|have) been|was (sent|notified)|replied|asked|sent/,
      );
    }
  },
);
