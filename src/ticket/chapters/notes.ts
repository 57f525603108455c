import type { Commands, Events } from '../grammar/chapter.ts';
import { act } from '../grammar/traits.ts';
import { type TextRefusal, withText } from '../grammar/typed-text.ts';
import type { ChatPlatform } from '../words.ts';

/** What operators note for each other; the customer never sees it. */

/** Who wrote it in chat, where it was taken from there; `link` leads to it. */
type Kept = { by: string; on: ChatPlatform; link: string };

export type NotesCommand = { type: 'add-note'; text: string; kept?: Kept };

export type NotesEvent = { type: 'note-added'; text: string; kept?: Kept };

export const notesCommands: Commands<NotesCommand, NotesEvent, TextRefusal> = {
  'add-note': {
    staleBy: [],
    decide: (_, { text, kept }) =>
      withText(text, typed => [{ type: 'note-added', text: typed, ...(kept ? { kept } : {}) }]),
  },
};

export const notesEvents: Events<NotesEvent> = {
  'note-added': {
    ...act,
    strings: { text: 'theirs', 'kept.by': 'theirs', 'kept.link': 'ours' },
    evolve: () => ({}),
  },
};
