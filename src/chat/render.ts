import { readFileSync } from 'node:fs';
import { Template } from 'adaptivecards-templating';

const templates = new Map<string, Template>();

/**
 * Expands `cards/<card>/<rendition>.json` over a view. The same template language (adaptivecards-templating) serves
 * Block Kit and Adaptive Cards. A Template is kept: building one costs six times an expansion.
 *
 * @param rendition the platform, or a part of a card on it
 * @param view without null or undefined: inside a longer string null throws, and undefined stays as `${...}`
 */
export function render(card: string, rendition: string, view: object): unknown {
  const path = `${card}/${rendition}.json`;
  let template = templates.get(path);
  if (!template) {
    const url = new URL(`../../cards/${path}`, import.meta.url);
    template = new Template(JSON.parse(readFileSync(url, 'utf8')));
    templates.set(path, template);
  }
  return asTaken(template.expand({ $root: view }));
}

/** Optional properties whose value is '' are left out: a template cannot say "only if", save for whole elements. */
const optional = [
  'block_id',
  'list',
  'key',
  'accessibility_label',
  'style',
  'initial_value',
  'initial_option',
  'initial_options',
  'initial_date',
  'placeholder',
  'options',
  'option_groups',
  'choices.data',
  'value',
  'submit',
];

/** As both platforms take it: they refuse half of a pair, wherever it came from, and some properties that are empty. */
function asTaken(node: unknown): unknown {
  if (Array.isArray(node)) return node.flatMap(child => asTaken(child));
  if (typeof node === 'string') return node.toWellFormed();
  if (typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(
    Object.entries(node)
      .filter(([key, value]) => !(optional.includes(key) && isEmpty(value)))
      .map(([key, value]) => [key, key === 'rows' ? asRows(value) : asTaken(value)]),
  );
}

/** Of a table, whose rows are lists in a list. */
function asRows(rows: unknown): unknown {
  return Array.isArray(rows) ? rows.map(row => asTaken(row)) : asTaken(rows);
}

function isEmpty(value: unknown): boolean {
  return (
    value === '' || (typeof value === 'object' && value !== null && 'text' in value && value.text === '')
  );
}
