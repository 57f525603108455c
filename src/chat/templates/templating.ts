import { createRequire } from 'node:module';
import type * as Templating from 'adaptivecards-templating';

const read = createRequire(import.meta.url);

/**
 * adaptivecards-templating, read when somebody needs it, at once, and kept by Node. With its grammar it is 366 modules and half a
 * second of a start: what our own cards say was read by it before (docs/decisions/chat/what-cards-say-is-read-before.md).
 */
export function templating(): typeof Templating {
  return read('adaptivecards-templating');
}
