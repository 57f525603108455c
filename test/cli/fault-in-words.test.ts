import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { commandLine } from './command-line.ts';

const folder = mkdtempSync(join(tmpdir(), 'sportello-faults-'));
afterAll(() => rmSync(folder, { recursive: true }));

const ask = commandLine();

async function said(args: string[], env: NodeJS.ProcessEnv = {}): Promise<string> {
  const told = { ...process.env, DATA_DIR: folder, DATABASE_URL: '', ...env };
  const { out, err, code } = await ask(args, { env: told });
  return `${code} ${out}${err}`;
}

test('a file that is not there, and one that is a folder', async () => {
  const gone = join(folder, 'gone.backup');
  expect(await said(['restore', gone])).toBe(
    `1 There is no ${gone}, or no folder for it: write the name of one that is there.\n`,
  );
  expect(await said(['restore', folder])).toBe('1 That is a folder: write the name of a file.\n');
});

test('a database that does not answer: in its words, and where to ask', async () => {
  const taken = createServer();
  await new Promise<void>(done => taken.listen(0, '127.0.0.1', done));
  const address = taken.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  await new Promise<void>(done => taken.close(() => done()));
  expect(await said(['tickets'], { DATABASE_URL: `postgres://127.0.0.1:${port}/x` })).toMatch(
    /^1 connect ECONNREFUSED 127\.0\.0\.1:\d+\nWhat to do about it: npm run sportello -- check\n$/,
  );
});
