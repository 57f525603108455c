import postgres from 'postgres';
import type { Log } from '../../log.ts';
import { within } from '../../within.ts';
import { addressOf, openWires, type Wire } from './open-wires.ts';

const everyMs = 3_000;
const answerWithinMs = 3_000;

/**
 * Cuts connections that lead elsewhere than a new one would. After a takeover the database's address leads to another server,
 * and nothing need tell of it: a host that vanished sends no word, a proxy holds what it holds, and the old server, now
 * read-only or waiting for a replica that has left it, goes on answering. Neither driver ever finds that out: what was asked waits
 * for a quarter of an hour, until the system gives up, or for ever. So every few seconds somebody comes by a new connection and
 * looks which of ours this server serves; those that it does not know are lost, and whoever waits for them hears it.
 * A statement may take as long as it likes.
 *
 * Where the address itself does not answer, or answers read-only, nothing is known, and nothing is done.
 */
export function keepAtAddress(url: string, log: Log, limits = { everyMs, answerWithinMs }): { stop(): void } {
  const address = addressOf(url);
  let isLooking = false;
  const timer = setInterval(() => {
    const before = openWires(address);
    if (isLooking || before.length === 0) return;
    isLooking = true;
    void lost(url, before, limits.answerWithinMs)
      .then(gone => {
        for (const wire of gone) wire.cut();
        if (gone.length > 0)
          log.warn(
            { room: 'store', connections: gone.length },
            'cut connections to a server to which the address of the database leads no more',
          );
      })
      .catch(() => {})
      .finally(() => {
        isLooking = false;
      });
  }, limits.everyMs);
  timer.unref();
  return { stop: () => clearInterval(timer) };
}

/** Those still open that the server of a new connection does not serve. @throws where that cannot be had now */
async function lost(url: string, wires: Wire[], atMostMs: number): Promise<Wire[]> {
  const sql = postgres(url, {
    max: 1,
    connect_timeout: Math.ceil(atMostMs / 1000),
    onnotice: () => {},
    fetch_types: false,
    prepare: false,
  });
  try {
    const [seen] = await within(
      atMostMs,
      Promise.resolve(sql<{ own: number; served: number[] }[]>`
        select pg_backend_pid() as own,
          array(select pid from pg_stat_activity where datname = current_database() and pid is not null)::int[] as served`),
    );
    // The number of one that is lost may have been given again: then the newest has it.
    const open = new Set(openWires(addressOf(url)));
    const served = new Map([...open].map(wire => [wire.pid, wire]));
    const own = seen && served.get(seen.own);
    // A pooler between us and the server tells of processes that are none: who is served by whom is its own business.
    if (!seen || !own) return [];
    const isServed = (wire: Wire) => seen.served.includes(wire.pid) && served.get(wire.pid) === wire;
    // One that we closed ourselves meanwhile is not lost.
    return wires.filter(wire => open.has(wire) && !isServed(wire));
  } finally {
    void sql.end({ timeout: 0 });
  }
}
