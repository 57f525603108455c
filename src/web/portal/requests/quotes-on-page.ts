import { answersQuotes } from '../../../ticket/portal/reader.ts';
import { quoteTitle } from '../../../ticket/quotes/document.ts';
import type { Quote } from '../../../ticket/quotes/quote.ts';
import type { Seen } from '../../../ticket/sight/seen.ts';
import type { Ticket } from '../../../ticket/ticket.ts';
import { quoteOnPage } from '../../quotes/quote-on-page.ts';
import { quoteWords } from '../../quotes/words.ts';
import type { SignedInVisit } from '../portal.ts';

/** What was offered on a request, as its page shows it: the last one, and below those before it. */
export function quotesOnPage(
  request: Seen<Ticket>,
  quotes: Seen<Quote>[],
  { who, language, speech: { zone } }: SignedInVisit,
  now: Date,
) {
  const words = quoteWords[language];
  const isTheirs = request.mergedInto === null && answersQuotes(who, request);
  const shown = quotes.map(quote => {
    const { ask, standing, ...on } = quoteOnPage(quote, { language, zone, now, on: 'portal' });
    return {
      ...on,
      version: quote.version,
      title: quoteTitle(request.number, { ...quote, language }),
      status: standing === 'open' ? words.waits : words.standing[standing].title,
      tone: standing === 'open' ? 'wait' : standing === 'accepted' ? 'good' : 'done',
      ask: isTheirs && ask,
      notYours: ask && !isTheirs && words.notYours,
    };
  });
  return { quote: shown.at(-1) ?? false, quotesBefore: shown.slice(0, -1).toReversed() };
}
