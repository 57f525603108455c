import type { Commands, Events } from '../grammar/chapter.ts';
import { happen } from '../grammar/decision.ts';
import { reading } from '../grammar/traits.ts';

/** Who read the customer's words: that is recorded, and can be done wherever a ticket goes on. */

export type ReadingCommand =
  | { type: 'open-conversation'; reason?: string }
  | { type: 'open-attachment'; attachment: number; name: string };

export type ReadingEvent =
  /** `reason`: of whoever opened what was not theirs, where the house asks for one */
  | { type: 'conversation-opened'; reason?: string }
  | { type: 'attachment-opened'; attachment: number; name: string };

export const readingCommands: Commands<ReadingCommand, ReadingEvent, never> = {
  'open-conversation': {
    staleBy: [],
    isReading: true,
    decide: (_, { reason }) => happen({ type: 'conversation-opened', ...(reason ? { reason } : {}) }),
  },
  'open-attachment': {
    staleBy: [],
    isReading: true,
    decide: (_, { attachment, name }) => happen({ type: 'attachment-opened', attachment, name }),
  },
};

export const readingEvents: Events<ReadingEvent> = {
  'conversation-opened': { ...reading, strings: { reason: 'theirs' }, evolve: () => ({}) },
  'attachment-opened': { ...reading, strings: { name: 'theirs' }, evolve: () => ({}) },
};
