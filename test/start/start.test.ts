import { spawn } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sportello-start-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function run(
  node: string,
  args: string[],
  env: NodeJS.ProcessEnv = {},
  until?: RegExp,
): Promise<{ code: number | null; said: string }> {
  return await new Promise(done => {
    const child = spawn(node, args, {
      env: { ...process.env, DATABASE_URL: '', SMTP_DOOR_PORT: '0', ...env },
    });
    let said = '';
    const hear = (chunk: Buffer) => {
      said += chunk;
      if (until?.test(said)) child.kill('SIGTERM');
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.on('close', code => done({ code, said }));
  });
}

test('a clone that was never installed says what to do', async () => {
  mkdirSync(join(folder, 'src'));
  copyFileSync('src/start.js', join(folder, 'src', 'start.js'));
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  const { code, said } = await run(process.execPath, [join(folder, 'src', 'start.js'), 'main']);
  expect(code).toBe(1);
  expect(said).toContain('npm ci');
  expect(said).not.toContain('at ');
});

test('nothing that is run at the next start is kept where others may write', async () => {
  const { code } = await run(process.execPath, ['src/start.js', 'cli', 'help'], { TMPDIR: folder });
  expect(code).toBe(0);
  expect(readdirSync(folder)).toEqual([]);
});

const oldNode = '/usr/bin/node';
describe.runIf(existsSync(oldNode))('called with the machine’s own Node', () => {
  test('goes on with the one that npm ci brought', async () => {
    const { code, said } = await run(oldNode, ['src/start.js', 'cli', 'help']);
    expect(said).toContain('npm run sportello -- check');
    expect(code).toBe(0);
  });
});

test('a fault in desk.yaml or the environment: all are named, and it does not start', async () => {
  const { code, said } = await run(process.execPath, ['src/start.js', 'main'], {
    PORT: 'x',
    LOG_LEVEL: 'loud',
  });
  expect(code).toBe(1);
  expect(said).toContain('environment: PORT: write a port number');
  expect(said).toContain('environment: LOG_LEVEL');
});

test('a port that is taken is said plainly, and nothing is left running', async () => {
  const taken = createServer();
  await new Promise<void>(done => taken.listen(0, '127.0.0.1', done));
  const address = taken.address();
  const port = String(typeof address === 'object' && address ? address.port : 0);
  const { code, said } = await run(process.execPath, ['src/start.js', 'main'], {
    PORT: port,
    DATA_DIR: folder,
  });
  taken.close();
  expect(code).toBe(1);
  expect(said).toContain(`Port ${port} on 127.0.0.1 is taken`);
  expect(existsSync(join(folder, 'postgres', 'owner.pid'))).toBe(false);
});

test('npm start, with nothing configured, and an end in order', async () => {
  const { code, said } = await run(
    process.execPath,
    ['src/start.js', 'main'],
    { PORT: '0', DATA_DIR: folder },
    /sandbox is open/,
  );
  expect(said).toContain('sandbox is open');
  expect(code).toBe(0);
  expect(existsSync(join(folder, 'postgres', 'cluster', 'postmaster.pid'))).toBe(false);
});

test('the check says what works, and ends with it', async () => {
  const { code, said } = await run(process.execPath, ['src/start.js', 'cli', 'check'], { DATA_DIR: folder });
  expect(said).toMatch(/✓ Database {2}PostgreSQL 18/);
  expect(code).toBe(0);
});
