import { createServer, type Server } from 'node:net';

export async function freePort(): Promise<number> {
  const probe = createServer();
  const port = await listenOn(probe, 0);
  await new Promise<void>(done => probe.close(() => done()));
  return port;
}

/** @returns the port on loopback */
export async function listenOn(server: Server, port: number): Promise<number> {
  await new Promise<void>(done => server.listen(port, '127.0.0.1', () => done()));
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
}
