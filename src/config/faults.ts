import type { z } from 'zod';
import { lettersApart } from '../letters-apart.ts';

/** Something in the configuration that keeps the server from starting. */
export type ConfigFault = {
  file: 'desk.yaml' | '.env' | 'environment';
  /** Counted from 1; null where nothing is written yet, or where no file says it. */
  line: number | null;
  /** In words, as `mailboxes, item 2, imap.port`; '' for the file as a whole. */
  key: string;
  /** What is wrong, and what to write. */
  says: string;
};

/** A fault of a value, before it is known where that value is written. */
export type ValueFault = {
  path: PropertyKey[];
  says: string;
  /** What might be written in its place, where that is a long list: it is said once. */
  choices?: string | undefined;
};

/** For a value that must be written in a form: what to say of another kind of value, and where there is none. */
export function writtenAs(form: string) {
  return { error: ({ input }: { input?: unknown }) => (input === undefined ? `is missing: ${form}` : form) };
}

/**
 * zod's issues in an admin's words: where, what is wrong, what to put there.
 *
 * @param keysAt which keys may stand at a path, to guess what a misspelt one was meant to be
 */
export function valueFaults(
  error: z.ZodError,
  keysAt: (path: PropertyKey[]) => string[] = () => [],
): ValueFault[] {
  return error.issues.flatMap(issue => {
    const { path } = issue;
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map(key => ({ path: [...path, key], says: nobodyReads(key, keysAt(path)) }));
    if (issue.code === 'invalid_type' && issue.message.endsWith('received undefined'))
      return [{ path, says: `is missing: ${kindOf(issue.expected)}` }];
    return [{ path, says: ownWords(issue), choices: choicesOf(issue) }];
  });
}

function choicesOf(issue: z.core.$ZodIssue): string | undefined {
  const choices: unknown = issue.code === 'custom' ? issue.params?.choices : undefined;
  return Array.isArray(choices) ? choices.join(', ') : undefined;
}

/**
 * The same list of choices is said with the first fault to which it belongs; the others point there.
 *
 * @param faults as they will be read, one after the other
 */
export function choicesOnce<F extends ValueFault>(faults: F[], keyOf: (fault: F) => string): F[] {
  const saidAt = new Map<string, string>();
  return faults.map(fault => {
    const { says, choices } = fault;
    if (choices === undefined) return fault;
    const at = saidAt.get(choices);
    if (at === undefined) saidAt.set(choices, keyOf(fault));
    return { ...fault, says: `${says}; use one of ${at === undefined ? choices : `those named for ${at}`}` };
  });
}

/** @param known the keys that may stand there */
export function nobodyReads(key: string, known: string[]): string {
  const meant = nearest(key, known);
  return meant
    ? `nobody reads this key: did you mean ${meant}?`
    : 'nobody reads this key: look for a misspelling, or remove it';
}

/** Faults of data that lies in no file, as `calendar.closures, item 1, from: write …`. */
export function faultsOf(error: z.ZodError, prefix: string, data: unknown): { key: string; says: string }[] {
  const keyOf = ({ path }: ValueFault) => keyInWords([prefix, ...path], { [prefix]: data });
  return choicesOnce(valueFaults(error), keyOf).map(fault => ({ key: keyOf(fault), says: fault.says }));
}

/** `mailboxes, item 2, imap.port`: items of a list are counted from 1, as people do. */
export function keyInWords(path: PropertyKey[], root: unknown): string {
  let words = '';
  let at = root;
  let wasItem = false;
  for (const step of path) {
    const isItem = Array.isArray(at);
    if (isItem) words += `${words ? ', ' : ''}item ${Number(step) + 1}`;
    else words += `${words === '' ? '' : wasItem ? ', ' : '.'}${String(step)}`;
    wasItem = isItem;
    at = within(at, step);
  }
  return words;
}

/** What stands in an object or a list under a key; undefined where nothing does. */
export function within(data: unknown, step: PropertyKey): unknown {
  if (typeof data !== 'object' || data === null) return undefined;
  return Object.hasOwn(data, step) ? Reflect.get(data, step) : undefined;
}

/** `1, 2 or 3` */
export function alternatives(all: readonly (string | number)[]): string {
  const last = String(all.at(-1) ?? '');
  return all.length < 2 ? last : `${all.slice(0, -1).join(', ')} or ${last}`;
}

/** Of several words the one that was probably meant; undefined where none is near. */
export function nearest(word: string, words: string[]): string | undefined {
  const atMost = word.length < 4 ? 1 : word.length < 9 ? 2 : 3;
  const plain = (text: string) => text.toLowerCase().replace(/[-_]/g, '');
  return words
    .map(each => ({ each, far: lettersApart(plain(word), plain(each), atMost) }))
    .filter(({ far }) => far < Infinity)
    .toSorted((a, b) => a.far - b.far)[0]?.each;
}

const kinds: Record<string, string> = {
  object: 'keys with their values',
  record: 'keys with their values',
  array: 'a list',
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
};

function kindOf(expected: string): string {
  return `write ${kinds[expected] ?? expected} here`;
}

/** What zod says where the shape has no words of its own is for programmers. */
function ownWords(issue: z.core.$ZodIssue): string {
  const { message } = issue;
  if (issue.code === 'invalid_key') return issue.issues[0]?.message ?? message;
  if (issue.code === 'invalid_type' && message.startsWith('Invalid input')) return kindOf(issue.expected);
  if (issue.code === 'too_small' && message.startsWith('Too small'))
    return issue.origin === 'string' ? 'must not be empty' : `must be at least ${issue.minimum}`;
  if (issue.code === 'too_big' && message.startsWith('Too big')) return `must be at most ${issue.maximum}`;
  return message;
}

/** All faults as one text for the terminal. */
export function faultsInWords(faults: ConfigFault[]): string {
  return `Sportello cannot start with this configuration:\n${faults.map(each => `  ${faultInWords(each)}\n`).join('')}`;
}

/** `desk.yaml, line 12: calendar.zone: write a zone such as Europe/Rome` */
export function faultInWords({ file, line, key, says }: ConfigFault): string {
  const where = line === null ? file : `${file}, line ${line}`;
  return [where, key, says].filter(Boolean).join(': ');
}

const order = ['desk.yaml', '.env', 'environment'];

/** By file and line, as one goes through them to mend them. */
export function sorted(faults: ConfigFault[]): ConfigFault[] {
  return faults.toSorted(
    (a, b) => order.indexOf(a.file) - order.indexOf(b.file) || (a.line ?? 1e9) - (b.line ?? 1e9),
  );
}
