import { type SQL, sql } from 'drizzle-orm';
import type { RequestFacts } from '../../ticket/sight/sight.ts';
import type { Language } from '../../ticket/words.ts';
import type { Db } from '../database.ts';
import { restrictedFact } from '../search/facts.ts';
import { newestLike } from '../search/newest.ts';
import { type CommonWord, commonAmong, rareAmong } from '../search/rare.ts';
import { type Bounds, boundsOf, type Span, spansIn } from '../search/spans.ts';
import { anything } from '../search/wanted.ts';
import { bothOf, oneOf, quoted, sharedWith } from '../search/words-sql.ts';

/** Whose answers may be repeated as they are: those to one company, or to one domain; null: nobody's. */
export type Whose = { company: string } | { domain: string } | null;

/**
 * An answer that was given before.
 *
 * @property likeness which share of the words of one request is in the other, or how alike what they are about is written
 * @property isKept it may be given to anybody: there is nobody in it
 */
export type AnsweredBefore = {
  request: RequestFacts;
  text: string;
  at: Date;
  likeness: number;
  isKept: boolean;
};

/** Words of a request that are compared: those behind say the same again. */
const wordsAtMost = 24;
/** The newest that are compared; and as many that have a rare word in common with this one, however old. */
const comparedAtMost = 150;
/** Of those so many, with most words in common, are looked into piece by piece: three are shown. */
const lookedIntoAtMost = 30;
/** And so many whose subjects are most alike. */
const writtenAlikeAtMost = 10;
/** Of a request: its head, and what the customer wrote first. */
const piecesAtMost = 4;
/** A third of the words, and at least two: one is in any two requests about printers. */
const likeFrom = 0.3;
const sharedAtLeast = 2;
/** With so much of their letters in common, two subjects are the same with a slip in it (pg_trgm). */
const writtenAlikeFrom = 0.45;

const isAlike = sql`words >= ${sharedAtLeast} or written >= ${writtenAlikeFrom}`;

/**
 * How requests like this one were answered at their closing, the most alike first: of one customer's house, as it stands,
 * and what was kept for all. Nothing of what few may see, or may see now.
 *
 * @param db within `searching`
 * @param asked `subject`, `text`: what the customer wrote; `but`: this request's number
 */
export async function answeredBefore(
  db: Db,
  asked: { subject: string; text: string; language: Language; whose: Whose; but: number },
): Promise<AnsweredBefore[]> {
  const known = await knownOf(db, `${asked.subject} ${asked.text}`);
  if (known.words.length < sharedAtLeast) return [];
  const { words } = known;
  const alike = [await ofTheHouse(db, asked, known), keptForAll(asked, known)].filter(part => part !== null);
  const rows = await db.execute<Row>(sql`
    select distinct on (number) number, restricted, text, at, words, written, "isKept"
    from (${sql.join(alike, sql` union all `)}) as alike
    where ${isAlike}
    order by number, "isKept", words desc`);
  return [...rows]
    .map(({ number, restricted, text, at, isKept, words: shared, written }) => ({
      request: { number, restricted },
      text,
      at: new Date(at),
      isKept,
      likeness: Math.max(shared / words.length, written),
    }))
    .filter(({ likeness }) => likeness >= likeFrom)
    .toSorted((a, b) => b.likeness - a.likeness || b.at.getTime() - a.at.getTime());
}

type Row = RequestFacts & {
  text: string;
  at: Date | string;
  words: number;
  written: number;
  isKept: boolean;
};

type Asked = Parameters<typeof answeredBefore>[1];

/** Of one customer's house: what stands in an answer is nobody else's business. */
async function ofTheHouse(
  db: Db,
  { whose, but, language, subject }: Asked,
  { words, common, spans }: Known,
): Promise<SQL | null> {
  if (!whose) return null;
  const house = quoted('company' in whose ? `/c/${whose.company}` : `/f/${whose.domain}`);
  const fits = bothOf(house, quoted('/s/closed'), quoted(`/l/${language}`), `!${quoted(restrictedFact)}`);
  const rare = rareAmong(words, common, 'search_request', comparedAtMost);
  const which = sql`ticket.number <> ${but} and ticket.status = 'closed' and not ticket.restricted
    and ticket.resolution <> '' and ticket.merged_into is null`;
  const likest = async (some: string[]) =>
    await newestLike(
      db,
      spans,
      bothOf(fits, oneOf(some)),
      { words, subject },
      {
        which,
        most: comparedAtMost,
        likest: lookedIntoAtMost,
        writtenAlike: writtenAlikeAtMost,
      },
    );
  const numbers = new Set(await likest(words));
  if (rare.length > 0) for (const number of await likest(rare)) numbers.add(number);
  if (numbers.size === 0) return null;
  return sql`
    select ticket.number, ticket.restricted, ticket.resolution as text, ticket.closed_at as at, false as "isKept",
      ${sharedWith(sql`piece.doc`, words)} as words, similarity(ticket.subject, ${subject}) as written
    from ticket cross join lateral (
      select doc from search_piece where search_piece.ticket = ticket.number and kind in ('head', 'in')
      order by kind = 'head' desc, source limit ${piecesAtMost}
    ) as piece
    where ticket.number in ${[...numbers]} and ${which}`;
}

/**
 * What may be given to anybody: among the newest by its words and by how it is written, among all by rare words. Those are
 * looked up by themselves: asked for the newest of them, PostgreSQL reads all from the newest on where it takes them for
 * more than they are.
 */
function keptForAll({ but, language, subject }: Asked, { words, common }: Known): SQL {
  const rare = rareAmong(words, common, 'kept_answer', comparedAtMost);
  const newestOf = (which: SQL) => sql`
    select * from ${which} where language = ${language} and ticket <> ${but} order by at desc limit ${comparedAtMost}`;
  const newest = sql`(${newestOf(sql`kept_answer`)})`;
  const few = sql`(
    with few as materialized (select * from kept_answer where asked @@ ${oneOf(rare)}::tsquery) ${newestOf(sql`few`)})`;
  const looked = rare.length > 0 ? sql`${newest} union all ${few}` : newest;
  return sql`
    select ticket.number, ticket.restricted, kept.text, kept.at, true as "isKept", kept.words, kept.written
    from (
      select ticket, text, at, ${sharedWith(sql`asked`, words)} as words,
        strict_word_similarity(${subject}, about) as written
      from (${looked}) as looked where text <> '' offset 0
    ) as kept
    join ticket on ticket.number = kept.ticket
    where (${isAlike}) and ticket.status = 'closed' and not ticket.restricted and ticket.merged_into is null`;
}

/**
 * What is asked first, in one statement.
 *
 * @property words the stems of a text, in either language, those that say nothing left out
 * @property common those of them that stand in many rows
 * @property spans in which one looks for requests
 */
type Known = { words: string[]; common: CommonWord[]; spans: Span[] };

async function knownOf(db: Db, text: string): Promise<Known> {
  const [row] = await db.execute<{ words: string[]; common: CommonWord[]; bounds: Bounds | null }>(sql`
    with asked as materialized (select tsvector_to_array(search_in_both(${text})) as words)
    select words, ${commonAmong(sql`words`)} as common,
      (select row_to_json(bounds) from (${boundsOf(anything)}) as bounds) as bounds
    from asked`);
  if (!row) throw new Error('a statement without a table gave no row');
  const says = row.words.filter(word => word.length > 2 && !/^\d+$/.test(word));
  return {
    words: says.slice(0, wordsAtMost),
    common: row.common,
    spans: row.bounds ? spansIn(row.bounds, anything) : [],
  };
}
