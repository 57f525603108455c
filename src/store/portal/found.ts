import { type SQL, sql } from 'drizzle-orm';
import type { Reader } from '../../ticket/portal/reader.ts';
import type { Db } from '../database.ts';
import { bothOf, quoted, stems } from '../search/words-sql.ts';
import type { PortalStretch } from './requests.ts';

/** A piece of a request in which some of the words stand. @property source of a message its id; null: what the request is called */
export type FoundPiece = { ticket: number; message: number | null; words: boolean[] };

/** What somebody looks for among their requests. @property year in which they were opened, UTC; null: any */
export type PortalQuestion = Omit<PortalStretch, 'limit'> & { words: string[]; year: number | null };

/**
 * Requests of somebody in which all of the words stand somewhere, the latest first, with the pieces in which they do. Words that
 * nobody is to find (notes, what went to others) are among those that are looked through, and never among the pieces: which of the
 * messages they may see, whoever asks decides. One index serves words, whose it is, state and year together.
 *
 * @param db within `searching`
 */
export async function piecesFound(
  db: Db,
  { address, company }: Reader,
  { words, which, year, before }: PortalQuestion,
  limit: number,
): Promise<{ numbers: number[]; pieces: FoundPiece[] }> {
  const asked = words.map(word => stems(word, false));
  const whose = [quoted(`/f/${address}`), ...(company === null ? [] : [quoted(`/c/${company}`)])].join(' | ');
  const facts = bothOf(whose, stateWanted(which), year === null ? '' : quoted(`/y/${year}`));
  const rows = await db.execute<{ ticket: number }>(sql`
    select found.ticket from search_request as found join ticket on ticket.number = found.ticket
    where found.doc @@ (${sql.join([sql`${facts}::tsquery`, ...asked], sql` && `)})
      and ticket.merged_into is null and ${isTheirs({ address, company })}
      and ${before === null ? sql`true` : sql`found.ticket < ${before}`}
    order by found.ticket desc limit ${limit}`);
  const numbers = rows.map(({ ticket }) => ticket);
  return { numbers, pieces: await piecesIn(db, numbers, words) };
}

/** The pieces of these requests in which some of the words stand, whose ever they are. @param db within `searching` */
export async function piecesIn(db: Db, numbers: number[], words: string[]): Promise<FoundPiece[]> {
  if (numbers.length === 0 || words.length === 0) return [];
  const asked = words.map(word => stems(word, false));
  const among = sql.join(
    numbers.map(number => sql`${number}`),
    sql`, `,
  );
  // A head has more in it than its customer reads: of it the subject alone is looked at, and its number.
  const pieces = await db.execute<FoundPiece>(sql`
    select number as ticket, null::int as message, ${each(asked, sql`search_in_both(subject)`, words)} as words
    from ticket where number in (${among})
    union all
    select ticket, source::int as message, ${each(asked, sql`doc`)} as words from search_piece
    where ticket in (${among}) and kind in ('in', 'out') and doc @@ (${sql.join(asked, sql` || `)})`);
  return [...pieces];
}

/** Whether each word stands there; one that says nothing (`per`, `the`) does everywhere. @param typed as they were typed, where they may be the number */
function each(asked: SQL[], doc: SQL, typed: string[] | null = null): SQL {
  const found = asked.map((word, at) => {
    const isNumber = typed ? sql` or number::text = ${(typed[at] ?? '').replace('#', '')}` : sql``;
    return sql`(numnode(${word}) = 0 or ${doc} @@ (${word})${isNumber})`;
  });
  return sql`array[${sql.join(found, sql`, `)}]`;
}

/** The year in which the first of somebody's requests was opened (UTC); null where there is none. */
export async function firstYearOf(db: Db, { address, company }: Reader): Promise<number | null> {
  const first = (whose: SQL) => sql`(
    select opened_at from ticket where ${whose} order by number limit 1)`;
  const own = first(sql`(requester ->> 'address') = ${address}`);
  const all = company === null ? own : sql`${own} union all ${first(sql`company = ${company}`)}`;
  const [row] = await db.execute<{ year: number | null }>(
    sql`select extract(year from min(opened_at) at time zone 'UTC')::int as year from (${all}) as first`,
  );
  return row?.year ?? null;
}

function stateWanted(which: PortalStretch['which']): string {
  if (which === 'all') return '';
  const closed = quoted('/s/closed');
  return which === 'closed' ? closed : `!${closed}`;
}

/** Exactly theirs: the words of an address are in those of others, too. */
function isTheirs({ address, company }: Pick<Reader, 'address' | 'company'>): SQL {
  const own = sql`(ticket.requester ->> 'address') = ${address}`;
  return company === null ? own : sql`(${own} or (ticket.company = ${company} and not ticket.restricted))`;
}
