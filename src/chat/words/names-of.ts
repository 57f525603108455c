import type { Named } from '../../ticket/words.ts';
import { readableLine } from '../readable.ts';
import type { Said } from './in-both.ts';

/** Who was called; where nobody in particular was, everybody in the channel. */
export function namesOf(told: Named[]): Said {
  const names = told.map(({ name }) => readableLine(name, 80)).join(', ');
  return { it: names || 'tutto il canale', en: names || 'the whole channel' };
}
