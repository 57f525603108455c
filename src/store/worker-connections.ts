import { Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { addressOf, noteWire } from './wires/open-wires.ts';

/** So long what is under way may take, and then a good-bye, before a connection is cut. */
const patienceMs = 3_000;

/** graphile-worker's connections to the database. */
export type WorkerConnections = {
  pool: pg.Pool;
  /** Resolves when the last of them is closed. It may be asked once. */
  end(): Promise<void>;
};

/**
 * A pool for graphile-worker. One of its own making it ends while couriers are under way, and stops listening to before:
 * a database that goes away in that moment ends the process with an unhandled error. A pool of node-postgres counts as
 * ended before its good-byes are said, so each socket is watched until it is closed.
 *
 * @param lost hears of connections that break, also while they are being closed
 */
export function workerConnections(
  databaseUrl: string,
  max: number,
  lost: (error: Error) => void,
): WorkerConnections {
  const open = new Map<Socket, Promise<void>>();
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max,
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
    verify: refuseReadOnly,
    stream: () => {
      const socket = new Socket();
      const closed = new Promise<void>(done => socket.once('close', () => done()));
      open.set(socket, closed);
      void closed.then(() => open.delete(socket));
      return socket;
    },
  });
  pool.on('error', lost);
  pool.on('connect', client => {
    client.on('error', lost);
    noteClient(client, addressOf(databaseUrl));
  });
  const allClosed = () => Promise.all(open.values());
  return {
    pool,
    end: async () => {
      await withinPatience(pool.end());
      await withinPatience(allClosed());
      for (const socket of open.keys()) socket.destroy();
      await allClosed();
    },
  };
}

/**
 * A replica, or a primary that was fenced off, is no database for us, whatever its address says: mend-postgres.ts has the other
 * driver refuse it, too.
 */
function refuseReadOnly(client: pg.PoolClient, done: (error?: Error) => void): void {
  client
    .query<{ takes_no_writing: boolean }>(
      "select pg_is_in_recovery() or current_setting('default_transaction_read_only')::boolean as takes_no_writing",
    )
    .then(({ rows }) => {
      if (!rows[0]?.takes_no_writing) return done();
      const why = 'the database takes no writing: a replica, or a server that was fenced off';
      done(Object.assign(new Error(why), { code: '25006' }));
    }, done);
}

/** node-postgres names neither who serves a connection nor its socket in its types. */
function noteClient(client: pg.PoolClient, address: string): void {
  const pid: unknown = Reflect.get(client, 'processID');
  const connection: unknown = Reflect.get(client, 'connection');
  const socket: unknown = typeof connection === 'object' && connection && Reflect.get(connection, 'stream');
  if (typeof pid === 'number' && socket instanceof Socket) noteWire(pid, address, socket);
}

async function withinPatience(work: Promise<unknown>): Promise<void> {
  await Promise.race([work, wait(patienceMs, undefined, { ref: false })]);
}
