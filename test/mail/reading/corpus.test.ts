import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { explainMail } from '../../../src/mail/explain.ts';

/**
 * Every mail of `test/fixtures/mail`, named by its case, beside it what the desk must make of it: any part of a line
 * of `mail explain`.
 */
const folder = new URL('../../fixtures/mail', import.meta.url).pathname;
/** The cases have their expectations in one file of their own. */
const mails = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
  name => name.endsWith('.eml') && !name.startsWith('cases/'),
);

const context = {
  ownAddresses: ['support@interzen.example'],
  // In the corpus, ids of our letters are all that look like them.
  isOwnMessageId: (id: string) => /^<sportello\.\d+\.\d+\.[0-9a-f]{24}@interzen\.example>$/.test(id),
};

describe('the corpus', () => {
  test.each(mails)('%s', async name => {
    const path = join(folder, name);
    const { expect: expected } = JSON.parse(readFileSync(path.replace(/\.eml$/, '.json'), 'utf8'));
    expect(Object.keys(expected).length, 'an expectation expects something').toBeGreaterThan(0);
    expect(await explainMail(relative(folder, path), readFileSync(path), context)).toMatchObject(expected);
  });
});
