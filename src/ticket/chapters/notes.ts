import type { Commands, Events } from '../grammar/chapter.ts';
import { act } from '../grammar/traits.ts';
import { type TextRefusal, withText } from '../grammar/typed-text.ts';

/** What operators note for each other; the customer never sees it. */

export type NotesCommand = { type: 'add-note'; text: string };

export type NotesEvent = { type: 'note-added'; text: string };

export const notesCommands: Commands<NotesCommand, NotesEvent, TextRefusal> = {
  'add-note': {
    staleBy: [],
    decide: (_, { text }) => withText(text, typed => [{ type: 'note-added', text: typed }]),
  },
};

export const notesEvents: Events<NotesEvent> = {
  'note-added': { ...act, strings: { text: 'theirs' }, evolve: () => ({}) },
};
