import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { cloneInto, forbidPrograms, move, npmStart } from './a-clone.ts';

// Each starts a desk with its database; on a loaded machine that takes its time.

const isRoot = process.getuid?.() === 0;
const nobody = 65_534;

// One clone is moved from place to place: making it takes longer than starting it.
let workshop = '';
let place = '';
let clone = '';
beforeAll(() => {
  workshop = mkdtempSync(join(tmpdir(), 'sportello-clone-'));
  cloneInto(join(workshop, 'clone'));
});
afterAll(() => rmSync(workshop, { recursive: true, force: true }));
afterEach(() => {
  rmSync(join(clone, '.data'), { recursive: true, force: true });
  move(clone, join(workshop, 'clone'));
  rmSync(place, { recursive: true, force: true });
});

/** The clone, in a folder that nobody else may enter. */
function cloneBelow(...names: string[]): string {
  place = mkdtempSync(join(tmpdir(), '.sportello-place-'));
  clone = join(place, ...names);
  move(join(workshop, 'clone'), clone);
  return clone;
}

// In one's home: .ci/run.
test('below a blank and an accent npm start opens, and ends in order; nobody else may look into the data, and the database is told none of our secrets', async () => {
  cloneBelow('Società Bianchi', 'il mio sportèllo');
  const postmaster = join(clone, '.data', 'postgres', 'cluster', 'postmaster.pid');
  let served = '';
  const data = join(clone, '.data');
  // As an older Sportello left it.
  for (const folder of ['.', 'files', 'postgres']) mkdirSync(join(data, folder), { recursive: true });
  for (const file of ['files/abc', 'postgres/postgres.log']) writeFileSync(join(data, file), '');
  execFileSync('chmod', ['-R', 'a+rX', data]);

  const environments: string[] = [];
  const { said } = await npmStart(clone, {
    env: { SOME_TOKEN: 'xoxb-secret', SOME_PASSWORD: 'very-secret' },
    whenOpen: () => {
      served = readFileSync(postmaster, 'utf8');
      const cluster = join(data, 'postgres', 'cluster');
      for (const pid of readdirSync('/proc').filter(name => /^\d+$/.test(name) && folderOf(name) === cluster))
        environments.push(readFileSync(`/proc/${pid}/environ`, 'utf8'));
    },
  });
  expect(said).toContain('sandbox is open');
  expect(served).toContain(clone);
  expect(existsSync(postmaster)).toBe(false);
  expect(environments.length).toBeGreaterThan(3);
  expect(environments.join('')).not.toContain('secret');
  const open = ['.', ...readdirSync(data, { recursive: true, encoding: 'utf8' })].filter(
    name => (statSync(join(data, name)).mode & 0o077) !== 0,
  );
  expect(open).toEqual([]);
  expect(existsSync(join(data, 'sandbox.jsonl'))).toBe(true);
});

function folderOf(pid: string): string | null {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return null;
  }
}

test('a folder with other things in it is not closed to those who use them', async () => {
  cloneBelow('clone');
  const data = join(place, 'var');
  mkdirSync(join(data, 'others'), { recursive: true });
  execFileSync('chmod', ['-R', '755', data]);
  const { said } = await npmStart(clone, { env: { DATA_DIR: data } });
  expect(said).toContain('sandbox is open');
  const modeOf = (name: string) => (statSync(join(data, name)).mode & 0o777).toString(8);
  const modes = ['.', 'others', 'postgres', 'sandbox.jsonl'].map(modeOf);
  expect(modes).toEqual(['755', '755', '700', '600']);
});

test('where programs may not be executed, it says so in one line', async () => {
  cloneBelow('clone');
  const programs = forbidPrograms(clone, 'a-x,a+X');
  const { code, said } = await npmStart(clone);
  programs.allowAgain();
  expect(said).toMatch(/Sportello cannot start\. .*noexec.*DATABASE_URL/);
  expect(code).not.toBe(0);
});

/** A PATH on which only these programs are found, and `id` knows no user postgres. */
function poorPath(...programs: string[]): string {
  const bin = join(place, 'bin');
  mkdirSync(bin);
  for (const name of ['node', 'npm', 'sh', ...programs]) {
    const found = execFileSync('sh', ['-c', `readlink -f "$(command -v ${name})"`]);
    symlinkSync(found.toString().trim(), join(bin, name));
  }
  writeFileSync(join(bin, 'id'), `#!/bin/sh\n[ "$2" = nobody ] && echo ${nobody}\n`, { mode: 0o755 });
  return bin;
}

describe.runIf(isRoot)('as root', () => {
  test('what umask 077 has closed is open to the database', async () => {
    cloneBelow('clone');
    const programs = forbidPrograms(clone, 'go-rwx');
    const { said } = await npmStart(clone);
    programs.allowAgain();
    expect(said).toContain('sandbox is open');
  });

  test('without a user postgres, and without useradd, another is found', async () => {
    cloneBelow('clone');
    const { said } = await npmStart(clone, { env: { PATH: poorPath('setpriv') } });
    expect(said).toContain('sandbox is open');
    expect(statSync(join(clone, '.data', 'postgres', 'cluster')).uid).toBe(nobody);
  });

  test('without setpriv: a closed folder is said in one line, an open one does', async () => {
    cloneBelow('clone');
    const env = { PATH: poorPath() };
    const closed = await npmStart(clone, { env });
    expect(closed.said).toMatch(/Sportello cannot start\. .*setpriv.*another user.*DATABASE_URL/);
    expect(closed.code).not.toBe(0);
    chmodSync(place, 0o711);
    expect((await npmStart(clone, { env })).said).toContain('sandbox is open');
  });

  test('another user’s npm start needs none of it; where he may not write, it says so in one line', async () => {
    cloneBelow('clone');
    chmodSync(place, 0o711);
    const refused = await npmStart(clone, { uid: nobody });
    expect(refused.said).toMatch(/Sportello cannot start\. Sportello cannot keep its data in .*DATA_DIR=/);
    expect(refused.code).not.toBe(0);
    chownSync(clone, nobody, nobody);
    const { said } = await npmStart(clone, { uid: nobody });
    chownSync(clone, 0, 0);
    expect(said).toContain('sandbox is open');
    expect(statSync(join(clone, '.data', 'postgres', 'cluster')).uid).toBe(nobody);
  });
});
