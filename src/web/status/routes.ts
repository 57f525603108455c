import { Router } from 'express';
import type { Desk } from '../../desk/desk.ts';
import { publicIncidents } from '../../store/incidents/said-to-all.ts';
import type { Frame } from '../frame/frame.ts';
import { templateAt } from '../frame/template.ts';
import { measuredMonths } from './measured.ts';
import { statusView } from './status-page.ts';
import { statusWords } from './words.ts';

const template = templateAt('status.mustache', import.meta.url);

/** What has ended is shown for so long. */
const endedForMs = 14 * 86_400_000;
/** Many look when something does not work; nobody is shown for long what is so no more. */
const kept = { seconds: 15 };

/** What was measured changes by a minute in a month. */
const measuredForSeconds = 60;

/**
 * The status page, for whoever has its address: how services stand, and how available they were.
 *
 * @param askedEach the database is asked once in so many seconds, however many look
 */
export function statusRoutes(desk: Desk, frame: Frame, askedEach: number = kept.seconds): Router {
  const router = Router();
  const told = keptFor(askedEach, () =>
    publicIncidents(desk.db, new Date(desk.clock().getTime() - endedForMs)),
  );
  const measured = keptFor(measuredForSeconds, () => measuredMonths(desk));
  router.get('/status', async (request, response) => {
    const language = frame.language(request, response);
    const [incidents, months] = await Promise.all([told(), measured()]);
    const view = statusView(desk, { incidents, months }, { language, phone: frame.house.phone });
    // Whoever chooses a language gets a page of their own: with it goes a cookie.
    const by = request.query.lang === undefined ? kept : 'nowhere';
    frame.show(request, response, { title: statusWords[language].title, template, view, language, kept: by });
  });
  return router;
}

/** What was asked last, for so long: those who come meanwhile share one question. What failed is asked again. */
function keptFor<T>(seconds: number, ask: () => Promise<T>): () => Promise<T> {
  let last: { at: number; answer: Promise<T> } | null = null;
  return () => {
    const now = performance.now();
    if (last && now - last.at < seconds * 1000) return last.answer;
    const asked = { at: now, answer: ask() };
    asked.answer.catch(() => {
      if (last === asked) last = null;
    });
    last = asked;
    return asked.answer;
  };
}
