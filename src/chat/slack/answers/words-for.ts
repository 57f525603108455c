import type { Words } from '../../words/words.ts';

/** In which words somebody is told what the desk itself does not answer. */
export type WordsFor = (userId: string) => Words;
