import type { z } from 'zod';

/** Something in the configuration that keeps the server from starting. */
export type ConfigFault = { key: string; says: string };

/** For a value that must be written in a form: what to say of another kind of value, and where there is none. */
export function writtenAs(form: string) {
  return { error: ({ input }: { input?: unknown }) => (input === undefined ? `is missing: ${form}` : form) };
}

/** zod's issues in an admin's words: where, what is wrong, what to put there. */
export function faultsOf(error: z.ZodError, prefix = ''): ConfigFault[] {
  return error.issues.flatMap(issue => {
    const path = [prefix, ...issue.path.map(String)].filter(Boolean).join('.');
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map(key => ({
        key: [path, key].filter(Boolean).join('.'),
        says: 'nobody reads this key: look for a misspelling, or remove it',
      }));
    if (issue.code === 'invalid_type' && issue.message.endsWith('received undefined'))
      return [{ key: path, says: `is missing: ${kindOf(issue.expected)}` }];
    return [{ key: path, says: ownWords(issue) }];
  });
}

const kinds: Record<string, string> = {
  object: 'keys with their values',
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
  if (issue.code === 'invalid_type' && message.startsWith('Invalid input')) return kindOf(issue.expected);
  if (issue.code === 'too_small' && message.startsWith('Too small'))
    return issue.origin === 'string' ? 'must not be empty' : `must be at least ${issue.minimum}`;
  if (issue.code === 'too_big' && message.startsWith('Too big')) return `must be at most ${issue.maximum}`;
  return message;
}

/** All faults as one text for the terminal. */
export function faultsInWords(faults: ConfigFault[]): string {
  const lines = faults.map(({ key, says }) => `  ${key}: ${says}`);
  return `Sportello cannot start with this configuration:\n${lines.join('\n')}\n`;
}
