import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import express, { type Request, type Response, Router } from 'express';
import type { Config } from '../../config/config.ts';
import type { House } from '../../house.ts';
import { customers } from '../../sandbox/cast.ts';
import { onlyItsOwnPages } from '../../sandbox/own-pages.ts';
import type { Sandbox } from '../../sandbox/sandbox.ts';
import { FridayEvening } from '../../sandbox/stories/friday-evening.ts';
import { playSampleDay } from '../../sandbox/stories/sample-day.ts';
import { parseAct, perform } from './act.ts';
import { stateFor } from './state.ts';

const require = createRequire(import.meta.url);
const here = fileURLToPath(new URL('.', import.meta.url));

const orderBytes = 40_000_000;
/** In a mail, as in an order, a file is base64; besides there are line ends, headers and the text. */
const mailFileBytes = (doorTakes: number) => Math.floor(Math.min(doorTakes, orderBytes) / 1.4);

/**
 * The sandbox's page: a customer on the left, the operators' channel as Teams and as Slack show it on the right. It
 * lets anybody be anybody, so it is served on loopback only, and only to pages of its own.
 */
export function sandboxPage(sandbox: Sandbox, house: House, config: Config): Router {
  const router = Router();
  const { language, name } = config.policy.desk;
  const [mailbox] = config.mailboxes;
  if (!mailbox) throw new Error('the desk has no mailbox');

  const evening = new FridayEvening(sandbox, {
    smtpPort: house.smtpPort,
    address: mailbox.address,
    calendar: config.policy.calendar,
    language,
  });

  router.use('/sandbox/page', express.static(join(here, 'assets')));
  router.get('/sandbox/page/adaptivecards.js', (_request, response) =>
    response.sendFile(
      join(dirname(require.resolve('adaptivecards/package.json')), 'dist', 'adaptivecards.min.js'),
    ),
  );
  router.get('/', onlyItsOwnPages, (_request, response) =>
    response.sendFile(join(here, 'assets', 'index.html')),
  );

  router.get('/sandbox/state', (request, response) => {
    response.json({
      desk: {
        name,
        language,
        address: mailbox.address,
        zone: config.policy.calendar.zone,
        mailFileBytes: mailFileBytes(config.smtpDoor.maxBytes),
      },
      customers,
      ...stateFor(sandbox, String(request.query.as)),
    });
  });

  router.get('/sandbox/events', (request: Request, response: Response) => {
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

  router.get('/sandbox/mails/:item/files/:index', (request, response) => {
    const file = sandbox.mailbox.file(request.params.item, Number(request.params.index));
    if (!file) return response.status(404).type('text').send('This file is not there.\n');
    response
      .set({ 'content-type': 'application/octet-stream', 'x-content-type-options': 'nosniff' })
      .attachment(file.name)
      .send(Buffer.from(file.content));
  });

  const orders = Router();
  orders.use(express.json({ limit: orderBytes }));
  orders.post('/act', async (request, response) => {
    const act = parseAct(request.body);
    if (!act) return response.status(400).json({ error: 'not understood' });
    response.json(await perform(sandbox, house.smtpPort, mailbox.address, act));
  });
  orders.post('/clock', (request, response) => {
    const minutes = Number(request.body?.minutes);
    if (!(minutes > 0 && minutes <= 60 * 24 * 366))
      return response.status(400).json({ error: 'not understood' });
    sandbox.moveClock(minutes * 60_000);
    response.json({ error: '' });
  });
  orders.post('/sample-day', async (_request, response) => {
    await playSampleDay(sandbox, house.smtpPort, mailbox.address);
    response.json({ error: '' });
  });
  orders.post('/friday-evening', async (request, response) => {
    if (request.body?.again) evening.begin();
    const error = await evening.play().then(
      () => '',
      (why: Error) => why.message,
    );
    response.json({ error, scene: evening.scene, actor: evening.actor, subject: evening.subject });
  });
  router.use('/sandbox', orders);
  return router;
}
