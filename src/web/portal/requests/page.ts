import type { Request, Response } from 'express';
import type { WholeRequest } from '../../../desk/portal/read-requests.ts';
import { readingsOfRequest, recordColleague } from '../../../desk/portal/readings.ts';
import { termsOf } from '../../../desk/terms.ts';
import type { Language } from '../../../ticket/words.ts';
import { templateAt } from '../../frame/template.ts';
import { type Asking, asked, nothingTyped } from '../doing/asked.ts';
import { type Portal, type SignedInVisit, showPage } from '../portal.ts';
import { readingsInWords } from '../readings/in-words.ts';
import { deeds, doingWords } from '../words/doing.ts';
import { readingWords } from '../words/readings.ts';
import { requestWords } from '../words/requests.ts';
import { factsOf, messageOnPage, promisesOf, standingOf, subjectOf } from './in-words.ts';
import { quotesOnPage } from './quotes-on-page.ts';

const part = (file: string) => templateAt(`../doing/${file}`, import.meta.url);
const requestPage = templateAt('request.mustache', import.meta.url);
const parts = {
  written: part('written-fields.mustache'),
  rating: part('rating-fields.mustache'),
  quote: templateAt('quote.mustache', import.meta.url),
};

/** A request, its conversation, and what whoever looks can do there. @param asking what was typed, where something is to be mended */
export async function showRequest(
  portal: Portal,
  request: Request,
  response: Response,
  visit: SignedInVisit,
  { request: shown, messages, quotes, goesOn }: WholeRequest,
  asking: Asking = nothingTyped,
): Promise<void> {
  const { desk, settings } = portal;
  const { who, language, speech } = visit;
  const looking = { speech, terms: termsOf(desk), now: desk.clock() };
  const promises = promisesOf(shown, looking);
  const subject = subjectOf(shown, speech);
  const deed = deeds.find(each => each === request.query.done);
  if (!(await recordColleague(desk, who, shown.number, { what: 'conversation' })))
    return portal.frame.sorry(request, response, 'notFound', 404);
  const readings = await readingsOfRequest(desk, who, shown.number);
  showPage(portal, request, response, visit, {
    title: `#${shown.number} ${subject}`,
    template: requestPage,
    parts,
    view: {
      said: requestWords[language].request,
      back: who.only === null && '/portal',
      token: `#${shown.number}`,
      subject,
      ...standingOf(shown, speech, goesOn?.number),
      goesOn: goesOn !== null && goesOnIn(goesOn, language),
      facts: factsOf(shown, speech),
      promises,
      hasPromises: promises.length > 0,
      messages: messages.map(message => messageOnPage(message, shown.number, speech)),
      isEmpty: messages.length === 0,
      ...quotesOnPage(shown, quotes, visit, looking.now),
      done: deed ? doingWords[language].done[deed] : false,
      ...asked(shown, visit, looking.now, desk.reopenUntil, asking),
      readings: readingsInWords(readings, speech, settings),
      hasReadings: readings.length > 0,
      readingSaid: readingWords[language],
      allReadings: who.only === null,
    },
    status: asking.notice || Object.keys(asking.faults).length > 0 ? 422 : 200,
  });
}

/** Where one that was merged goes on: a link, or what is to be said of it where it leads to nothing of theirs. */
function goesOnIn({ number, isOpen }: NonNullable<WholeRequest['goesOn']>, language: Language) {
  const { goesOn, joined } = requestWords[language].request;
  return number === null
    ? { href: false, text: joined[isOpen ? 'open' : 'closed'] }
    : { href: `/portal/requests/${number}`, text: goesOn(`#${number}`) };
}
