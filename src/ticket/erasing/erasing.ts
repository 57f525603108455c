import type { Events, Occurrences } from '../grammar/chapter.ts';
import { ended } from '../grammar/lifecycle.ts';
import { remark } from '../grammar/traits.ts';
import { plainAuthorship } from '../people/authorship.ts';
import type { Quote } from '../quotes/quote.ts';
import type { Ticket } from '../ticket.ts';
import { type KeptByLaw, nobody, nobodyIn, type WhyErased } from './erased.ts';
import type { TakenFromRequest } from './taken.ts';
import { type Forgotten, withoutPerson } from './without-person.ts';

/** Words go: all of a request's, or those of one who took part in another's. Figures stay. */

export type ErasingOccurrence =
  | { type: 'erase'; why: WhyErased; kept: KeptByLaw[] }
  | ({ type: 'forget-person'; spokeLast: boolean; keepsQuotes: boolean } & Forgotten);

/**
 * `person-erased`: who it was stands in it only until the transaction that writes it ends: then its words are gone, too.
 * `spokeLast`: what the card shows of the customer's words is theirs. `keepsQuotes`: the law has the house keep accepted ones as they are.
 * `taken` says which messages, mails and files it is about: by it alone it is known that they went lawfully.
 */
export type ErasingEvent =
  | {
      type: 'words-erased';
      why: WhyErased;
      kept: KeptByLaw[];
      taken?: TakenFromRequest;
      /** What others wrote in it stays. */
      othersStay?: true;
    }
  | ({
      type: 'person-erased';
      spokeLast: boolean;
      keepsQuotes: boolean;
      taken?: TakenFromRequest;
    } & Forgotten);

export const erasingOccurrences: Occurrences<ErasingOccurrence, ErasingEvent> = {
  erase: (_, { why, kept }) => [{ type: 'words-erased', why, kept }],
  'forget-person': (_, { type: __, ...person }) => [{ type: 'person-erased', ...person }],
};

export const erasingEvents: Events<ErasingEvent> = {
  'words-erased': {
    ...remark,
    isImportant: true,
    strings: { why: 'ours', 'kept.*.what': 'ours' },
    evolve: (ticket, { why, kept, othersStay }, _, at) => ({
      ...(ticket.status === 'closed' ? {} : { ...ended(ticket, at), closedBy: { kind: 'desk' } }),
      ...withoutWordsAtAll(ticket, kept),
      erased: { at: at.getTime(), why, kept, ...(othersStay ? { othersStay } : {}) },
    }),
  },
  'person-erased': {
    ...remark,
    strings: { 'addresses.*': 'theirs', 'names.*': 'theirs', instead: 'ours' },
    evolve: (ticket, { spokeLast, keepsQuotes, ...person }) =>
      withoutOne(ticket, person, { spokeLast, keepsQuotes }),
  },
};

/** What stands on a row, and was written by people about the request; instants, kinds and numbers stay. */
function withoutWordsAtAll(ticket: Ticket, kept: KeptByLaw[]): Partial<Ticket> {
  const { language, suggestion, extensions, resolution, typed, quotes, entries, partOf, resembles } = ticket;
  return {
    subject: nobody[language].request,
    requester: nobodyIn(language),
    participants: [],
    excerpt: '',
    resolution: resolution === null ? null : '',
    suggestion: suggestion && { ...suggestion, reason: '' },
    extensions: extensions.map(extension => ({ ...extension, reason: '' })),
    authorship: {
      ...plainAuthorship,
      mayJoin: ticket.authorship.mayJoin,
      outsideOf: ticket.authorship.outsideOf,
    },
    undeliverable: null,
    isReused: false,
    typed: typed && { by: typed.by, typedAt: typed.typedAt },
    corrections: [],
    fields: {},
    partOf: partOf && { ...partOf, title: '' },
    resembles: resembles && { ...resembles, title: '' },
    quotes: quotes.map(quote => (isKept(quote, kept) ? quote : withoutText(quote))),
    entries: entries.map(entry => ({ ...entry, purpose: '' })),
  };
}

/** What was accepted is a contract, and proves itself to the last character. */
export function isKept({ state }: Pick<Quote, 'state'>, kept: readonly KeptByLaw[]): boolean {
  return state === 'accepted' && kept.some(({ what }) => what === 'quote');
}

function withoutText(quote: Quote): Quote {
  const { said, answer } = quote;
  return {
    ...quote,
    text: '',
    document: '',
    said: said && { ...said, messageId: '', from: { name: '', address: '' } },
    answer: answer && { ...answer, network: '', sentTo: '' },
  };
}

/** Another's request, in which somebody took part who is to be forgotten. */
function withoutOne(
  ticket: Ticket,
  person: Forgotten,
  { spokeLast, keepsQuotes }: { spokeLast: boolean; keepsQuotes: boolean },
): Partial<Ticket> {
  const {
    subject,
    excerpt,
    resolution,
    authorship,
    suggestion,
    extensions,
    corrections,
    fields,
    quotes,
    entries,
  } = ticket;
  const isTheirs = (address: string) => person.addresses.includes(address);
  const rest = withoutPerson(
    { subject, resolution, suggestion, extensions, corrections, fields, entries },
    person,
  );
  return {
    ...rest,
    quotes: quotes.map(quote =>
      keepsQuotes && quote.state === 'accepted' ? quote : withoutPerson(quote, person),
    ),
    excerpt: spokeLast ? '' : withoutPerson(excerpt, person),
    participants: ticket.participants.filter(address => !isTheirs(address)),
    authorship: withoutPerson(
      {
        ...authorship,
        answersTo:
          authorship.answersTo && isTheirs(authorship.answersTo.address) ? null : authorship.answersTo,
        broughtAlong: authorship.broughtAlong.filter(address => !isTheirs(address)),
      },
      person,
    ),
  };
}
