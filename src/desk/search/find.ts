import type { Db } from '../../store/database.ts';
import { type Found, findRequests, searching } from '../../store/search/found.ts';
import { namesLike } from '../../store/search/names.ts';
import { type Passage, passagesOf } from '../../store/search/passages.ts';
import type { Wanted } from '../../store/search/wanted.ts';
import { asTyped, type Reading } from '../../store/search/words-sql.ts';
import { ticketsNumbered } from '../../store/tickets/tickets.ts';
import type { Place, Viewer } from '../../ticket/sight/sight.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { Desk } from '../desk.ts';

export type FoundPage = {
  /** The best first. */
  requests: { ticket: Ticket; passage: Passage | null }[];
  /** How many there are, for whoever asks; where not `isAll`, at least so many. */
  count: number;
  isAll: boolean;
  /** Names that were looked for besides what was typed, and are in what was found. */
  also: string[];
};

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
  const maySee = ({ request }: Found) => desk.maySeeWords(request, viewer, place);
  return await searching(desk.db, async tx => {
    const typed: Reading = { ...asTyped, unfinished: page.unfinished ?? false };
    const exact = await findRequests(tx, wanted, typed);
    const found = exact.found.filter(maySee);
    const more = exact.isAll && found.length < page.size ? await moreLike(tx, wanted, typed) : null;
    const known = new Set(found.map(({ request }) => request.number));
    const added = (more?.found ?? []).filter(each => !known.has(each.request.number)).filter(maySee);
    const all = [...found, ...added];
    const shown = all.slice(page.from, page.from + page.size);
    return {
      requests: await filledIn(tx, shown, wanted, more?.reading ?? typed),
      count: all.length,
      isAll: exact.isAll && (more?.isAll ?? true),
      also: more && added.length > 0 ? await namesIn(tx, added, more.reading) : [],
    };
  });
}

/** What is nearly what was typed: names with a letter that is wrong. null where no name is like it. */
async function moreLike(
  tx: Db,
  wanted: Wanted,
  typed: Reading,
): Promise<{ found: Found[]; isAll: boolean; reading: Reading } | null> {
  const others = new Map<string, string[]>();
  for (const { words, not } of wanted.terms) {
    const names = not ? [] : await namesLike(tx, words);
    if (names.length > 0) others.set(words, names);
  }
  if (others.size === 0) return null;
  const reading = { ...typed, others };
  return { ...(await findRequests(tx, wanted, reading)), reading };
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

async function filledIn(
  tx: Db,
  shown: Found[],
  wanted: Wanted,
  reading: Reading,
): Promise<FoundPage['requests']> {
  const [tickets, passages] = await Promise.all([
    ticketsNumbered(
      tx,
      shown.map(({ request }) => request.number),
    ),
    passagesOf(tx, shown, wanted, reading),
  ]);
  return shown.flatMap(({ request, kind, source }) => {
    const ticket = tickets.get(request.number);
    return ticket ? [{ ticket, passage: passages.get(`${kind}:${source}`) ?? null }] : [];
  });
}
