import { isClassified } from '../../../ticket/ticket.ts';
import type { TicketAction } from '../action.ts';
import { isAtWork, offered } from '../offer.ts';
import { classify } from './classify.ts';

/** It was classified, or closed without: the same form, in another place on the card, for it is seldom asked for. */
export const reclassify = {
  ...classify,
  verb: 'reclassify' as const,
  label: words => words.actions.classify.again,
  offered: where => {
    if (where.on !== 'card') return null;
    return where.state === 'closed' || (isAtWork(where.state) && isClassified(where.ticket)) ? offered : null;
  },
} satisfies TicketAction<'reclassify'>;
