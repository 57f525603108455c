import { within } from '../faults.ts';

/** A value as it is written, and where. */
export type Found = { path: PropertyKey[]; value: unknown };

/** What is written at a path in which `*` stands for every item or key. */
export function valuesAt(root: unknown, pattern: string[]): Found[] {
  let found: Found[] = [{ path: [], value: root }];
  for (const step of pattern)
    found = found.flatMap(({ path, value }) => {
      if (step !== '*') {
        const next = within(value, step);
        return next === undefined ? [] : [{ path: [...path, step], value: next }];
      }
      if (Array.isArray(value)) return value.map((item, index) => ({ path: [...path, index], value: item }));
      if (typeof value !== 'object' || value === null) return [];
      return Object.entries(value).map(([key, item]) => ({ path: [...path, key], value: item }));
    });
  return found;
}
