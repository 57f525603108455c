import { type Request, type Response, Router } from 'express';
import type { Config } from '../../config/config.ts';
import type { Sandbox } from '../../sandbox/sandbox.ts';
import { stateFor } from './shown/state.ts';

/** What the page shows, and that there is something new to see. @param mailFileBytes the largest file that a mail may bring */
export function shownRoutes(
  sandbox: Sandbox,
  { policy: { desk, calendar } }: Config,
  address: string,
  mailFileBytes: number,
): Router {
  const router = Router();
  router.get('/state', (request, response) => {
    response.json({
      desk: { name: desk.name, language: desk.language, address, zone: calendar.zone, mailFileBytes },
      ...stateFor(sandbox, String(request.query.as)),
    });
  });

  router.get('/events', (request: Request, response: Response) => {
    response.set({ 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    response.flushHeaders();
    const tell = () => response.write('data: change\n\n');
    const sources = [sandbox.slack, sandbox.teams, sandbox.mailbox];
    for (const { changes } of sources) changes.on('change', tell);
    request.on('close', () => {
      for (const { changes } of sources) changes.off('change', tell);
    });
    tell();
  });

  router.get('/mails/:item/files/:index', (request, response) => {
    const file = sandbox.mailbox.file(request.params.item, Number(request.params.index));
    if (!file) return response.status(404).type('text').send('This file is not there.\n');
    response
      .set({ 'content-type': 'application/octet-stream', 'x-content-type-options': 'nosniff' })
      .attachment(file.name)
      .send(Buffer.from(file.content));
  });
  return router;
}
