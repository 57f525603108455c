import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, expect, test } from 'vitest';
import { highestNumber } from '../../../src/store/tickets/ticket-numbers.ts';
import { ownDatabase } from '../../database.ts';

const own = ownDatabase();
const folder = mkdtempSync(join(tmpdir(), 'sportello-restored-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function sportello(...args: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, ['src/start.js', 'cli', ...args], {
    env: { ...process.env, DATABASE_URL: own.url, DATA_DIR: folder },
  });
  return stdout;
}

test('after an older state was put back, numbers jump by hand, and it is said by how much', async () => {
  const before = await highestNumber(own.database.db);
  expect(await sportello('restored', '--margin', '250')).toContain(`The next request is #${before + 251}.`);
  expect(await highestNumber(own.database.db)).toBe(before + 250);
  await expect(sportello('restored', '--margin', 'much')).rejects.toThrow(/--margin 1000/);
});
