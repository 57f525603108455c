import { type Request, type Response, Router } from 'express';
import { DateTime } from 'luxon';
import type { Desk } from '../../desk/desk.ts';
import { answerQuote, type LinkedQuote, quoteLinked } from '../../desk/quotes/answer.ts';
import { quoteTitle } from '../../ticket/quotes/document.ts';
import { isAnswerable, type Quote } from '../../ticket/quotes/quote.ts';
import { type Language, languages } from '../../ticket/words.ts';
import { fieldOf, goTo, ownForm } from '../frame/form.ts';
import type { Frame } from '../frame/frame.ts';
import { templateAt } from '../frame/template.ts';
import { quoteWords, type Standing } from './words.ts';

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
  const view = viewOf(linked, chosen, request.path, standingOf(quote, desk.clock()), frame.house.zone);
  frame.show(request, response, { title, template, language: chosen, view });
}

function viewOf(
  { quote, request }: LinkedQuote,
  language: Language,
  action: string,
  standing: Standing,
  zone: string,
): object {
  const words = quoteWords[language];
  const { answer, document: text } = quote;
  const isShown = standing === 'open' || standing === 'accepted';
  const at = answer ? instantInWords(answer.at, language, zone) : '';
  return {
    lead: words.forRequest(request),
    outcome: standing !== 'open' && {
      title: words.standing[standing].title,
      said: words.standing[standing].said(at),
      isGood: standing === 'accepted',
    },
    document: isShown && {
      title: standing === 'open' ? words.read : words.accepted,
      text,
      lang: quote.language,
    },
    digest: standing === 'accepted' && { label: words.digest, value: quote.digest },
    ask: standing === 'open' && { action, accept: words.accept, refuse: words.refuse, what: words.what },
  };
}

function standingOf(quote: Quote, now: Date): Standing {
  return quote.state === 'open' && !isAnswerable(quote, now) ? 'over' : quote.state;
}

/** As letters say it. */
function instantInWords(at: number, language: Language, zone: string): string {
  return DateTime.fromMillis(at, { zone })
    .setLocale(language === 'it' ? 'it' : 'en-GB')
    .toFormat(language === 'it' ? "cccc d LLLL yyyy, 'ore' H:mm" : 'cccc d LLLL yyyy, H:mm');
}
