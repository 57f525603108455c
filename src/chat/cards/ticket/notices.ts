import type { Seen } from '../../../ticket/sight/seen.ts';
import type { Ticket } from '../../../ticket/ticket.ts';
import { answersTo } from '../../actions/places.ts';
import type { CardAction, CardNotice } from '../../card.ts';
import { suggestionInWords } from '../../in-words/classification-in-words.ts';
import { dutyNoticesInWords } from '../../in-words/duties/duties-in-words.ts';
import type { Moment } from '../../in-words/moment.ts';
import { noticesInWords } from '../../in-words/notices-in-words.ts';
import { instantInWords } from '../../say.ts';
import { wordsIn } from '../../words/words.ts';

/** What reads as a warning: whoever acts without it does harm. */
const warnings = ['restricted', 'unverified', 'saysToBe', 'undeliverable', 'unwritable', 'lost'];

/**
 * What one must know first: what is proposed, what is doubtful, what is not as usual. Each with the button that answers
 * it, where one of those on the card does.
 */
export function noticesOf(ticket: Seen<Ticket>, actions: CardAction[], moment: Moment): CardNotice[] {
  const { speech } = moment;
  const words = wordsIn(speech.language);
  const isOffered = (verb: string) => actions.some(action => action.verb === verb);
  const answerTo = (notice: string) => answersTo(notice).find(isOffered) ?? '';
  const takesBack = answerTo('leaving');
  const suggestion = suggestionInWords(ticket, speech);
  const { reopened, typed } = ticket;
  const origin = typed?.from?.link ?? '';
  return [
    ...(takesBack
      ? [{ text: words.head.leaving, weight: 'info' as const, beside: takesBack, link: null }]
      : []),
    ...(suggestion ? [{ text: suggestion, weight: 'suggestion' as const, beside: '', link: null }] : []),
    ...(reopened && ticket.status !== 'closed'
      ? [
          {
            text: words.head.reopened[reopened.by](instantInWords(speech, new Date(reopened.at))),
            weight: 'info' as const,
            beside: '',
            link: null,
          },
        ]
      : []),
    ...dutyNoticesInWords(ticket, moment).map(
      ({ id, text, isUrgent }): CardNotice => ({
        text,
        weight: isUrgent ? 'warning' : 'info',
        beside: answerTo(id),
        link: null,
      }),
    ),
    ...noticesInWords(ticket, speech).map(
      ({ id, text }): CardNotice => ({
        text,
        weight: warnings.includes(id) ? 'warning' : 'info',
        beside: answerTo(id),
        link: origin && id === 'typed' ? { label: words.kept.openMessage, url: origin } : null,
      }),
    ),
  ];
}
