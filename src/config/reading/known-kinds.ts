import type { Priority } from '../../ticket/words.ts';
import { alternatives, nearest, type ValueFault, within } from '../faults.ts';
import { categories } from '../keys/classifying/categories.ts';
import { priorities } from '../keys/classifying/priorities.ts';
import { type Found, valuesAt } from './values-at.ts';

/**
 * Categories and priorities that other keys name and nobody has listed, two of one name, and priorities without promises.
 * What cannot be read is said elsewhere: nothing is held against it.
 */
export function amongKinds(desk: unknown): ValueFault[] {
  const known = categories.safeParse(within(desk, 'categories')).data;
  const urgencies = priorities.safeParse(within(desk, 'priorities')).data;
  return [
    ...sameNames(desk, 'categories'),
    ...sameNames(desk, 'priorities'),
    ...sameNames(desk, 'fields'),
    ...(known
      ? unknownCategories(
          desk,
          known.map(({ key }) => key),
        )
      : []),
    ...(urgencies
      ? unknownPriorities(
          desk,
          urgencies.map(({ number }) => number),
        )
      : []),
  ];
}

/** Two that nobody could tell apart. */
function sameNames(desk: unknown, part: 'categories' | 'priorities' | 'fields'): ValueFault[] {
  return ['it', 'en'].flatMap(language => {
    const first = new Map<string, PropertyKey>();
    return valuesAt(desk, [part, '*', language]).flatMap(({ path, value }): ValueFault[] => {
      const name = typeof value === 'string' ? value.trim().toLowerCase() : '';
      const other = first.get(name);
      if (name === '') return [];
      if (other === undefined) {
        first.set(name, path[1] ?? '');
        return [];
      }
      return [{ path, says: `${String(other)} is called so already: give each a name of its own` }];
    });
  });
}

function unknownCategories(desk: unknown, known: string[]): ValueFault[] {
  const named = [
    ...valuesAt(desk, ['suggestions', '*', 'category']),
    ...valuesAt(desk, ['routes', '*', 'category', '*']),
    ...valuesAt(desk, ['portal', 'categories', '*']),
  ];
  return named.flatMap(({ path, value }): ValueFault[] => {
    if (typeof value !== 'string' || known.includes(value)) return [];
    const meant = nearest(value, known);
    const mend = meant ? `did you mean ${meant}?` : `write one of ${known.join(', ')}`;
    return [{ path, says: `no category has the key ${value}: ${mend}` }];
  });
}

function unknownPriorities(desk: unknown, known: Priority[]): ValueFault[] {
  const named = [
    ...valuesAt(desk, ['suggestions', '*', 'priority']),
    ...valuesAt(desk, ['routes', '*', 'priority', '*']),
    ...valuesAt(desk, ['escalation', 'onCallPriorities', '*']),
    ...valuesAt(desk, ['promises', 'default']),
  ];
  const mend = `write ${alternatives(known)}, or list it under priorities`;
  const isKnown = ({ value }: Found) => known.some(number => number === value);
  return [
    ...named
      .filter(found => typeof found.value === 'number' && !isKnown(found))
      .map(({ path, value }) => ({ path, says: `there is no priority ${value}: ${mend}` })),
    ...valuesAt(desk, ['promises', '*'])
      .map(({ path }) => ({ path, value: Number(path[1]) }))
      .filter(found => Number.isInteger(found.value) && !isKnown(found))
      .map(({ path, value }) => ({
        path,
        says: `there is no priority ${value}: list it under priorities, or remove its promises`,
      })),
    ...withoutPromises(desk, known),
  ];
}

function withoutPromises(desk: unknown, known: Priority[]): ValueFault[] {
  const promises = within(desk, 'promises');
  if (typeof promises !== 'object' || promises === null) return [];
  const lacking = known.filter(number => within(promises, String(number)) === undefined);
  return lacking.map(number => ({
    path: ['promises', String(number)],
    says: 'is missing: write what is promised of this priority, such as { claim: 4h, resolve: 2d }',
  }));
}
