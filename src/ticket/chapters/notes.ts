import type { Commands, Events } from '../grammar/chapter.ts';
import type { FromChat } from '../grammar/from-chat.ts';
import { act } from '../grammar/traits.ts';
import { type TextRefusal, withText } from '../grammar/typed-text.ts';

/** What operators note for each other; the customer never sees it. */

/** Where it was taken from in chat. @property files the id of the message in the conversation that holds its files */
type Kept = FromChat & { files?: string };

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
    isImportant: true,
    strings: {
      text: 'theirs',
      'kept.by': 'theirs',
      'kept.link': 'ours',
      'kept.left.*': 'theirs',
      'kept.press': 'ours',
      'kept.files': 'ours',
    },
    evolve: () => ({}),
  },
};
