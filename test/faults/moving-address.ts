import { connect, createServer, type Socket } from 'node:net';
import { listenOn } from './ports.ts';

/** What becomes of the connections that stand when the address leaves its server. */
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
  /** Leads nowhere for now. What comes meanwhile fares as what stood; where that is kept, it is led to the old server still. */
  leave(stands: WhatStands): void;
  lead(to: number): void;
  stop(): Promise<void>;
};

export async function startAddress(to: number): Promise<MovingAddress> {
  let target: number | Exclude<WhatStands, 'kept'> = to;
  const open = new Set<{ ends: Socket[]; silence(): void }>();
  const server = createServer(near => {
    if (target === 'cut') return near.destroy();
    const far = target === 'silent' ? null : connect(target, '127.0.0.1');
    const ends = far ? [near, far] : [near];
    const pair = {
      ends,
      silence: () => {
        for (const socket of ends) socket.removeAllListeners('data').removeAllListeners('close').resume();
      },
    };
    open.add(pair);
    const end = () => {
      open.delete(pair);
      for (const socket of ends) socket.destroy();
    };
    for (const socket of ends) socket.on('error', () => {}).on('close', end);
    near.on('data', data => far?.write(data));
    far?.on('data', data => near.write(data));
  });
  const port = await listenOn(server, 0);
  return {
    port,
    leave: stands => {
      if (stands !== 'kept') target = stands;
      for (const { ends, silence } of [...open]) {
        if (stands === 'silent') silence();
        if (stands === 'cut') for (const socket of ends) socket.destroy();
      }
    },
    lead: next => {
      target = next;
    },
    stop: async () => {
      for (const { ends } of open) for (const socket of ends) socket.destroy();
      await new Promise<void>(done => server.close(() => done()));
    },
  };
}
