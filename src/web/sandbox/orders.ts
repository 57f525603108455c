import express, { Router } from 'express';
import type { Sandbox } from '../../sandbox/sandbox.ts';
import type { FridayEvening } from '../../sandbox/stories/friday-evening/friday-evening.ts';
import { playSampleDay } from '../../sandbox/stories/sample-day/sample-day.ts';
import type { Calendar } from '../../sla/calendar.ts';
import { readAct } from './acts/acts.ts';

const orderBytes = 40_000_000;

/** In a mail, as in an order, a file is base64; besides there are line ends, headers and the text. */
export function mailFileBytes(doorTakes: number): number {
  return Math.floor(Math.min(doorTakes, orderBytes) / 1.4);
}

/** What somebody does on the page: acts of the people, the clock, the stories. */
export function orderRoutes(
  sandbox: Sandbox,
  desk: { smtpPort: number; address: string; calendar: Calendar },
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
    response.json({ error: await told(playSampleDay(sandbox, desk)) });
  });
  router.post('/friday-evening', async (request, response) => {
    if (request.body?.again) evening.begin();
    const error = await told(evening.play());
    const { scene, actor, subject, shown } = evening;
    response.json({ error, scene, actor, subject, shown });
  });
  return router;
}

/** What the page says of a story: '' where all went well. */
async function told(playing: Promise<void>): Promise<string> {
  return await playing.then(
    () => '',
    (why: Error) => why.message,
  );
}
