import { channel } from 'node:diagnostics_channel';
import { readFileSync } from 'node:fs';
import type { Template } from 'adaptivecards-templating';
import { asTaken, noteTaken } from './templates/as-taken.ts';
import { compiledTemplate } from './templates/compile.ts';
import { OddData } from './templates/expressions.ts';
import { templating } from './templates/templating.ts';

/** What is drawn is told here to whoever listens: a test holds it beside what the library draws, benches count. */
export const drawings = channel('sportello:drawing');

export type Drawing = { path: string; view: object; drawn: unknown };

const kept = new Map<string, (view: object) => unknown>();

/**
 * Expands `cards/<card>/<rendition>.json` over a view. The same template language (adaptivecards-templating) serves
 * Block Kit and Adaptive Cards. Each is read once, and made into a function.
 *
 * @param rendition the platform, or a part of a card on it
 * @param view without null or undefined: inside a longer string null throws, and undefined stays as `${...}`
 */
export function render(card: string, rendition: string, view: object): unknown {
  const path = `${card}/${rendition}.json`;
  let draw = kept.get(path);
  if (!draw) {
    draw = drawerOf(JSON.parse(readFileSync(new URL(`../../cards/${path}`, import.meta.url), 'utf8')));
    kept.set(path, draw);
  }
  const drawn = draw(view);
  noteTaken(drawn);
  if (drawings.hasSubscribers) drawings.publish({ path, view, drawn } satisfies Drawing);
  return drawn;
}

/** By a function made of the template; by the library what that does not know. */
function drawerOf(template: object): (view: object) => unknown {
  const compiled = compiledTemplate(template);
  let whole: Template | null = null;
  const byLibrary = (view: object): unknown => {
    whole ??= new (templating().Template)(template);
    return asTaken(whole.expand({ $root: view }));
  };
  if (!compiled) return byLibrary;
  return view => {
    try {
      return compiled(view);
    } catch (error) {
      if (error instanceof OddData) return byLibrary(view);
      throw error;
    }
  };
}
