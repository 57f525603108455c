import { clip } from '../../../clip.ts';

/** What somebody typed, to be read back to them: letters and digits, nothing that a chat would format. */
export function asTyped(words: string): string {
  return clip(words.replace(/[^\p{L}\p{N} #.-]/gu, '').trim() || '?', 40);
}
