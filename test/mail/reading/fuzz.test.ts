import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyMail } from './any-mail.ts';
import { soundLine } from './sound.ts';

/**
 * In every run, as many mails as a short time allows; with `npm run fuzz:mail` and `npm run test:long`, twenty thousand. A
 * failure prints its seed and its smallest mail; SEED=... runs it again.
 */
const isLong = process.env.npm_lifecycle_event === 'fuzz:mail' || process.env.LONG_HISTORIES === '1';
const mails = isLong ? 10_000 : 600;
const seconds = isLong ? 1800 : 20;
const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31);

const folder = new URL('../../fixtures/mail', import.meta.url).pathname;
const corpus = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter(name => name.endsWith('.eml'))
  .map(name => readFileSync(join(folder, name)))
  .filter(({ length }) => length > 0 && length < 50_000);

async function fuzz(arbitrary: fc.Arbitrary<Uint8Array>): Promise<number> {
  let count = 0;
  await fc.assert(
    fc.asyncProperty(arbitrary, async source => {
      count++;
      await soundLine(source);
    }),
    {
      seed,
      numRuns: mails,
      interruptAfterTimeLimit: seconds * 1000,
      // A failure is shown within minutes, as small as it got by then.
      endOnFailure: false,
    },
  );
  console.log(`${count} mails read, seed ${seed}`);
  return count;
}

type Change = { at: number; kind: 'flip' | 'drop' | 'double' | 'insert'; length: number; bytes: Uint8Array };

const change: fc.Arbitrary<Change> = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
  kind: fc.constantFrom('flip', 'drop', 'double', 'insert'),
  length: fc.integer({ min: 1, max: 200 }),
  bytes: fc.oneof(
    fc.uint8Array({ minLength: 1, maxLength: 8 }),
    fc
      .constantFrom('\r\n', '\n\n', '--', '=?', '?=', '"', '\0', '\ufeff', 'é')
      .map(text => Buffer.from(text)),
  ),
});

const mutated = fc
  .record({ mail: fc.nat(), changes: fc.array(change, { minLength: 1, maxLength: 12 }) })
  .map(({ mail, changes }) =>
    changes.reduce(apply, corpus[mail % corpus.length] ?? Buffer.from('From: a@b')),
  );

function apply(source: Buffer, { at, kind, length, bytes }: Change): Buffer {
  const from = Math.floor(at * source.length);
  const to = Math.min(source.length, from + length);
  const [before, piece, after] = [source.subarray(0, from), source.subarray(from, to), source.subarray(to)];
  if (kind === 'drop') return Buffer.concat([before, after]);
  if (kind === 'double') return Buffer.concat([before, piece, piece, after]);
  if (kind === 'insert') return Buffer.concat([before, bytes, piece, after]);
  return Buffer.concat([before, piece.map((byte, index) => byte ^ (bytes[index] ?? 0)), after]);
}

describe('whatever comes', { timeout: 2_000_000 }, () => {
  test('mails of any structure', async () => {
    expect(await fuzz(anyMail)).toBeGreaterThan(50);
  });
  test('the corpus with bytes changed', async () => {
    expect(await fuzz(mutated)).toBeGreaterThan(50);
  });
});
