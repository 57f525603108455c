import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { explainMail } from '../../../src/mail/explain.ts';

/**
 * Mails after public reports of other desks, each with what is right: `check` holds of a line of `mail explain`, where
 * `field` equals, `field~` contains, and a dotted name goes into a list's entries.
 */
const folder = new URL('../../fixtures/mail/cases/', import.meta.url);
type Case = { file: string; reference: string; expect: string; check: Record<string, unknown> };
const cases: Case[] = readFileSync(new URL('expect.jsonl', folder), 'utf8')
  .trim()
  .split('\n')
  .map(line => JSON.parse(line));

const context = { ownAddresses: ['support@interzen.it'], isOwnMessageId: () => false };

const read = async ({ file, check }: Case) => {
  const said = await explainMail(file, readFileSync(new URL(file, folder)), context);
  expect(said.kind).not.toBe('unreadable');
  for (const [name, right] of Object.entries(check)) {
    const found = fieldOf(said, name.replace('~', '').split('.'));
    if (name.endsWith('~') && Array.isArray(right))
      expect(found).toEqual(right.map(part => expect.stringContaining(part)));
    else if (name.endsWith('~')) expect(found).toContain(right);
    else expect(found).toEqual(right);
  }
};

function fieldOf(from: unknown, [name, ...rest]: string[]): unknown {
  if (name === undefined) return from;
  if (Array.isArray(from)) return from.map(each => fieldOf(each, [name, ...rest]));
  return fieldOf((from as Record<string, unknown> | null)?.[name], rest);
}

describe('mails that other desks read wrongly', () => {
  test.each(cases)('$file: $expect', read);
});
