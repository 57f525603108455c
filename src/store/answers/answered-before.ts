import { type SQL, sql } from 'drizzle-orm';
import type { RequestFacts } from '../../ticket/sight/sight.ts';
import type { Language } from '../../ticket/words.ts';
import type { Db } from '../database.ts';
import { lexeme } from '../search/words-sql.ts';

/** Whose answers may be repeated as they are: those to one company, or to one domain. */
export type Whose = { company: string } | { domain: string };

/** An answer that was given before. @property likeness which share of the words of one request is in the other */
export type AnsweredBefore = { request: RequestFacts; text: string; at: Date; likeness: number };

/** Words of a request that are compared: those behind say the same again. */
const wordsAtMost = 24;
/** The newest of a customer's requests that have a word in common with this one. */
const comparedAtMost = 300;
/** A third of the words, and at least two: one is in any two requests about printers. */
const likeFrom = 0.3;
const sharedAtLeast = 2;

/**
 * How requests like this one were closed, the most alike first, of one customer's house alone: what stands in an answer is
 * nobody else's business.
 *
 * @param asked `text`: what the customer wrote; `but`: this request's number
 */
export async function answeredBefore(
  db: Db,
  asked: { text: string; language: Language; whose: Whose; but: number },
): Promise<AnsweredBefore[]> {
  const words = await wordsIn(db, asked.text);
  if (words.length < sharedAtLeast) return [];
  const any = sql.join(
    words.map(word => lexeme(word)),
    sql` || `,
  );
  const rows = await db.execute<Row>(sql`
    select distinct on (ticket.number) ticket.number, ticket.restricted, ticket.resolution as text,
      ticket.closed_at as at, shared.words as shared
    from (
      select ticket, doc from search_piece
      where doc @@ (${whoseIs(asked.whose)} && (${any})) and kind in ('head', 'in') and ticket <> ${asked.but}
      order by ticket desc limit ${comparedAtMost}
    ) as piece join ticket on ticket.number = piece.ticket
    cross join lateral (
      select count(*)::int as words from unnest(tsvector_to_array(piece.doc)) as word
      where word in ${words}
    ) as shared
    where ticket.status = 'closed' and ticket.resolution <> '' and ticket.merged_into is null
      and ticket.language = ${asked.language} and shared.words >= ${sharedAtLeast}
    order by ticket.number, shared.words desc`);
  return [...rows]
    .map(({ number, restricted, text, at, shared }) => ({
      request: { number, restricted },
      text,
      at: new Date(at),
      likeness: shared / words.length,
    }))
    .filter(({ likeness }) => likeness >= likeFrom)
    .toSorted((a, b) => b.likeness - a.likeness || b.at.getTime() - a.at.getTime());
}

type Row = RequestFacts & { text: string; at: Date | string; shared: number };

function whoseIs(whose: Whose): SQL {
  return lexeme('company' in whose ? `/c/${whose.company}` : `/f/${whose.domain}`);
}

/** The stems of a text, in either language, those that say nothing left out. */
async function wordsIn(db: Db, text: string): Promise<string[]> {
  const [row] = await db.execute<{ words: string[] }>(
    sql`select tsvector_to_array(search_in_both(${text})) as words`,
  );
  return (row?.words ?? []).filter(word => word.length > 2 && !/^\d+$/.test(word)).slice(0, wordsAtMost);
}
