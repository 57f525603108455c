import { DateTime } from 'luxon';
import { isAnswerable, type Quote } from '../../ticket/quotes/quote.ts';
import type { Seen } from '../../ticket/sight/seen.ts';
import type { Language } from '../../ticket/words.ts';
import { quoteWords, type Shelf, type Standing } from './words.ts';

/** Who looks at it, where, and when. */
export type Reading = { language: Language; zone: string; now: Date; on: Shelf };

/** A quote as a page shows it: how it stands in words; what is or was accepted, to the last character; and what can be pressed. */
export function quoteOnPage(quote: Seen<Quote>, { language, zone, now, on }: Reading) {
  const words = quoteWords[language];
  const standing = standingOf(quote, now);
  const isShown = standing === 'open' || standing === 'accepted';
  const at = quote.answer ? instantInWords(quote.answer.at, language, zone) : '';
  return {
    standing,
    outcome: standing !== 'open' && {
      title: words.standing[standing].title,
      said: words.standing[standing].said(at, on),
      isGood: standing === 'accepted',
    },
    document: isShown && {
      title: standing === 'open' ? words.read : words.accepted,
      text: quote.document,
      lang: quote.language,
    },
    digest: standing === 'accepted' && { label: words.digest, value: quote.digest },
    ask: standing === 'open' && {
      accept: words.accept,
      refuse: words.refuse,
      what: { ...words.what, ask: words.what.ask[on] },
    },
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
