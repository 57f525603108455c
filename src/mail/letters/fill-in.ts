import type { FilledIn } from '../../desk/letters/letter.ts';

const variable = /\{\{\s*([\p{L}.]+)\s*\}\}/gu;

/**
 * Puts values into a text in place of its `{{variables}}`. What a value holds is data: nothing in it is expanded.
 *
 * @returns which are missing, where a value is empty or there is none of that name: nobody is to read `{{…}}`, or a gap
 */
export function filledIn(template: string, view: object): FilledIn {
  const missing = new Set<string>();
  const text = template.replace(variable, (_, name: string) => {
    const value = valueAt(view, name.split('.'));
    if (value === '') missing.add(name);
    return value;
  });
  return missing.size > 0 ? { ok: false, missing: [...missing] } : { ok: true, text };
}

function valueAt(view: unknown, path: string[]): string {
  const value = path.reduce<unknown>(
    (within, step) => (typeof within === 'object' && within !== null ? Reflect.get(within, step) : undefined),
    view,
  );
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}
