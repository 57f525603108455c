import type { Server } from 'node:http';
import express, { type Application, type ErrorRequestHandler, type RequestHandler } from 'express';
import type { Log } from '../log.ts';
import { safeReason } from '../safe-fault.ts';

/** The one door for HTTP: Slack, Teams, web pages, health. Rooms hang their routes on it; Slack's come first,
 * because Bolt must read the raw body itself to check the signature. */
export function openHttp(): Application {
  const web = express();
  web.disable('x-powered-by');
  // A proxy on this machine says from where somebody came; anybody else could say what they please.
  web.set('trust proxy', 'loopback');
  // A proxy in front, on this machine or in its network, says who asks.
  web.set('trust proxy', ['loopback', 'linklocal', 'uniquelocal']);
  return web;
}

/**
 * Listens; a port that somebody else has is said plainly. Whatever no room has a route for is answered here: until the
 * house is open nearly nothing has one, and who asks then shall come again.
 *
 * @returns the server, and the port it listens on (of use with port 0)
 */
export async function listen(
  web: Application,
  host: string,
  port: number,
): Promise<{ server: Server; port: number }> {
  return await new Promise((resolve, reject) => {
    const door = openHttp();
    door.use(web, nobodysRoute(web));
    const server = door.listen(port, host, error => {
      // Longer than a proxy or an SDK keeps a silent connection: who reuses it must not find it closed.
      server.keepAliveTimeout = 75_000;
      if (error) return reject(portTaken(error, host, port));
      const address = server.address();
      resolve({ server, port: typeof address === 'object' && address ? address.port : port });
    });
  });
}

/** Ends the open connections too: a live page would keep the server for ever. */
export async function closeServer(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise<void>(done => server.close(() => done()));
}

function nobodysRoute(web: Application): RequestHandler {
  return (request, response) => {
    if (web.locals.isOpen) return response.status(404).type('text').send('There is nothing here.\n');
    response.status(503).set('retry-after', '1');
    if (request.path === '/healthz') return response.json({ ok: false, why: 'starting' });
    // A browser that came too early finds the page by itself.
    if (request.method === 'GET') response.set('refresh', '1');
    response.type('text').send('Sportello is starting. One moment…\n');
  };
}

function portTaken(error: NodeJS.ErrnoException, host: string, port: number): Error {
  if (error.code !== 'EADDRINUSE') return error;
  return new Error(
    `Port ${port} on ${host} is taken, perhaps by a Sportello that is already running. Stop it, or set PORT to another one.`,
  );
}

/** How the house stands, as the outside is told. */
export type Health = {
  /** What keeps the desk as a whole from working; null where it works. */
  why: string | null;
  /** The chats that let nothing through; the others work. */
  chats: { chat: string; channel: string; blockedSince: Date; why: string }[];
};

/**
 * Is the desk able to work? 200 while its database answers and what must leave it leaves, 503 otherwise: for a load
 * balancer or a monitor. A chat that is away stands in the body alone: behind a balancer, 503 would take the other
 * chat away too. Called when the house is open.
 */
export function health(web: Application, ask: () => Promise<Health>): void {
  web.locals.isOpen = true;
  web.get('/healthz', async (_request, response) => {
    const { why, chats } = await ask();
    const body = {
      ok: why === null,
      ...(why === null ? {} : { why }),
      ...(chats.length > 0 ? { chats } : {}),
    };
    response.status(why === null ? 200 : 503).json(body);
  });
}

/** Says what is wrong with a request (too large, not JSON) without showing what is inside the house. */
export function refusals(log: Log): ErrorRequestHandler {
  return (error, request, response, next) => {
    const status = Number(error?.status ?? 500);
    log.warn({ room: 'http', path: request.path, status, reason: safeReason(error) }, 'refused a request');
    if (response.headersSent) return next(error);
    response
      .status(status)
      .type('text')
      .send(status < 500 ? `${error.message}\n` : 'Something went wrong here.\n');
  };
}
