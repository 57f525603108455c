import { type SQL, sql } from 'drizzle-orm';
import type { RequestFacts } from '../../ticket/sight/sight.ts';
import type { Language } from '../../ticket/words.ts';
import type { Db } from '../database.ts';
import { type Assigned, assigneeOf } from '../tickets/row.ts';

/** Of whom answers may be taken as they are: of one company, or of one domain; null: of nobody. */
export type Whose = { company: string } | { domain: string } | null;

/** An answer that was given before. @property likeness which share of the words that were asked for is in what was asked then */
export type AnsweredBefore = {
  request: RequestFacts;
  text: string;
  at: Date;
  likeness: number;
  isKept: boolean;
};

/** Words of a request that are compared: those behind say the same again. */
const wordsAtMost = 24;
/** The newest of a company's requests that have a word in common with this one, and the kept answers that do. */
const comparedAtMost = 300;
/** A third of the words, and at least two: with one, any two requests of a printer's maker are alike. */
const likeFrom = 0.3;
const sharedAtLeast = 2;

/**
 * Answers to requests that are like this one, the most alike first: kept ones, and those of the same customer's house.
 *
 * @param asked what the customer wrote
 */
export async function answeredBefore(
  db: Db,
  asked: { text: string; language: Language; whose: Whose; but: number },
  limit: number,
): Promise<AnsweredBefore[]> {
  const words = await wordsIn(db, asked.text);
  if (words.length < sharedAtLeast) return [];
  const any = sql`${words.map(word => `'${word.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`).join(' | ')}::tsquery`;
  const share = (doc: SQL) => sql`(select count(*) from unnest(tsvector_to_array(${doc})) as word
    where word = any(${sql.param(words)}::text[]))`;
  const facts = sql`ticket.number, ticket.category, ticket.suggestion, ticket.assignee_id as "assigneeId",
    ticket.assignee_name as "assigneeName"`;
  const kept = sql`
    select ${facts}, kept.text, kept.at, ${share(sql`kept.asked`)} as shared, true as "isKept"
    from (
      select * from kept_answer where asked @@ ${any} and language = ${asked.language} and ticket <> ${asked.but}
      order by id desc limit ${comparedAtMost}
    ) as kept join ticket on ticket.number = kept.ticket`;
  const theirs =
    asked.whose &&
    sql`
    select ${facts}, ticket.resolution as text, ticket.closed_at as at, ${share(sql`piece.doc`)} as shared, false as "isKept"
    from (
      select ticket, doc from search_piece
      where doc @@ (${whoseIs(asked.whose)} && ${any}) and kind in ('head', 'in') and ticket <> ${asked.but}
      order by ticket desc limit ${comparedAtMost}
    ) as piece join ticket on ticket.number = piece.ticket
    where ticket.status = 'closed' and ticket.resolution <> '' and ticket.merged_into is null
      and ticket.language = ${asked.language}`;
  const rows = await db.execute<Row>(sql`
    select distinct on (number) * from (${theirs ? sql`(${kept}) union all (${theirs})` : kept}) as alike
    where shared >= ${sharedAtLeast} and shared::float8 / ${words.length} >= ${likeFrom}
    order by number, "isKept" desc, shared desc`);
  return [...rows]
    .map(row => answerIn(row, words.length))
    .toSorted((a, b) => b.likeness - a.likeness || b.at.getTime() - a.at.getTime())
    .slice(0, limit);
}

type Row = Assigned &
  Pick<RequestFacts, 'number' | 'category' | 'suggestion'> & {
    text: string;
    at: Date | string;
    shared: string;
    isKept: boolean;
  };

function answerIn(
  { number, category, suggestion, text, at, shared, isKept, ...assigned }: Row,
  of: number,
): AnsweredBefore {
  const request = { number, category, suggestion, assignee: assigneeOf(assigned) };
  return { request, text, at: new Date(at), likeness: Number(shared) / of, isKept };
}

function whoseIs(whose: NonNullable<Whose>): SQL {
  const lexeme = 'company' in whose ? `/c/${whose.company}` : `/f/${whose.domain}`;
  return sql`${`'${lexeme.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`}::tsquery`;
}

/** The stems of a text, in either language, those that say nothing left out. */
async function wordsIn(db: Db, text: string): Promise<string[]> {
  const [row] = await db.execute<{ words: string[] }>(
    sql`select tsvector_to_array(search_in_both(${text})) as words`,
  );
  return (row?.words ?? []).filter(word => word.length > 2 && !/^\d+$/.test(word)).slice(0, wordsAtMost);
}

/** Keeps an answer, with the words of what was asked. */
export async function keepAnswer(
  db: Db,
  kept: { ticket: number; language: Language; text: string; asked: string; at: Date },
): Promise<void> {
  await db.execute(sql`
    insert into kept_answer (ticket, language, text, asked, at)
    values (${kept.ticket}, ${kept.language}, ${kept.text}, search_in_both(${kept.asked}), ${kept.at.toISOString()})`);
}
