import { type SQL, sql } from 'drizzle-orm';
import type { RequestFacts } from '../../ticket/sight/sight.ts';
import { type Db, transactionWith } from '../database.ts';
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
/** Where none of those is so one goes on behind them, as long as somebody waits: so often, and in so many milliseconds. */
const lookedThroughTimes = 25;
const goesOnForMs = 1000;
/** Of so many, the best by their heads, each piece is weighed too; of each the newest pieces. */
const readAtMost = 50;
const piecesAtMost = 40;

/** Who waits for an answer waits no longer; a search that nobody can wait for gives up (57014). */
const statementMs = 2000;

/** So much of two words of four letters is alike, by threes (pg_trgm), with one of the letters wrong. */
const alikeFrom = 0.25;

/**
 * A transaction in which one looks for something. An index serves whatever is looked for; what statistics say of rare words is a
 * guess. How rare these words are decides on the plan: none is kept.
 */
export async function searching<T>(db: Db, look: (tx: Db) => Promise<T>): Promise<T> {
  const told = {
    statement_timeout: statementMs,
    enable_seqscan: 'off',
    plan_cache_mode: 'force_custom_plan',
    'pg_trgm.similarity_threshold': alikeFrom,
  } as const;
  return await transactionWith(db, told, look);
}

/**
 * @property sees what few may see is there, for whoever asks
 * @property enough of what is found in the newest
 * @property atOnce so many requests at most are looked at with one statement
 */
export type Looking = { wanted: Wanted; sees: boolean; enough?: number; atOnce?: number };

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
  const enough = looking.enough ?? reach.enough;
  for (const span of spans) {
    const { found, isAll } = await foundIn(db, question, looking, span);
    if (span.isAll || found.length >= enough) return { found, isAll: span.isAll && isAll };
  }
  return { found: [], isAll: true };
}

/** Looks through a span; piece by piece, the newest first, where an index does not know all that is asked. */
async function foundIn(
  db: Db,
  question: Question,
  { wanted, sees, enough = reach.enough, atOnce = mostOf(question) }: Looking,
  span: Span,
): Promise<{ found: Found[]; isAll: boolean }> {
  const found: Found[] = [];
  const until = performance.now() + goesOnForMs;
  let behind: number | null = null;
  for (let times = 0; times < lookedThroughTimes; times += 1) {
    const among = candidates(question, { wanted, sees, atOnce }, span, behind);
    const rows: Row[] = await db.execute<Row>(ranked(question, among, atOnce));
    const known = new Set(found.map(({ request }) => request.number));
    // One that is called by its number was found before its turn.
    for (const { number, restricted, score } of rows)
      if (number !== null && !known.has(number)) found.push({ request: { number, restricted }, score });
    const last = rows[0]?.last ?? null;
    if (last === null) return { found, isAll: true };
    if (found.length >= enough || !isLookedThrough(question) || performance.now() > until) break;
    behind = last;
  }
  return { found, isAll: false };
}

/**
 * One for each request, and one without a number where there is none.
 *
 * @property last the oldest that was looked at; null where there are no others behind it
 */
type Row = { number: number | null; restricted: boolean; score: number; last: number | null };

function mostOf(question: Question): number {
  return isLookedThrough(question) ? lookedThrough : weighedAtMost;
}

function isLookedThrough({ phrases, withoutPhrases, looksThrough }: Question): boolean {
  return phrases.length + withoutPhrases.length > 0 || looksThrough;
}

/**
 * The newest requests in a span that have the words, and of which the rest is so; and those that are called so.
 *
 * @param behind only what is older than this one
 */
function candidates(
  question: Question,
  { wanted, sees, atOnce = mostOf(question) }: Looking,
  span: Span,
  behind: number | null,
): SQL {
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
  const older =
    behind === null
      ? sql`true`
      : sql`(opened_at, ticket) < (select opened_at, ticket from search_request where ticket = ${behind})`;
  const newest = sql`
    ${from(isEverywhere ? '' : span.days, older)} order by opened_at desc, ticket desc limit ${atOnce}`;
  if (numbers.length === 0 || asked === '' || behind !== null) return newest;
  return sql`(${newest}) union ${from('', sql`ticket in ${numbers}`)}`;
}

function beginsIn({ unfinished }: Question): SQL {
  return sql`(doc @@ ${unfinished}::tsquery) is true`;
}

/** What fits well, and what is new, or open still, comes first: half a year makes a thing half as likely. */
const likely = sql`((1 + is_open::int) / (1 + extract(epoch from now() - opened_at) / 15552000))::float8`;

function ranked(question: Question, among: SQL, atOnce: number): SQL {
  const fitting = sql`
    with looked as materialized (${among}),
    fitting as materialized (select * from looked where ${lookedInto(question)})`;
  if (question.any === '')
    return sql`${fitting}, ranked as (
      select ticket as number, restricted, 0::float8 as score,
        row_number() over (order by opened_at desc, ticket desc) as place from fitting
    ) ${told(atOnce)}`;
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
    ), scored as (
      select weighed.ticket as number, restricted, (0.1 + head + coalesce(body, 0)) * likely as score, named,
        read.ticket is null as unread
      from weighed left join read on read.ticket = weighed.ticket
    ), ranked as (
      select number, restricted, score, row_number() over (order by named desc, unread, score desc, number desc) as place
      from scored
    ) ${told(atOnce)}`;
}

/** What was found, and how far one looked for it, which is said where nothing was found too. */
function told(atOnce: number): SQL {
  return sql`
    select number, restricted, score, last
    from (select (select ticket from looked order by opened_at desc, ticket desc offset ${atOnce - 1} limit 1) as last) as through
    left join ranked on true order by place`;
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
