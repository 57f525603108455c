import type { Server } from 'node:net';

/** @returns the port on loopback */
export async function listenOn(server: Server, port: number): Promise<number> {
  await new Promise<void>(done => server.listen(port, '127.0.0.1', () => done()));
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
}
