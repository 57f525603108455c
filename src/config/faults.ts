import type { z } from 'zod';

/** Something in the configuration that keeps the server from starting. */
export type ConfigFault = { key: string; says: string };

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
      return [{ key: path, says: `is missing (${issue.expected} expected)` }];
    return [{ key: path, says: issue.message }];
  });
}

/** All faults as one text for the terminal. */
export function faultsInWords(faults: ConfigFault[]): string {
  const lines = faults.map(({ key, says }) => `  ${key}: ${says}`);
  return `Sportello cannot start with this configuration:\n${lines.join('\n')}\n`;
}
