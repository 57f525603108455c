import type { Db } from '../../store/database.ts';
import { type Found, findRequests, type Looking, searching } from '../../store/search/found.ts';
import { namesLike } from '../../store/search/names.ts';
import { asTyped, type Question, questionOf, type Reading } from '../../store/search/question.ts';
import { type Span, spansOf } from '../../store/search/spans.ts';
import type { Wanted } from '../../store/search/wanted.ts';
import { ticketsNumbered } from '../../store/tickets/tickets.ts';
import type { Place, Viewer } from '../../ticket/sight/sight.ts';
import type { Desk } from '../desk.ts';
import { type FoundRequest, filledIn } from './filled-in.ts';

export type FoundPage = {
  /** The best first. */
  requests: FoundRequest[];
  /** How many there are, for whoever asks; where not `isAll`, at least so many. */
  count: number;
  isAll: boolean;
  /** Names that were looked for besides what was typed, and are in what was found. */
  also: string[];
  /** All of it, as it stood when one looked: see go-on.ts. */
  kept: KeptSearch;
};

/**
 * What was found, to go on in it: looked for anew, what was dealt with meanwhile would move all that stands behind it.
 *
 * @property others what else was looked for, by the word that was typed
 */
export type KeptSearch = { numbers: number[]; isAll: boolean; others: [string, string[]][]; also: string[] };

/**
 * Looks for requests. What somebody may not see is not there for them: it is neither shown nor counted.
 *
 * @param page `from`: how many are passed over; `unfinished`: the last word may be the beginning of one
 */
export async function find(
  desk: Pick<Desk, 'db' | 'maySeeWords'>,
  wanted: Wanted,
  viewer: Viewer,
  page: { from: number; size: number; unfinished?: boolean; place?: Place },
): Promise<FoundPage> {
  const { place = 'search' } = page;
  const maySee = ({ request }: Pick<Found, 'request'>) => desk.maySeeWords(request, viewer, place);
  const sees = maySee({ request: { number: 0, restricted: true } });
  return await searching(desk.db, async tx => {
    const typed: Reading = { ...asTyped, unfinished: page.unfinished ?? false };
    const [question, spans] = await Promise.all([questionOf(tx, wanted, typed), spansOf(tx, wanted)]);
    const looking = { wanted, sees };
    const exact = await findRequests(tx, question, spans, looking);
    const found = exact.found.filter(maySee);
    const more = exact.isAll && found.length < page.size ? await moreLike(tx, spans, looking, typed) : null;
    const known = new Set(found.map(({ request }) => request.number));
    const added = (more?.found ?? []).filter(each => !known.has(each.request.number)).filter(maySee);
    const all = [...found, ...added];
    const shown = all.slice(page.from, page.from + page.size).map(({ request }) => request.number);
    const isAll = exact.isAll && (more?.isAll ?? true);
    const also = more && added.length > 0 ? await namesIn(tx, added, more.reading) : [];
    const others = [...(more?.reading.others ?? [])];
    return {
      requests: await filledIn(tx, shown, more?.question ?? question),
      count: all.length,
      isAll,
      also,
      kept: { numbers: all.map(({ request }) => request.number), isAll, others, also },
    };
  });
}

type More = { found: Found[]; isAll: boolean; question: Question; reading: Reading };

/** What is nearly what was typed: names with a letter that is wrong. null where no name is like it. */
async function moreLike(tx: Db, spans: Span[], looking: Looking, typed: Reading): Promise<More | null> {
  const { terms, from } = looking.wanted;
  const words = [...terms.filter(({ not }) => !not).map(({ words }) => words), ...from];
  const names = await Promise.all(words.map(async word => [word, await namesLike(tx, word)] as const));
  const others = new Map(names.filter(([, like]) => like.length > 0));
  if (others.size === 0) return null;
  const reading = { ...typed, others };
  const question = await questionOf(tx, looking.wanted, reading);
  return { ...(await findRequests(tx, question, spans, looking)), question, reading };
}

/** Those of the names that stand in what was found by them, and may be seen: of others nothing is said. */
async function namesIn(tx: Db, added: Found[], { others }: Reading): Promise<string[]> {
  const numbers = added.slice(0, 100).map(({ request }) => request.number);
  const customers = await ticketsNumbered(tx, numbers);
  const text = [...customers.values()].map(({ requester }) =>
    `${requester.name} ${requester.address}`.toLowerCase(),
  );
  const names = [...others.values()].flat();
  return names.filter(name =>
    text.some(words => words.normalize('NFD').replace(/\p{M}/gu, '').includes(name)),
  );
}
