import { type Environment, whenMissing } from '../keys/environment.ts';

/** A fault of what is put together: a key of desk.yaml, or a variable. */
export type ComposedFault =
  | { path: PropertyKey[]; says: string }
  | { variable: string; says: string; isMissing: boolean };

/** Collects what lacks, with the key that would mend it. */
export type Faults = ComposedFault[];

/** Gives the value of a variable; '' and a fault where it is not set. */
export type Need = (name: NameOfText) => string;

type NameOfText = {
  [N in keyof Environment]-?: Environment[N] extends string | undefined ? N : never;
}[keyof Environment];

export function needing(env: Environment, faults: Faults): Need {
  return name => needed(env[name], name, whenMissing(name), faults);
}

/** The same for a variable whose name is found while reading. */
export function needed(value: string | undefined, variable: string, where: string, faults: Faults): string {
  if (value) return value;
  faults.push({ variable, says: `is missing: ${where}`, isMissing: true });
  return '';
}

/** What a room is told, and what lacks for it. */
export type Built<T> = { settings: T; faults: Faults };

export function built<T>(build: (faults: Faults) => T): Built<T> {
  const faults: Faults = [];
  return { settings: build(faults), faults };
}

/** Settings that lack nothing, such as a token. */
export function wholeOnes<T>(all: Built<T>[]): T[] {
  return all.filter(({ faults }) => faults.length === 0).map(({ settings }) => settings);
}
