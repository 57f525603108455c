import type { Language } from '../words.ts';

/** How something is called, in each language. */
export type Called = Record<Language, string>;
