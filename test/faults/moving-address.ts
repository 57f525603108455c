import { connect, createServer, type Socket } from 'node:net';
import { listenOn } from './ports.ts';

/** What becomes of the connections that stand when the address moves. */
export type WhatStands =
  /** They are reset, as by a host that ends, or a proxy that knows its trade. */
  | 'cut'
  /** Nothing is said over them ever again, and nobody closes them: the host has vanished. */
  | 'silent'
  /** They go on leading to the server of before. */
  | 'kept';

/** One address on loopback that leads to one server, and later to another. */
export type MovingAddress = {
  port: number;
  move(to: number, stands: WhatStands): void;
  stop(): Promise<void>;
};

export async function startAddress(to: number): Promise<MovingAddress> {
  let target = to;
  const open = new Set<{ ends: Socket[]; silence(): void }>();
  const server = createServer(near => {
    const far = connect(target, '127.0.0.1');
    const pair = {
      ends: [near, far],
      silence: () => {
        for (const socket of [near, far]) {
          socket.removeAllListeners('data').removeAllListeners('close').resume();
          socket.on('error', () => {});
        }
      },
    };
    open.add(pair);
    const end = () => {
      open.delete(pair);
      near.destroy();
      far.destroy();
    };
    for (const socket of [near, far]) socket.on('error', () => {}).on('close', end);
    near.on('data', data => far.write(data));
    far.on('data', data => near.write(data));
  });
  const port = await listenOn(server, 0);
  return {
    port,
    move: (next, stands) => {
      target = next;
      for (const { ends, silence } of [...open]) {
        if (stands === 'silent') silence();
        if (stands === 'cut') for (const socket of ends) socket.destroy();
      }
    },
    stop: async () => {
      for (const { ends } of open) for (const socket of ends) socket.destroy();
      await new Promise<void>(done => server.close(() => done()));
    },
  };
}
