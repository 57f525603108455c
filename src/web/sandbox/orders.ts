import express, { Router } from 'express';
import type { Sandbox } from '../../sandbox/sandbox.ts';
import type { FridayEvening } from '../../sandbox/stories/friday-evening.ts';
import { playSampleDay } from '../../sandbox/stories/sample-day.ts';
import { readAct } from './acts/acts.ts';

const orderBytes = 40_000_000;

/** In a mail, as in an order, a file is base64; besides there are line ends, headers and the text. */
export function mailFileBytes(doorTakes: number): number {
  return Math.floor(Math.min(doorTakes, orderBytes) / 1.4);
}

/** What somebody does on the page: acts of the people, the clock, the stories. */
export function orderRoutes(
  sandbox: Sandbox,
  desk: { smtpPort: number; address: string },
  evening: FridayEvening,
): Router {
  const router = Router();
  router.use(express.json({ limit: orderBytes }));
  router.post('/act', async (request, response) => {
    const perform = readAct(request.body);
    if (!perform) return response.status(400).json({ error: 'not understood' });
    response.json(await perform({ sandbox, smtpPort: desk.smtpPort, deskAddress: desk.address }));
  });
  router.post('/clock', (request, response) => {
    const minutes = Number(request.body?.minutes);
    if (!(minutes > 0 && minutes <= 60 * 24 * 366))
      return response.status(400).json({ error: 'not understood' });
    sandbox.moveClock(minutes * 60_000);
    response.json({ error: '' });
  });
  router.post('/sample-day', async (_request, response) => {
    await playSampleDay(sandbox, desk.smtpPort, desk.address);
    response.json({ error: '' });
  });
  router.post('/friday-evening', async (request, response) => {
    if (request.body?.again) evening.begin();
    const error = await evening.play().then(
      () => '',
      (why: Error) => why.message,
    );
    response.json({ error, scene: evening.scene, actor: evening.actor, subject: evening.subject });
  });
  return router;
}
