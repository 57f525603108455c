import { clip } from '../../../clip.ts';

/**
 * What somebody typed, to be read back to them: letters, digits, and what stands in dates, addresses and lists of numbers.
 * Nothing that a chat would format, draw as a picture (`:name:`), or make a link.
 */
export function asTyped(words: string): string {
  const harmless = words
    .replace(/[^\p{L}\p{N} #.,:/@'’+-]/gu, '')
    .replace(/:(?=\/\/|[\p{L}\p{N}+-]+:)/gu, '');
  return clip(harmless.trim() || '?', 40);
}
