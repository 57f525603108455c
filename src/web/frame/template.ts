import { readFileSync } from 'node:fs';
import mustache from 'mustache';

/** A page's own part, in Mustache: whatever is put in is escaped. */
export type Template = string;

/** @param file beside the module that asks @param base its `import.meta.url` */
export function templateAt(file: string, base: string): Template {
  const template = readFileSync(new URL(file, base), 'utf8');
  mustache.parse(template);
  return template;
}
