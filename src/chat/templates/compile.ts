import { asRows, asTaken, isLeftOut } from './as-taken.ts';
import { compiledExpression, type Evaluate, OddData } from './expressions.ts';
import { readText } from './read-text.ts';

const reserved = new Set(['$data', '$when', '$root', '$index', '$host', '$_acTemplateVersion']);

/**
 * Makes a function of a template, which draws what the library's `Template.expand` draws over the same data, as the platforms
 * take it ({@link asTaken}).
 *
 * @param template as JSON
 * @returns null where a form stands in it that is not known here: the library expands it
 * @throws OddData (the function) where the library has to say what becomes of this data
 */
export function compiledTemplate(template: unknown): Evaluate | null {
  if (typeof template === 'string') return compiledText(template);
  if (Array.isArray(template)) return compiledList(template);
  if (typeof template === 'object' && template !== null) return compiledObject(template);
  return () => template;
}

function compiledText(text: string): Evaluate | null {
  const read = readText(text);
  if (typeof read === 'string') return () => read;
  const evaluate = compiledExpression(read);
  return evaluate && (data => asTaken(evaluate(data)));
}

/** What gives a list is spread out in it, and what was left out leaves nothing. */
function compiledList(templates: unknown[]): Evaluate | null {
  const items = templates.map(compiledTemplate);
  if (!items.every(item => item !== null)) return null;
  return data => {
    const list: unknown[] = [];
    for (const item of items) {
      const drawn = item(data);
      if (Array.isArray(drawn)) list.push(...drawn);
      else if (drawn !== null) list.push(drawn);
    }
    return list;
  };
}

function compiledObject(template: object): Evaluate | null {
  const $data = '$data' in template ? template.$data : undefined;
  const $when = '$when' in template ? template.$when : undefined;
  const one = compiledProperties(template);
  const condition = $when === undefined ? always : compiledAlone($when);
  const over = $data === undefined ? null : compiledAlone($data);
  if (!one || !condition || ($data !== undefined && !over)) return null;
  const draw: Evaluate = data => (condition(data) === true ? one(data) : null);
  return over ? data => drawnOver(over(data), draw) : draw;
}

function always(): unknown {
  return true;
}

/** Where only an expression stands, of which the value itself is wanted. */
function compiledAlone(text: unknown): Evaluate | null {
  if (typeof text !== 'string') return null;
  const read = readText(text);
  return typeof read === 'string' ? null : compiledExpression(read);
}

/** Once for each in a list: none of them is nothing, one of them is itself. */
function drawnOver(data: unknown, draw: Evaluate): unknown {
  if (!Array.isArray(data)) return draw(data);
  const all: unknown[] = [];
  for (const each of data) {
    if (each === undefined || each === null) throw new OddData();
    const drawn = draw(each);
    if (drawn !== null) all.push(drawn);
  }
  return all.length > 1 ? all : (all[0] ?? null);
}

function compiledProperties(template: object): Evaluate | null {
  const properties: { key: string; value: Evaluate }[] = [];
  for (const [key, child] of Object.entries(template)) {
    if (reserved.has(key)) continue;
    const value = key === 'rows' ? compiledRows(child) : compiledTemplate(child);
    if (!value) return null;
    properties.push({ key, value });
  }
  return data => {
    const drawn: Record<string, unknown> = {};
    for (const { key, value } of properties) {
      const own = value(data);
      if (!isLeftOut(key, own)) drawn[key] = own;
    }
    return drawn;
  };
}

/** The lists in a table's list are not spread out; they come from the view. */
function compiledRows(template: unknown): Evaluate | null {
  const rows = compiledAlone(template);
  return rows && (data => asRows(rows(data)));
}
