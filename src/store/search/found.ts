import { type SQL, sql } from 'drizzle-orm';
import type { RequestFacts } from '../../ticket/sight/sight.ts';
import type { Db } from '../database.ts';
import { factsWanted, restrictedFact } from './facts.ts';
import type { Question } from './question.ts';
import { reach, type Span } from './spans.ts';
import type { Wanted } from './wanted.ts';
import { bothOf, quoted } from './words-sql.ts';

/** A request that fits, and how well. */
export type Found = { request: RequestFacts; score: number };

/** So many requests are weighed against each other: the newest that fit. */
const weighedAtMost = 600;
/** Of those that have all words, so many of the newest are looked through for their order, which no index knows. */
const lookedThrough = 600;
/** Of so many, the best by their heads, each piece is weighed too; of each the newest pieces. */
const readAtMost = 50;
const piecesAtMost = 40;

/** Who waits for an answer waits no longer; a search that nobody can wait for gives up (57014). */
const statementMs = 2000;

/** So much of two words of four letters is alike, by threes (pg_trgm), with one of the letters wrong. */
const alikeFrom = 0.25;

/** A transaction in which one looks for something. */
export async function searching<T>(db: Db, look: (tx: Db) => Promise<T>): Promise<T> {
  return await db.transaction(async tx => {
    // An index serves whatever is looked for; what statistics say of rare words is a guess.
    await tx.execute(sql`
      select set_config('statement_timeout', ${String(statementMs)}, true), set_config('enable_seqscan', 'off', true),
        set_config('pg_trgm.similarity_threshold', ${String(alikeFrom)}, true)`);
    return await look(tx);
  });
}

/** @property sees what few may see is there, for whoever asks; @property enough of what is found in the newest */
export type Looking = { wanted: Wanted; sees: boolean; enough?: number };

/**
 * Requests that fit, the best first; the newest of them where there are very many.
 *
 * @param db within `searching`
 * @param spans in which one looks one after the other
 * @returns `isAll`: there are no others
 */
export async function findRequests(
  db: Db,
  question: Question,
  spans: Span[],
  looking: Looking,
): Promise<{ found: Found[]; isAll: boolean }> {
  if (question.saysNothing) return { found: [], isAll: true };
  for (const span of spans) {
    const rows = await db.execute<Row>(ranked(question, candidates(question, looking, span)));
    const found = rows.map(({ number, restricted, score }) => ({ request: { number, restricted }, score }));
    if (!span.isAll && found.length < (looking.enough ?? reach.enough)) continue;
    return { found, isAll: span.isAll && (rows[0]?.looked ?? 0) < mostOf(question) };
  }
  return { found: [], isAll: true };
}

type Row = RequestFacts & { score: number; looked: number };

function mostOf({ phrases, withoutPhrases, looksThrough }: Question): number {
  return phrases.length + withoutPhrases.length > 0 || looksThrough ? lookedThrough : weighedAtMost;
}

/** The newest requests in a span that have the words, and of which the rest is so; and those that are called so. */
function candidates(question: Question, { wanted, sees }: Looking, span: Span): SQL {
  const { numbers, looksThrough, unfinished, all } = question;
  const isNarrowed = wanted.after !== null || wanted.before !== null;
  const isIndexed = span.isAll && !looksThrough;
  const without = [question.without, sees ? '' : quoted(restrictedFact)]
    .filter(Boolean)
    .map(each => `!(${each})`);
  const asked = bothOf(all, isIndexed ? unfinished : '', factsWanted(wanted));
  // The index wants something that must be there.
  const isEverywhere = span.isAll && asked !== '' && (span.isMost || !isNarrowed);
  // Many words begin so: they are read in the few requests of a span, and not in the index.
  const begins = isIndexed || looksThrough || unfinished === '' ? sql`true` : beginsIn(question);
  const from = (days: string, which: SQL) => sql`
    select ticket, opened_at, is_open, restricted from search_request
    where doc @@ ${bothOf(asked, days, ...without)}::tsquery and ${span.exactly} and ${begins} and ${which}`;
  const newest = sql`
    ${from(isEverywhere ? '' : span.days, sql`true`)} order by opened_at desc, ticket desc limit ${mostOf(question)}`;
  if (numbers.length === 0 || asked === '') return newest;
  return sql`(${newest}) union ${from('', sql`ticket in ${numbers}`)}`;
}

function beginsIn({ unfinished }: Question): SQL {
  return sql`(doc @@ ${unfinished}::tsquery) is true`;
}

/** What fits well, and what is new, or open still, comes first: half a year makes a thing half as likely. */
const likely = sql`((1 + is_open::int) / (1 + extract(epoch from now() - opened_at) / 15552000))::float8`;

function ranked(question: Question, among: SQL): SQL {
  const fitting = sql`
    with looked as materialized (${among}),
    fitting as materialized (select * from looked where ${lookedInto(question)})`;
  const looked = sql`(select count(*)::int from looked) as looked`;
  if (question.any === '')
    return sql`${fitting}
      select ticket as number, restricted, 0::float8 as score, ${looked} from fitting order by opened_at desc, ticket desc`;
  const { numbers } = question;
  const named = numbers.length > 0 ? sql`(fitting.ticket in ${numbers})::int` : sql`0`;
  const any = sql`${question.any}::tsquery`;
  return sql`${fitting},
    weighed as materialized (
      select fitting.ticket, fitting.opened_at, fitting.restricted, ${named} as named, ${likely} as likely,
        coalesce(ts_rank(head.doc, ${any}), 0) as head
      from fitting left join search_piece as head on head.kind = 'head' and head.source = fitting.ticket
    ), best as materialized (
      select * from weighed order by named desc, (0.1 + head) * likely desc, ticket desc limit ${readAtMost}
    ), read as (
      select best.ticket, coalesce(max(ts_rank(piece.doc, ${any})), 0) as body
      from best left join lateral (
        select doc from search_piece where search_piece.ticket = best.ticket and kind <> 'head'
        order by source desc limit ${piecesAtMost}
      ) as piece on true group by best.ticket
    )
    select weighed.ticket as number, restricted, (0.1 + head + coalesce(body, 0)) * likely as score, ${looked}
    from weighed left join read on read.ticket = weighed.ticket
    order by named desc, read.ticket is null, score desc, weighed.ticket desc`;
}

/** What no index knows: that words stand one behind the other, in one piece; that one begins with a letter. */
function lookedInto(question: Question): SQL {
  const stands = (phrase: string) => sql`exists (
    select from search_piece as piece where piece.ticket = looked.ticket and piece.doc @@ ${phrase}::tsquery)`;
  const conditions = [
    ...question.phrases.map(stands),
    ...question.withoutPhrases.map(phrase => sql`not ${stands(phrase)}`),
    ...(question.looksThrough
      ? [
          sql`exists (select from search_request as whole where whole.ticket = looked.ticket and ${beginsIn(question)})`,
        ]
      : []),
  ];
  return conditions.length > 0 ? sql.join(conditions, sql` and `) : sql`true`;
}
