import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { run } from './a-start.ts';

// One folder for all: to make a database and its tables anew is a third of what a start costs, and each finds here what the one
// before left in order, or shows that it did not.
const folder = mkdtempSync(join(tmpdir(), 'sportello-start-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const env = { PORT: '0', DATA_DIR: folder };

type Desk = { child: ChildProcess; said(): string; ended: Promise<number | null> };

/** A desk in that folder, once it is open. @param apart in a group of its own, as a terminal starts it */
async function openDesk(args: string[], { apart = false } = {}): Promise<Desk> {
  const child = spawn(process.execPath, [...args, 'main'], {
    env: { ...process.env, DATABASE_URL: '', SMTP_DOOR_PORT: '0', ...env },
    detached: apart,
    timeout: 200_000,
    killSignal: 'SIGKILL',
  });
  let said = '';
  // By 'close': the desk, which writes to the same pipes, has ended too.
  const ended = new Promise<number | null>(done => child.on('close', done));
  await new Promise<void>((done, fail) => {
    child.stdout.on('data', chunk => {
      said += chunk;
      if (said.includes('sandbox is open')) done();
    });
    void ended.then(() => fail(new Error(`it ended before it was open:\n${said}`)));
  });
  return { child, said: () => said, ended };
}

const isServed = () => existsSync(join(folder, 'postgres', 'cluster', 'postmaster.pid'));

test('npm start, with nothing configured, an end in order, and a question to what is there from then on', async () => {
  const { code, said } = await run(process.execPath, ['src/start.js', 'main'], env, /sandbox is open/);
  // The port that it has become, not the one that was asked for.
  expect(said).toMatch(/sandbox is open: http:\/\/localhost:[1-9]\d+"/);
  // Whoever reads the log must know whether it was told to end, or crashed.
  expect(said).toMatch(/"signal":"SIGTERM".*told to stop/);
  expect(said.trimEnd().split('\n').at(-1)).toContain('Sportello has stopped');
  expect(code).toBe(0);
  expect(isServed()).toBe(false);

  const ticket = await run(process.execPath, ['src/start.js', 'cli', 'ticket', 'abc'], env);
  expect(ticket).toEqual({ code: 1, said: 'abc is not a ticket number: write it like 1042.\n' });
});

test('a terminal that is closed ends it in order too, though npm hands the signal on a second time', async () => {
  const { child, ended } = await openDesk(['src/start.js']);
  // It is the process that was started, and was told how much of its memory it may keep for itself.
  expect(readFileSync(`/proc/${child.pid}/environ`, 'utf8')).toContain('MALLOC_MMAP_THRESHOLD_=');
  child.stdout?.destroy();
  child.stderr?.destroy();
  child.kill('SIGHUP');
  await new Promise(done => setTimeout(done, 50));
  child.kill('SIGHUP');
  expect(await ended).toBe(0);
  expect(isServed()).toBe(false);
});

test('a port for mail that is taken is said plainly, and nothing else', async () => {
  const taken = createServer();
  await new Promise<void>(done => taken.listen(0, '127.0.0.1', done));
  const address = taken.address();
  const port = String(typeof address === 'object' && address ? address.port : 0);
  const { code, said } = await run(process.execPath, ['src/start.js', 'main'], {
    ...env,
    SMTP_DOOR_PORT: port,
  });
  taken.close();
  expect(code).toBe(1);
  expect(said).toContain(`Port ${port} for SMTP is taken`);
  expect(said).not.toMatch(/Failed query|"stack"/);
  expect(isServed()).toBe(false);
});

describe('on a Node that is too old, with the one that npm ci brought', () => {
  /** What the way in looks at says 20; the Node that it goes on with says what it is. */
  const asOld = `data:text/javascript,process.env.SPORTELLO_REENTERED||Object.defineProperty(process,'versions',{value:{...process.versions,node:'20.0.0'}})`;
  const old = ['--import', asOld, 'src/start.js'];

  test('what it is called for is done, and its exit code handed on', async () => {
    expect(await run(process.execPath, [...old, 'cli', 'chek'])).toMatchObject({ code: 1 });
    const { code, said } = await run(process.execPath, [...old, 'cli', 'help']);
    expect(said).toContain('npm run sportello -- check');
    expect(code).toBe(0);
  });

  test.each(['SIGTERM', 'SIGINT', 'SIGHUP', 'SIGKILL'] as const)(
    '%s to the process that was started stops the desk in order',
    async signal => {
      const { child, said, ended } = await openDesk(old);
      child.kill(signal);
      expect(await ended).toBe(signal === 'SIGKILL' ? null : 0);
      expect(said().trimEnd().split('\n').at(-1)).toContain('Sportello has stopped');
      expect(isServed()).toBe(false);
    },
  );

  test('Ctrl-C is one signal, though the whole group hears it and it is handed on', async () => {
    const { child, said, ended } = await openDesk(old, { apart: true });
    process.kill(-(child.pid ?? 0), 'SIGINT');
    expect(await ended).toBe(0);
    expect(said()).toContain('Sportello has stopped');
  });
});
