import express, {
  type ErrorRequestHandler,
  type Request,
  type RequestHandler,
  type Response,
  Router,
} from 'express';
import type { Desk } from '../../desk/desk.ts';
import { inContext, newId, noteInContext } from '../../log/context.ts';
import type { Log } from '../../log.ts';
import { safeReason } from '../../safe-fault.ts';
import { type ApiToken, countCall, isAnyTokenInUse, isInUse } from '../../store/outwards/tokens.ts';
import { answerCall } from './answer-call.ts';
import { bodyIn, readTypes } from './body.ts';
import type { Call } from './calls/call.ts';
import { addComment } from './calls/comment.ts';
import { createTicket } from './calls/create.ts';
import { listProbes, noteProbes } from './calls/probes.ts';
import { readTicket } from './calls/read.ts';
import { inFlight } from './in-flight.ts';
import { openApi } from './openapi.ts';
import { type Answer, problem } from './problem.ts';
import { limits } from './shapes.ts';
import { holderOf } from './token.ts';

/** What is called, by which method. */
const paths: { path: string; get?: Call; post?: Call }[] = [
  { path: '/api/tickets', post: createTicket },
  { path: '/api/tickets/:number', get: readTicket },
  { path: '/api/tickets/:number/comments', post: addComment },
  { path: '/api/probes', get: listProbes, post: noteProbes },
];

/**
 * The API for programs: server to server, so no page of another origin may read what it answers (no CORS). As long as nobody
 * has a token there is nothing here.
 */
export function apiRoutes(desk: Desk, publicUrl: string, log: Log): Router {
  const router = Router();
  const read = express.raw({ type: readTypes, limit: limits.bodyBytes });
  const enter = inFlight(limits.inFlight);
  const whenInUse: RequestHandler = async (_request, _response, next) =>
    (await isAnyTokenInUse(desk.db)) ? next() : next('router');

  router.all('/api/openapi.json', whenInUse);
  router.get('/api/openapi.json', (_request, response) => {
    response.set('cache-control', 'no-cache').json(openApi(publicUrl));
  });
  router.all('/api/openapi.json', (_request, response) => send(response, notHere('GET, HEAD')));
  for (const { path, get, post } of paths) {
    router.all(path, whenInUse);
    for (const [method, call] of [
      ['get', get],
      ['post', post],
    ] as const)
      if (call)
        router[method](path, admit(desk, call, enter), ...(call.acts ? [read] : []), carry(desk, call, log));
    const allow = [get ? 'GET, HEAD' : '', post ? 'POST' : ''].filter(Boolean).join(', ');
    router.all(path, (_request, response) => send(response, notHere(allow)));
  }
  router.use(['/api/tickets', '/api/probes'], refusals(log));
  return router;
}

function notHere(allow: string): Answer {
  return problem(405, `Here is ${allow}.`, { headers: { allow } });
}

/** Who calls, whether they may, and whether it is not too much: before a byte of the body is read. */
function admit(desk: Desk, call: Call, enter: ReturnType<typeof inFlight>): RequestHandler {
  return async (request, response, next) => {
    const token = await holderOf(desk.db, request.get('authorization'));
    const leave = token ? enter(token.id) : null;
    if (leave) response.once('close', leave);
    // Whoever called has hung up already.
    if (response.closed || response.destroyed) return leave?.();
    const refused = token ? await whyNot(desk, token, call, leave !== null) : unknownToken;
    if (refused) {
      // What is left of a body that nobody reads would be taken for the next call.
      response.set('connection', 'close');
      return send(response, refused);
    }
    response.locals.token = token;
    next();
  };
}

const unknownToken = problem(401, 'Send a token that is in use: Authorization: Bearer sportello_…', {
  headers: { 'www-authenticate': 'Bearer realm="sportello"' },
});

async function whyNot(desk: Desk, token: ApiToken, { right }: Call, isIn: boolean): Promise<Answer | null> {
  if (!isIn)
    return problem(429, `This token has ${limits.inFlight} calls under way: wait for one of them.`, {
      headers: { 'retry-after': '1' },
    });
  const now = new Date();
  if ((await countCall(desk.db, token.id, now)) > token.perMinute)
    return problem(429, `This token may call ${token.perMinute} times a minute.`, {
      headers: { 'retry-after': String(60 - now.getUTCSeconds()) },
    });
  return token.rights.includes(right)
    ? null
    : problem(403, `This token lacks the right to ${right}: it may ${token.rights.join(', ')}.`);
}

function carry(desk: Desk, call: Call, log: Log): RequestHandler {
  return async (request, response) =>
    await inContext({ call: newId() }, async () => {
      const begun = performance.now();
      const token: ApiToken = response.locals.token;
      const answer = await answered(desk, call, token, request);
      const ms = Math.round(performance.now() - begun);
      const number = numberIn(answer.body);
      if (number !== null) noteInContext({ ticket: number });
      log.info(
        { room: 'api', token: token.handle, right: call.right, status: answer.status, ms },
        'answered a call',
      );
      send(response, answer);
    });
}

async function answered(desk: Desk, call: Call, token: ApiToken, request: Request): Promise<Answer> {
  const number = 'number' in request.params ? numberOf(request.params.number) : 0;
  if (number === null) return problem(404, 'A request’s number is digits alone, such as 1042.');
  const { acts } = call;
  const called = { number, target: request.path, key: request.get('idempotency-key') };
  if (!acts) return await answerCall(desk, token, call, { ...called, body: null, raw: '' });
  const body = await bodyIn(request.body, request.get('content-type') ?? '');
  if ('refused' in body) return body.refused;
  // It may have been revoked while its body came.
  if (!(await isInUse(desk.db, token.id))) return unknownToken;
  return await answerCall(desk, token, call, { ...called, body: body.value, raw: body.raw });
}

function numberOf(said: unknown): number | null {
  return typeof said === 'string' && /^[1-9]\d{0,8}$/.test(said) ? Number(said) : null;
}

function numberIn(body: unknown): number | null {
  const number = typeof body === 'object' && body !== null ? Reflect.get(body, 'number') : null;
  return typeof number === 'number' ? number : null;
}

function send(response: Response, { status, body, headers = {} }: Answer): void {
  response
    .status(status)
    .set({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff', ...headers });
  if (headers['content-type']) response.send(JSON.stringify(body));
  else response.json(body);
}

/** A body that is too large, cut short or packed; a database that is away. */
function refusals(log: Log): ErrorRequestHandler {
  return (error, request, response, next) => {
    if (response.headersSent) return next(error);
    const status = Number(error?.status ?? 500);
    log.warn({ room: 'api', path: request.baseUrl, status, reason: safeReason(error) }, 'refused a call');
    response.set('connection', 'close');
    send(response, refusalOf(status));
  };
}

function refusalOf(status: number): Answer {
  if (status === 413) return problem(413, `Send at most ${limits.bodyBytes / 1024 / 1024} MB.`);
  if (status === 415) return problem(415, 'Send JSON in UTF-8, not packed in a way that is not known here.');
  if (status < 500) return problem(400, 'The call came damaged, or not whole: send it again.');
  // The connection may have gone while the answer to a commit was under way.
  return problem(
    503,
    'Nobody knows whether it was done: call again under the same Idempotency-Key, and it is done once.',
    {
      headers: { 'retry-after': '10' },
    },
  );
}
