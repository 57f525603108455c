import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import express, { Router } from 'express';
import type { Config } from '../../config/config.ts';
import type { House } from '../../house.ts';
import { onlyItsOwnPages } from '../../sandbox/own-pages.ts';
import type { Sandbox } from '../../sandbox/sandbox.ts';
import { FridayEvening } from '../../sandbox/stories/friday-evening/friday-evening.ts';
import { mailFileBytes, orderRoutes } from './orders.ts';
import { shownRoutes } from './shown.ts';

const require = createRequire(import.meta.url);
const here = fileURLToPath(new URL('.', import.meta.url));

/**
 * The sandbox's page: a customer on the left, the operators' channel as Teams and as Slack show it on the right. It
 * lets anybody be anybody, so it is served on loopback only, and only to pages of its own.
 */
export function sandboxPage(sandbox: Sandbox, house: House, config: Config): Router {
  const router = Router();
  const [mailbox] = config.mailboxes;
  if (!mailbox) throw new Error('the desk has no mailbox');
  const { address } = mailbox;
  const {
    calendar,
    desk: { language },
  } = config.policy;
  const desk = { smtpPort: house.smtpPort, address, calendar };
  const evening = new FridayEvening(sandbox, { ...desk, language });

  router.use('/sandbox/page', express.static(join(here, 'assets')));
  router.get('/sandbox/page/adaptivecards.js', (_request, response) =>
    response.sendFile(
      join(dirname(require.resolve('adaptivecards/package.json')), 'dist', 'adaptivecards.min.js'),
    ),
  );
  router.get('/', onlyItsOwnPages, (_request, response) =>
    response.sendFile(join(here, 'assets', 'index.html')),
  );

  router.use('/sandbox', shownRoutes(sandbox, config, address, mailFileBytes(config.smtpDoor.maxBytes)));
  router.use('/sandbox', orderRoutes(sandbox, desk, evening));
  return router;
}
