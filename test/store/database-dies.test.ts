import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, readlinkSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';

// The whole desk, as `npm start` runs it, over an embedded PostgreSQL that is killed under it, in one way after another.

let folder = '';
let desk: ChildProcess;
let said = '';

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sportello-dies-'));
  said = '';
  desk = spawn(process.execPath, ['src/start.js', 'main'], {
    env: { ...process.env, DATABASE_URL: '', DATA_DIR: folder, PORT: '0', SMTP_DOOR_PORT: '0' },
  });
  for (const stream of [desk.stdout, desk.stderr])
    stream?.on('data', chunk => {
      said += chunk;
    });
  await vi.waitFor(() => expect(said).toContain('sandbox is open'), { timeout: 200_000 });
});
afterAll(async () => {
  desk.kill('SIGTERM');
  if (desk.exitCode === null) await once(desk, 'exit');
  killAll(processes(), 'SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

const cluster = () => join(folder, 'postgres', 'cluster');
const postmasterPid = () => readFileSync(join(cluster(), 'postmaster.pid'), 'utf8').split('\n');

/** All living processes of this PostgreSQL. */
function processes(): number[] {
  return readdirSync('/proc')
    .map(Number)
    .filter(pid => {
      try {
        return Number.isInteger(pid) && readlinkSync(`/proc/${pid}/cwd`) === cluster();
      } catch {
        return false;
      }
    });
}

/** Backends come and go meanwhile: one that has ended between the look and the blow is no failure. */
function killAll(pids: number[], signal: NodeJS.Signals): void {
  for (const pid of pids)
    try {
      process.kill(pid, signal);
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
    }
}

async function ask(query: string): Promise<postgres.Row[]> {
  const password = readFileSync(join(folder, 'postgres', 'password'), 'utf8');
  const url = `postgres://sportello:${password}@127.0.0.1:${postmasterPid()[3]}/sportello`;
  const sql = postgres(url, { max: 1, onnotice: () => {}, connect_timeout: 5 });
  try {
    return await sql.unsafe(query);
  } finally {
    await sql.end({ timeout: 1 });
  }
}

/** As a mail server does: what is put off is brought again. */
async function deliver(subject: string): Promise<void> {
  const port = Number(/"smtpPort":(\d+)/.exec(said)?.[1]);
  const server = createTransport({ host: '127.0.0.1', port, secure: false, ignoreTLS: true });
  const mail = {
    from: 'paolo@cliente.example',
    to: 'support@interzen.it',
    subject,
    text: `${subject}: non funziona.`,
  };
  await expect
    .poll(
      () =>
        server.sendMail(mail).then(
          () => 'taken',
          () => 'put off',
        ),
      { timeout: 200_000 },
    )
    .toBe('taken');
}

/** On a ticket, with its cards in both chats. */
async function isOnItsCards(subject: string): Promise<boolean> {
  const found = await ask(`select card.message from ticket join card on card.ticket = ticket.number
    where ticket.subject = '${subject}' and card.message is not null`).catch(() => []);
  return found.length === 2;
}

test.each([
  ['its postmaster alone', () => [Number(postmasterPid()[0])], 'SIGKILL'],
  ['every process of it', processes, 'SIGKILL'],
  // Lets nobody in, and waits for those who are there to go.
  ['told to stop by somebody else', () => [Number(postmasterPid()[0])], 'SIGTERM'],
] as const)(
  'killed alone (%s), the database comes back, and what waited goes on',
  async (whom, victims, signal) => {
    await deliver(`Prima, ${whom}`);
    await expect.poll(() => isOnItsCards(`Prima, ${whom}`), { timeout: 200_000 }).toBe(true);
    const before = said.length;
    const port = postmasterPid()[3];
    // A backend that is busy does not notice that its postmaster has died.
    const busy = ask("select pg_sleep(30), 'busy'").catch(error => error);
    killAll(victims(), signal);
    await deliver(`Dopo, ${whom}`);
    await expect
      .poll(() => said.slice(before), { timeout: 200_000 })
      .toContain('the embedded PostgreSQL is back');
    await expect.poll(() => isOnItsCards(`Dopo, ${whom}`), { timeout: 200_000 }).toBe(true);
    expect(await busy).toBeInstanceOf(Error);
    expect(postmasterPid()[3]).toBe(port);
    expect(desk.exitCode).toBeNull();
  },
);

// The last of them: nothing comes after it.
test('one that cannot be started again ends the desk, which says so with its last word', async () => {
  const before = said.length;
  renameSync(join(cluster(), 'global', 'pg_control'), join(cluster(), 'global', 'pg_control.gone'));
  killAll(processes(), 'SIGKILL');
  // Not 'exit': what it said last may still be on its way.
  const [code] = await once(desk, 'close');
  expect(code).toBe(1);
  const last = JSON.parse(said.trim().split('\n').at(-1) ?? '{}');
  expect(last.msg).toMatch(
    /^Sportello ends: its PostgreSQL has died and does not start again\..*could not find the database system/s,
  );
  expect(said.slice(before).match(/the embedded PostgreSQL does not start"/g)).toHaveLength(3);
});
