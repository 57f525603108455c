import type { Language } from '../words.ts';

/** What is written again and again: one item, in both languages; `{{…}}` is filled in for each request. */
export type SavedReply = { name: string } & Record<Language, string>;
