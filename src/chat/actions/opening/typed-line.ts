import { z } from 'zod';
import { clip } from '../../../clip.ts';

/** What was typed in one line, without the blanks around and within it that nobody meant. */
export function line(length: number) {
  return z
    .string()
    .default('')
    .transform(typed => clip(typed.replace(/\s+/g, ' ').trim(), length));
}
