import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { commandLine } from '../cli/command-line.ts';
import { run } from './a-start.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sportello-start-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const ask = commandLine();
/** A command's answer, where it does not matter that it is a process of its own. */
async function answer(args: string[], env: NodeJS.ProcessEnv, cwd = process.cwd()) {
  const told = { ...process.env, DATABASE_URL: '', SMTP_DOOR_PORT: '0', ...env };
  const { out, err, code } = await ask(args, { cwd, env: told });
  return { code, said: out + err };
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

test.each([['--help'], ['-h'], ['help'], []])(
  'help is help, however it is asked for: %j',
  async (...asked) => {
    const { code, said } = await run(process.execPath, ['src/start.js', 'cli', ...asked]);
    expect(said).toMatch(/^Sportello, for admins/);
    expect(code).toBe(0);
  },
);

test.each([
  [['check', '--help'], 'check'],
  [['help', 'check'], 'check'],
  [['ticket', '1042', 'claim', '-h'], 'ticket'],
  [['restored', '--help'], 'restored'],
  [['mail', 'explain', '--help'], 'mail'],
])('a command that is asked for help says what it does, and does nothing: %j', async (asked, command) => {
  const { code, said } = await run(process.execPath, ['src/start.js', 'cli', ...asked], { DATA_DIR: folder });
  expect(said).toMatch(new RegExp(`^ +npm run (-s )?sportello -- ${command} `));
  for (const [, other] of said.matchAll(/sportello -- (\S+)/g)) expect(other).toBe(command);
  expect(code).toBe(0);
  expect(readdirSync(folder)).toEqual([]);
});

test('a command that is not there: the one that was meant', async () => {
  const { code, said } = await run(process.execPath, ['src/start.js', 'cli', 'chek']);
  expect(said).toMatch(/^There is no command chek: did you mean check\?/);
  expect(code).toBe(1);
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

test.each([
  ['/proc/x', ''],
  ['/etc/passwd/x', ''],
  // The sandbox keeps files of its own there.
  ['/proc/x', 'postgres://127.0.0.1:1/nowhere'],
])('a folder that cannot be made (%s) is said plainly, with the database %s', async (place, database) => {
  const { code, said } = await run(process.execPath, ['src/start.js', 'main'], {
    PORT: '0',
    DATA_DIR: place,
    DATABASE_URL: database,
  });
  expect(said).toContain(`Sportello cannot keep its data in ${place}`);
  expect(said).toContain('DATA_DIR=');
  expect(code).toBe(1);
});

test('a database that does not answer: the start says who knows what to do', async () => {
  const { code, said } = await run(process.execPath, ['src/start.js', 'main'], {
    PORT: '0',
    DATA_DIR: folder,
    DATABASE_URL: 'postgres://127.0.0.1:1/nowhere',
  });
  expect(said).toMatch(
    /Sportello cannot start\. .*ECONNREFUSED.*\nWhat to do about it: npm run sportello -- check/,
  );
  expect(code).toBe(1);
});

test('beside a fault the check does not say that the sandbox would open', async () => {
  const { code, said } = await answer(['check'], {
    DATA_DIR: folder,
    SLACK_BOT_TOKEN: 'xoxb-1',
    SLACK_SIGNING_SECRT: 's',
  });
  expect(said).toMatch(/✗ Configuration +desk\.yaml, line \d+: slack: is missing.*take the # away/);
  expect(said).toMatch(
    /! Environment +nobody reads SLACK_SIGNING_SECRT\n +→ did you mean SLACK_SIGNING_SECRET\?/,
  );
  expect(said).not.toContain('nothing is configured');
  expect(code).toBe(1);
});

test.each(['/proc/x', '/etc/passwd/x'])('the check says where no data can be kept: %s', async place => {
  const { code, said } = await answer(['check'], { DATA_DIR: place });
  expect(said).toContain(`Sportello cannot keep its data in ${place}`);
  expect(code).toBe(1);
});

test('a folder that lets nobody write is said plainly', async () => {
  symlinkSync('/proc', join(folder, 'postgres'));
  const { code, said } = await answer(['tickets'], {
    DATA_DIR: folder,
  });
  expect(said).toContain(`Sportello cannot keep its data in ${folder}`);
  expect(code).toBe(1);
});

test.each([['main'], ['check'], ['deadline', '--received', '2026-12-04T18:00']])(
  'without a desk.yaml, %s says where it was looked for',
  async (...args) => {
    const start = join(process.cwd(), 'src', 'start.js');
    const { code, said } =
      args[0] === 'main'
        ? await run(process.execPath, [start, 'main'], {}, undefined, folder)
        : await answer(args, {}, folder);
    expect(said).toContain(`there is none in ${folder}: start Sportello in its own folder`);
    expect(said).not.toContain('ENOENT');
    expect(code).toBe(1);
  },
);

test('a question to a database in which nothing is yet', async () => {
  const { code, said } = await answer(['tickets'], {
    DATA_DIR: folder,
  });
  expect(said).toContain('There is nothing in the database yet: start the server once');
  expect(code).toBe(1);
});

test('the check says what works, ends with it, and leaves nothing behind', async () => {
  for (const place of [folder, join(folder, 'not', 'yet')]) {
    const { code, said } = await run(process.execPath, ['src/start.js', 'cli', 'check'], { DATA_DIR: place });
    expect(said).toMatch(
      /✓ Database +PostgreSQL 18[^,]*, embedded, empty: the first start of the server sets it up/,
    );
    expect(said).toContain('npm start opens the sandbox');
    expect(code).toBe(0);
    expect(readdirSync(folder)).toEqual([]);
  }
});
