import type { TicketAction } from '../action.ts';
import { isAtWork, offered } from '../offer.ts';
import { classify, isBlank } from './classify.ts';

/** Something was said or proposed, or it is closed: the same form in another place, for it is seldom asked for. It bears its button's word. */
export const reclassify = {
  ...classify,
  verb: 'reclassify' as const,
  label: ({ actions: { classify: said } }, { category }) => (category === null ? said.label : said.again),
  offered: where => {
    if (where.on !== 'card') return null;
    return where.state === 'closed' || (isAtWork(where.state) && !isBlank(where.ticket, where.catalogue))
      ? offered
      : null;
  },
} satisfies TicketAction<'reclassify'>;
