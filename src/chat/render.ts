import { readFileSync } from 'node:fs';
import { Template } from 'adaptivecards-templating';

const templates = new Map<string, Template>();

/**
 * Expands `cards/<card>/<platform>.json` over a view. The same template language (adaptivecards-templating) serves
 * Block Kit and Adaptive Cards. A Template is kept: building one costs six times an expansion.
 *
 * @param view without null or undefined: inside a longer string null throws, and undefined stays as `${...}`
 */
export function render(card: string, platform: 'slack' | 'teams', view: object): unknown {
  const path = `${card}/${platform}.json`;
  let template = templates.get(path);
  if (!template) {
    const url = new URL(`../../cards/${path}`, import.meta.url);
    template = new Template(JSON.parse(readFileSync(url, 'utf8')));
    templates.set(path, template);
  }
  return template.expand({ $root: view });
}
