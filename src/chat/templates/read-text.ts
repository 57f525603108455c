import { readFileSync } from 'node:fs';
import type { Read } from './expressions.ts';
import { templating } from './templating.ts';

/**
 * What the library has read in the texts of `cards/`, by text. It is made, and held to what the library reads, by
 * test/chat/templates/compile.test.ts: `npx vitest run test/chat/templates -u` after a change.
 */
const readBefore: Record<string, Read | undefined> = JSON.parse(
  readFileSync(new URL('./read.json', import.meta.url), 'utf8'),
);

/** What a template's text says: itself, or an expression. What was not read before is read by the library. */
export function readText(text: string): string | Read {
  if (!text.includes('${')) return text;
  return readBefore[text] ?? templating().Template.parseInterpolatedString(text);
}
