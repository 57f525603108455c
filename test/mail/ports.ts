import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

/** Resolves when somebody listens there: a server that was started is there a little later. */
export async function untilOpen(server: string, port: number): Promise<void> {
  for (let tries = 0; tries < 400; tries += 1) {
    const isOpen = await new Promise<boolean>(done => {
      const socket = connect(port, '127.0.0.1', () => {
        socket.destroy();
        done(true);
      });
      socket.once('error', () => done(false));
    });
    if (isOpen) return;
    await wait(50);
  }
  throw new Error(`${server} does not listen on ${port}`);
}
