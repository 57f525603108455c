import { nearest } from '../../faults.ts';

/**
 * The issue of a `{{name}}` that nothing fills in: with the one that was probably meant, or with all that there are, which
 * are said once for the whole file (`choices`).
 */
export function unknownVariable(name: string, known: readonly string[]) {
  const meant = nearest(name, [...known]);
  const message = `{{${name}}} is not known`;
  return meant
    ? { code: 'custom' as const, message: `${message}: did you mean {{${meant}}}?` }
    : { code: 'custom' as const, message, params: { choices: known } };
}
