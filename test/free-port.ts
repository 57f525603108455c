import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/**
 * Below what any system hands out by itself (Linux from 32768, others from 49152): a port that was free a moment ago is taken
 * in between by no connection that another test opens.
 */
const [lowest, highest] = [10_000, 20_000];

/** A port on loopback that nobody listens on, for a server that must be told its port. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(lowest, highest);
    const isFree = await new Promise<boolean>(done => {
      const probe = createServer();
      probe.once('error', () => done(false));
      probe.listen(port, '127.0.0.1', () => probe.close(() => done(true)));
    });
    if (isFree) return port;
  }
}
