import type { Log } from '../log.ts';

/** A part of the house: what the others use of it, and how it is closed. */
export type Room<T> = { use: T; close(): unknown };

/** A room that is open, by the name under which a fault of its closing is told. */
export type OpenRoom = { name: string; close(): unknown };

/** Takes a room that is being opened among those that will be closed, and hands out what it is for. */
export type Open = <T>(name: string, opening: Room<T> | Promise<Room<T>>) => Promise<T>;

/** Keeps account of what is open. Each room is closed once, however often it is asked. */
export function openRooms(log: Log): { open: Open; closeAll(withinMs: number): Promise<void> } {
  const rooms: OpenRoom[] = [];
  return {
    open: async (name, opening) => {
      const { use, close } = await opening;
      rooms.push({ name, close });
      return use;
    },
    closeAll: async withinMs => await closeAll(rooms.splice(0), withinMs, log),
  };
}

/**
 * Closes everything, the last that was opened first. One that fails, or takes longer than it may, keeps none of the
 * others open: what is still locked in the database is what the next start would have to wait for.
 *
 * @param withinMs how long one may take
 */
export async function closeAll(rooms: OpenRoom[], withinMs: number, log: Log): Promise<void> {
  for (const { name, close } of rooms.toReversed())
    await inTime(close, withinMs).catch((error: unknown) =>
      log.error({ err: error, closing: name }, 'could not stop in order'),
    );
}

/**
 * Closes what belongs to one room at the same time, so that one of them that hangs keeps none of the others open.
 *
 * @throws the first fault, once all have ended
 */
export async function closeTogether(closings: (() => unknown)[]): Promise<void> {
  const ends = await Promise.allSettled(closings.map(async close => await close()));
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
}

async function inTime(close: () => unknown, withinMs: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_done, fail) => {
    timer = setTimeout(() => fail(new Error(`it did not close within ${withinMs / 1000} s`)), withinMs);
  });
  try {
    await Promise.race([(async () => await close())(), late]);
  } finally {
    clearTimeout(timer);
  }
}
