import { subscribe } from 'node:diagnostics_channel';
import { Socket } from 'node:net';
import { z } from 'zod';

/** Where an open connection to a database is told of; mend-postgres.ts has postgres.js tell here. */
const toldOn = 'sportello:database';
/** And the address of a server that took no writing though it did before. */
const toldFencedOn = 'sportello:database-fenced';

/**
 * An open connection to a database server.
 *
 * @property pid the process that serves it, as the server told
 * @property address the server and the database that it was made to
 */
export type Wire = { pid: number; address: string; cut(): void };

const told = z.object({ pid: z.number(), address: z.string(), socket: z.instanceof(Socket) });

const open = new Set<Wire>();

subscribe(toldOn, message => {
  const { data } = told.safeParse(message);
  if (data) noteWire(data.pid, data.address, data.socket);
});

// Who only reads there would hear of it from nobody.
subscribe(toldFencedOn, address => {
  for (const wire of openWires(String(address))) wire.cut();
});

/** A connection counts as open until its socket closes. */
export function noteWire(pid: number, address: string, socket: Pick<Socket, 'once' | 'destroy'>): void {
  const wire: Wire = { pid, address, cut: () => socket.destroy() };
  open.add(wire);
  socket.once('close', () => open.delete(wire));
}

/** This process's open connections to an address, whichever driver made them. */
export function openWires(address: string): Wire[] {
  return [...open].filter(wire => wire.address === address);
}

/** The address of a database's URL, as wires bear it. */
export function addressOf(url: string): string {
  const { hostname, port, pathname } = new URL(url);
  return `${hostname}:${port || '5432'}${pathname}`;
}
