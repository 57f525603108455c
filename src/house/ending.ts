import type { Log } from '../log.ts';
import { plainReason } from '../safe-fault.ts';
import { type Open, openRooms } from './closing.ts';

/** The house, with all its rooms; and the embedded PostgreSQL, which writes down what it still holds. */
const stopWithinMs = 60_000;
/** One press of Ctrl-C comes several times: to the whole group, and handed on by npm and by `start.js`. What comes later insists. */
const oneSignalMs = 1000;
/** Without its database a room waits for nothing that could still come. */
const stopWithoutDatabaseMs = 10_000;

export type Ending = {
  open: Open;
  /** Closes what is open, in order, and ends the process. */
  stop(code: number): Promise<void>;
  /** The same, where the database died and does not start again. */
  databaseLost(error: Error): void;
};

/** Ends the process in order: at SIGINT, SIGTERM or SIGHUP, or when it is told to. */
export function endInOrder(log: Log): Ending {
  const { open, closeAll } = openRooms(log);
  let isStopping = false;

  /** @param lastWords why, where nobody asked for it */
  async function stop(code: number, lastWords?: string): Promise<void> {
    if (isStopping) return;
    isStopping = true;
    await closeAll(lastWords ? stopWithoutDatabaseMs : stopWithinMs);
    if (lastWords) log.error({ room: 'store' }, lastWords);
    else if (code === 0) log.info('Sportello has stopped');
    process.exit(code);
  }
  function told(signal: NodeJS.Signals): void {
    if (!isStopping) log.info({ signal }, 'told to stop: Sportello ends in order');
    void stop(0);
  }
  /** Told a second time, later, the process ends at once, as any does. */
  function toldToEnd(signal: NodeJS.Signals): void {
    setTimeout(() => process.off(signal, toldToEnd), oneSignalMs).unref();
    told(signal);
  }
  process.on('SIGINT', toldToEnd);
  process.on('SIGTERM', toldToEnd);
  // The terminal was closed: nothing can be written to it any more. npm hands the signal on, so it comes twice.
  process.on('SIGHUP', signal => {
    for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
    told(signal);
  });
  return {
    open,
    stop: async code => await stop(code),
    databaseLost: error =>
      void stop(1, `Sportello ends: its PostgreSQL has died and does not start again. ${plainReason(error)}`),
  };
}
