import { type Request, type Response, Router } from 'express';
import type { Desk } from '../../desk/desk.ts';
import { answerQuote, type LinkedQuote, quoteLinked } from '../../desk/quotes/answer.ts';
import { quoteTitle } from '../../ticket/quotes/document.ts';
import { languages } from '../../ticket/words.ts';
import { fieldOf, goTo, ownForm } from '../frame/form.ts';
import type { Frame } from '../frame/frame.ts';
import { templateAt } from '../frame/template.ts';
import { quoteOnPage } from './quote-on-page.ts';
import { quoteWords } from './words.ts';

const template = templateAt('quote.mustache', import.meta.url);

/**
 * `/quote/:link`, where the link of a quote's letter leads. Looking at it does nothing, by whatever program looks; *Accept* and
 * *Refuse* are a form's buttons, pressed in the browser that was shown it.
 */
export function quoteRoutes(desk: Desk, frame: Frame): Router {
  const ofDesk = { desk, frame };
  const router = Router();
  router.get('/quote/:link', async (request: Request, response: Response) => {
    put(ofDesk, await quoteLinked(desk, linkIn(request)), request, response);
  });
  router.post('/quote/:link', ownForm(frame), async (request: Request, response: Response) => {
    const link = linkIn(request);
    const answer = fieldOf(request, 'answer');
    const network = request.ip ?? '';
    const quote =
      answer === 'yes' || answer === 'no'
        ? await answerQuote(desk, link, { yes: answer === 'yes', network })
        : await quoteLinked(desk, link);
    if (!quote) return frame.sorry(request, response, 'notFound', 404);
    goTo(response, request.originalUrl);
  });
  return router;
}

function linkIn(request: Request): string {
  return String(request.params.link);
}

function put(
  { desk, frame }: { desk: Desk; frame: Frame },
  linked: LinkedQuote | null,
  request: Request,
  response: Response,
): void {
  if (!linked) {
    frame.sorry(request, response, 'notFound', 404);
    return;
  }
  const { quote, request: number } = linked;
  // What was written to them is in their language; who wants the other one says so.
  const chosen = languages.find(language => language === request.query.lang) ?? quote.language;
  const title = quoteTitle(number, { ...quote, language: chosen });
  const reading = { language: chosen, zone: frame.house.zone, now: desk.clock(), on: 'letter' } as const;
  const view = {
    lead: quoteWords[chosen].forRequest(number),
    action: request.path,
    ...quoteOnPage(quote, reading),
  };
  frame.show(request, response, { title, template, language: chosen, view });
}
