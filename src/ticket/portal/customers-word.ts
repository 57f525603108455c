import type { Catalogue } from '../catalogue/catalogue.ts';
import { categoryKind } from '../catalogue/catalogue.ts';
import type { ClosingEvent } from '../chapters/closing.ts';
import type { LanguageEvent } from '../chapters/language.ts';
import type { Events, Occurrences } from '../grammar/chapter.ts';
import { act, remark } from '../grammar/traits.ts';
import { joined, ownColleagues } from '../people/authorship.ts';
import { openQuote } from '../quotes/quote.ts';
import { isClassified, type Ticket } from '../ticket.ts';
import type { Language } from '../words.ts';
import type { Verdict } from './verdict.ts';

/** What customers say of their request without writing a mail: that it is solved, how they were served, who shall know of it. */

/** @property by the link in the closing letter, which nobody signs in for; or the portal */
type Rating = { verdict: Verdict; text: string; by: 'link' | 'portal'; isNamed?: true };

export type CustomersOccurrence =
  /** `closes`: nothing is left that only the desk can do; see `closesByItself` */
  | { type: 'say-solved'; closes: boolean }
  | ({ type: 'rate' } & Rating)
  | { type: 'name-colleague'; address: string }
  | { type: 'choose-language'; language: Language };

export type CustomersEvent =
  | { type: 'said-solved'; closes: boolean }
  /** `isNamed`: operators are told who rated it, as desk.yaml says */
  | ({ type: 'rated' } & Rating)
  | { type: 'colleague-named'; address: string };

/** A customer is never refused what they may do; what they may, the desk asks before. */
export const customersOccurrences: Occurrences<
  CustomersOccurrence,
  CustomersEvent | ClosingEvent | LanguageEvent
> = {
  'say-solved': (_, { closes }) => [
    { type: 'said-solved', closes },
    ...(closes ? [{ type: 'closed' as const, resolution: '' }] : []),
  ],
  // The same once more, without a word, says nothing new.
  rate: (ticket, { type: _type, ...rating }) =>
    ratingNow(ticket)?.verdict === rating.verdict && rating.text === '' ? [] : [{ type: 'rated', ...rating }],
  'name-colleague': (ticket, { address }) =>
    ownColleagues(ticket).includes(address) ? [] : [{ type: 'colleague-named', address }],
  'choose-language': (ticket, { language }) =>
    language === ticket.language ? [] : [{ type: 'language-changed', language }],
};

export const customersEvents: Events<CustomersEvent> = {
  'said-solved': {
    ...remark,
    isImportant: true,
    // The line of its closing says it.
    isSaidElsewhere: ({ closes }) => closes,
    moves: 'conversation',
    calls: 'assignee',
    strings: {},
    evolve: (_, { closes }, __, at) => ({ saidSolved: closes ? null : at.getTime() }),
  },
  rated: {
    ...remark,
    isImportant: true,
    strings: { text: 'theirs' },
    evolve: (_, { verdict }, __, at) => ({ rating: { verdict, at: at.getTime() } }),
  },
  'colleague-named': {
    ...act,
    strings: { address: 'theirs' },
    evolve(ticket, { address }) {
      const { participants, leftOut } = joined(ticket.participants, [address], ticket.authorship.leftOut);
      // Who came with another's request takes part in this one too, from now on.
      const broughtAlong = ticket.authorship.broughtAlong.filter(each => each !== address);
      return { participants, authorship: { ...ticket.authorship, leftOut, broughtAlong } };
    },
  },
};

/**
 * Whether a request closes as its customer says that it is solved. Not where something is left that the desk alone can do: what
 * few may see has duties of its own, work that is paid for apart is accounted for, and what an operator has taken is classified before
 * it is closed. Then the card says so, and who has it is called.
 */
export function closesByItself(ticket: Ticket, catalogue: Catalogue): boolean {
  if (ticket.restricted || openQuote(ticket) !== null) return false;
  if (ticket.category !== null && categoryKind(catalogue, ticket.category).billable) return false;
  return ticket.assignee === null || isClassified(ticket, catalogue);
}

/** How it was rated since it was closed; what was said of a former closing is not said of this one. Pure. */
export function ratingNow({ rating, closedAt }: Pick<Ticket, 'rating' | 'closedAt'>): Ticket['rating'] {
  return rating && closedAt && rating.at >= closedAt.getTime() ? rating : null;
}

/** How often it was closed, and opened again. Pure. */
export function timesReopened({ pauses }: Pick<Ticket, 'pauses'>): number {
  return pauses.filter(({ why, to }) => why === 'closed' && to !== null).length;
}

/**
 * How a request can be rated: once it was closed by somebody, and as long as it can be reopened. Nobody is asked about what a machine
 * sent, or what was closed because they said nothing.
 *
 * @param reopenUntil the instant until which a closed request may be reopened
 */
export function ratable(
  { status, closedAt, closedBy, mergedInto, fromMachine, fromBacklog }: Ticket,
  now: Date,
  reopenUntil: (closedAt: Date) => Date,
): 'yes' | 'open' | 'over' | 'not-asked' {
  if (fromMachine || fromBacklog || mergedInto !== null) return 'not-asked';
  if (status !== 'closed' || !closedAt) return 'open';
  if (closedBy?.kind === 'desk' || closedBy?.kind === 'quote') return 'not-asked';
  return now <= reopenUntil(closedAt) ? 'yes' : 'over';
}
