import { AsyncLocalStorage } from 'node:async_hooks';
import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { counting, type PoolNumbers, together } from './pool.ts';

/** The database, or a transaction on it: every function of this room takes either. */
export type Db = Pick<
  PostgresJsDatabase,
  'select' | 'insert' | 'update' | 'delete' | 'execute' | 'transaction'
>;

/** @property pool how its connections stand, by what is asked of `db` */
export type Database = {
  db: Db;
  connection: postgres.Sql;
  url: string;
  pool(): PoolNumbers;
  close(): Promise<void>;
};

/** So many connections more are for what is asked again and again; it is answered at once, and goes over them together. */
const keepingPlans = 3;

/**
 * Opens a pool; connects at the first query.
 *
 * @param url postgres://user:password@host:port/name
 */
export function openDatabase(url: string, connections = 10): Database {
  const opened = (max: number, planCacheMode: 'auto' | 'force_custom_plan') =>
    sayingAtBeginning(
      postgres(url, {
        max,
        onnotice: () => {},
        connect_timeout: 5,
        connection: { application_name: 'sportello', plan_cache_mode: planCacheMode },
      }),
    );
  // A plan that knows no values cannot prove that a partial index serves.
  const connection = opened(connections, 'force_custom_plan');
  const beside = opened(keepingPlans, 'auto');
  const [plain, keeping] = [counting(connection, connections), counting(beside, keepingPlans)];
  const db = drizzle(preparing(plain.client));
  besides.set(db, drizzle(preparing(keeping.client)));
  return {
    db,
    connection,
    url,
    pool: () => together(plain.pool(), keeping.pool()),
    close: async () => void (await Promise.all([connection, beside].map(each => each.end({ timeout: 5 })))),
  };
}

/** By database: the same, over connections on which plans are kept. */
const besides = new WeakMap<Db, Db>();

/** Where plans of statements are kept: a transaction itself, and beside the others' connections those that are for that. */
export function wherePlansAreKept(db: Db): Db {
  const own = plainly(db);
  return besides.get(own) ?? own;
}

/**
 * Has every statement prepared at the server, each connection its own: one round trip instead of two (describe, then
 * execute), and several go over the wire together. drizzle asks for it only where a statement is given a name.
 * postgres.js forgets them with the connection, after half an hour to an hour.
 */
function preparing<S extends postgres.Sql | postgres.TransactionSql>(client: S): S {
  return new Proxy(client, {
    get: (target, name) => {
      const own: unknown = Reflect.get(target, name);
      if (typeof own !== 'function') return own;
      if (name === 'unsafe')
        return (query: string, values: unknown[], options: object) =>
          own(query, values, { ...options, prepare: true });
      if (name === 'begin')
        return (work: (tx: postgres.TransactionSql) => unknown) =>
          own(told, (tx: postgres.TransactionSql) => work(preparing(tx)));
      if (name === 'savepoint')
        return (work: (tx: postgres.TransactionSql) => unknown) =>
          own((tx: postgres.TransactionSql) => work(preparing(tx)));
      return own;
    },
  });
}

/** What PostgreSQL is told of a transaction, by the names of its settings: numbers (of ms, where they are times), and words of ours. */
type Settings = Record<string, number | 'auto' | 'off' | 'force_custom_plan'>;

/** Of a transaction that begins now. */
const settings = new AsyncLocalStorage<Settings>();

/**
 * What writes asks for single rows, and each row that is written has others looked up to which it refers: to plan that anew
 * each time took PostgreSQL as long as to carry it out. Goes with the transaction's beginning, in one message.
 */
function beginning(): string {
  const all: Settings = { plan_cache_mode: 'auto', ...settings.getStore() };
  return Object.entries(all)
    .map(([name, value]) => `; set local ${name} = ${value}`)
    .join('');
}

/** By which the beginning of a transaction is known that is told something: postgres.js lets letters through there, and nothing else. */
const told = 'told';

/** Has what transactions are told go with their beginning. */
function sayingAtBeginning(connection: postgres.Sql): postgres.Sql {
  const unsafe = connection.unsafe;
  const saying: typeof unsafe = (query, ...rest) =>
    unsafe(query === `begin ${told}` ? `begin${beginning()}` : query, ...rest);
  return Object.assign(connection, { unsafe: saying });
}

/**
 * A transaction of which PostgreSQL is told something from its beginning on; what whoever asks has said of all of theirs
 * (see {@link impatient}) holds where nothing else is said here.
 *
 * @throws in a transaction: it has begun
 */
export async function transactionWith<T>(db: Db, own: Settings, work: (tx: Db) => Promise<T>): Promise<T> {
  if ('rollback' in db)
    throw new Error('What a transaction is told is said at its beginning: this one has begun.');
  return await settings.run({ ...settings.getStore(), ...own }, () =>
    // What another transaction that begins meanwhile may take is not said by this one.
    db.transaction(tx => settings.run({}, () => work(tx))),
  );
}

/**
 * Everything that is read is as it was at one moment, that of the first statement, whatever is written meanwhile; nothing can
 * be written. Over one connection, which postgres.js keeps until the end.
 */
export async function atOneMoment<T>(
  { connection }: Pick<Database, 'connection'>,
  work: (then: Pick<Database, 'db' | 'connection'>) => Promise<T>,
): Promise<T> {
  const done = await connection.begin('isolation level repeatable read read only', async tx => {
    // drizzle looks for the options, which postgres.js leaves out in a transaction.
    const own = Object.assign(tx, { options: connection.options }) as unknown as postgres.Sql;
    return { is: await work({ db: drizzle(preparing(own)), connection: own }) };
  });
  return done.is as T;
}

/**
 * A database whose transactions wait no longer than this for what others have locked (they fail with 55P03 then), and in
 * which no statement takes longer than this (57014): for whoever is waited for by a person.
 */
export function impatient(db: Db, lockMs: number, statementMs: number): Db {
  const limits = { lock_timeout: lockMs, statement_timeout: statementMs };
  const hurried = new Proxy(db, {
    get: (target, name) => {
      const own: unknown = Reflect.get(target, name);
      if (name === 'transaction')
        return (work: Parameters<Db['transaction']>[0], ...rest: []) =>
          settings.run({ ...limits, ...settings.getStore() }, () =>
            target.transaction(tx => settings.run({}, () => work(tx)), ...rest),
          );
      return typeof own === 'function' ? own.bind(target) : own;
    },
  });
  beneath.set(hurried, beneath.get(db) ?? db);
  return hurried;
}

const beneath = new WeakMap<Db, Db>();

/** The database of whoever is impatient: what is asked outside of transactions is asked of that, whoever waits. */
export function plainly(db: Db): Db {
  return beneath.get(db) ?? db;
}
