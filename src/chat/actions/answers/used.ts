import type { Inputs } from '../action.ts';

/** No key has one. */
const between = '\n';
/** A text holds few. */
const keptAtMost = 10;
const key = /^(yaml:.{1,75}|own:\d{1,9})$/u;

/** A form that remembers which saved replies were put into it: they are counted when it goes. */
export function withUsed(typed: Inputs, added: string): Inputs {
  return { ...typed, used: [...new Set([...usedIn(typed), added])].slice(-keptAtMost).join(between) };
}

/** Which saved replies went into a form, by their keys; it comes back as foreign data. */
export function usedIn({ used = '' }: Inputs): string[] {
  return used
    .split(between)
    .filter(each => key.test(each))
    .slice(0, keptAtMost);
}
