import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chownSync, closeSync, cpSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import postgres from 'postgres';
import { freePort } from '../free-port.ts';
import { programs, untilIt } from './own-postgres.ts';

/** One PostgreSQL of a pair. */
type Server = {
  port: number;
  /** Asks it something as its superuser, over a connection of its own. */
  ask<T>(what: (sql: postgres.Sql) => Promise<T>): Promise<T>;
  /** As `kill -9` of its postmaster; the others end as they notice. */
  kill(): void;
};

export type TwoServers = {
  primary: Server;
  /** Follows the primary; nothing is committed there before it is written here too. */
  replica: Server;
  /** For the desk, at a port of one's choice. */
  urlAt(port: number): string;
  promote(): Promise<void>;
  stop(): Promise<void>;
};

const small = ['-c', 'shared_buffers=32MB', '-c', 'max_connections=80', '-c', 'max_wal_size=128MB'];

/** A primary and its replica by streaming, synchronous, as an admin sets them up. */
export async function startTwoServers(): Promise<TwoServers> {
  const { initdb, postgres: server, user } = await programs();
  const home = mkdtempSync(join(tmpdir(), 'sportello-pair-'));
  if (user.uid !== undefined) chownSync(home, user.uid, user.gid ?? 0);
  const said = openSync(join(home, 'said.log'), 'a');
  const folder = (name: string) => join(home, name);
  execFileSync(
    initdb,
    ['-D', folder('first'), '-U', 'postgres', '--auth=trust', '-E', 'UTF8', '--locale=C', '--no-sync'],
    { ...user, cwd: '/', stdio: 'ignore' },
  );
  const running: ChildProcess[] = [];

  async function start(name: string, port: number, more: string[] = []): Promise<Server> {
    const child = spawn(
      server,
      [
        '-D',
        folder(name),
        '-p',
        String(port),
        '-k',
        '',
        '-c',
        'listen_addresses=127.0.0.1',
        ...small,
        ...more,
      ],
      { ...user, cwd: dirname(server), stdio: ['ignore', said, said] },
    );
    running.push(child);
    const ask: Server['ask'] = async what => {
      const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
      const sql = postgres(url, {
        ...{ max: 1, onnotice: () => {}, connect_timeout: 5, fetch_types: false },
        // It works on a server that is fenced off, too.
        connection: { options: '-c default_transaction_read_only=off' },
      });
      return await what(sql).finally(() => sql.end({ timeout: 1 }));
    };
    return { port, ask, kill: () => child.kill('SIGKILL') };
  }

  const [first, second] = [await freePort(), await freePort()];
  const alone = await start('first', first);
  await untilIt(() => alone.ask(sql => sql`select 1`));
  await alone.ask(async sql => {
    await sql`create role desk login`;
    await sql`create database desk owner desk`;
  });
  running[0]?.kill('SIGINT');
  await Promise.all(running.map(gone));
  cpSync(folder('first'), folder('second'), { recursive: true, preserveTimestamps: true });
  writeFileSync(join(folder('second'), 'standby.signal'), '');
  if (user.uid !== undefined)
    execFileSync('chown', ['-R', `${user.uid}:${user.gid}`, folder('second')], { stdio: 'ignore' });
  execFileSync('chmod', ['700', folder('second')]);

  const primary = await start('first', first);
  const replica = await start('second', second, [
    ...['-c', `primary_conninfo=host=127.0.0.1 port=${first} user=postgres application_name=second`],
  ]);
  await untilIt(() => primary.ask(sql => sql`alter system set synchronous_standby_names = 'second'`));
  await primary.ask(sql => sql`select pg_reload_conf()`);
  await untilIt(() =>
    primary.ask(async sql => {
      const [row] = await sql`select 1 from pg_stat_replication where sync_state = 'sync'`;
      if (!row) throw new Error('it does not follow yet');
    }),
  );

  return {
    primary,
    replica,
    urlAt: port => `postgres://desk@127.0.0.1:${port}/desk`,
    promote: async () => {
      writeFileSync(join(folder('second'), 'promote'), '');
      running.at(-1)?.kill('SIGUSR1');
      await untilIt(() =>
        replica.ask(async sql => {
          const [row] = await sql`select pg_is_in_recovery() as follows`;
          if (row?.follows) throw new Error('it is still a replica');
        }),
      );
    },
    stop: async () => {
      // In order, or its processes would go on a while over a folder that is gone.
      for (const child of running) child.kill('SIGQUIT');
      await Promise.all(running.map(gone));
      closeSync(said);
      rmSync(home, { recursive: true, force: true });
    },
  };
}

async function gone(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  await new Promise(done => child.once('exit', done));
}
