import { answersQuotes } from '../../../ticket/portal/reader.ts';
import { rejectedCategory } from '../../../ticket/quotes/closing-by-quote.ts';
import { isAnswerable, openQuote } from '../../../ticket/quotes/quote.ts';
import type { Desk } from '../../desk.ts';
import { quotesSent } from '../../quotes/quotes-sent.ts';
import { act, type Doer, type Done, refused, say } from './act.ts';

/** @property version of the quote that they were shown @property network the address from which it was pressed */
export type QuoteAnswered = { version: number; yes: boolean; network: string };

/**
 * Whoever asked accepts or refuses, on the request's page, the quote that they were shown there. One that is not open any more, or was
 * replaced since, stays as it is.
 */
export async function answerQuoteOnPortal(
  desk: Desk,
  doer: Doer,
  number: number,
  { version, yes, network }: QuoteAnswered,
): Promise<Done> {
  return await act(desk, doer, number, async (tx, ticket, _, door) => {
    if (!answersQuotes(doer.who, ticket)) return refused('not-yours');
    const now = desk.clock();
    const quote = openQuote(ticket);
    if (quote?.version !== version || !isAnswerable(quote, now)) return refused('quote-over');
    if (!(await quotesSent(desk, tx, ticket)).includes(quote)) return refused('quote-over');
    return await say(
      desk,
      tx,
      ticket,
      doer,
      {
        type: 'answer-quote',
        ...{ version, yes, network },
        way: 'portal',
        sentTo: doer.who.address,
        rejected: rejectedCategory(desk.policy.catalogue),
        now: now.toISOString(),
      },
      door.key,
    );
  });
}
