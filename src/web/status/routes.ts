import { Router } from 'express';
import type { Desk } from '../../desk/desk.ts';
import { publicIncidents } from '../../store/incidents/said-to-all.ts';
import type { Frame } from '../frame/frame.ts';
import { templateAt } from '../frame/template.ts';
import { statusView } from './status-page.ts';
import { statusWords } from './words.ts';

const template = templateAt('status.mustache', import.meta.url);

/** What has ended is shown for so long. */
const endedForMs = 14 * 86_400_000;
/** Many look when something does not work; nobody is shown for long what is so no more. */
const kept = { seconds: 15 };

/** The status page, for whoever has its address: one statement, whatever happens. How available each service was has no place yet. */
export function statusRoutes(desk: Desk, frame: Frame): Router {
  const router = Router();
  router.get('/status', async (request, response) => {
    const language = frame.language(request, response);
    const incidents = await publicIncidents(desk.db, new Date(desk.clock().getTime() - endedForMs));
    const view = statusView(desk, incidents, { language, phone: frame.house.phone });
    frame.show(request, response, { title: statusWords[language].title, template, view, language, kept });
  });
  return router;
}
