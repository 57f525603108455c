import { type SQL, sql } from 'drizzle-orm';
import type { Forgotten } from '../../ticket/erasing/without-person.ts';
import { patternOf } from './pattern.ts';

/** In SQL: of which events of a request's log words go, as what follows a `select`. Named before they go, and erased, by one and the same. */
type LogWords = SQL;

export const wordsIn = (which: LogWords) => sql`select words_id ${which}`;
export const sequencesIn = (which: LogWords) => sql`select sequence::int ${which}`;

/** Of a request that is erased: all but what the law keeps, and what names nobody but the operator who did it. */
export function wordsThatGo(ticket: number, kept: number[]): LogWords {
  return sql`${wordsOf(ticket, kept)} and not (actor ->> 'kind' = 'operator' and words::jsonb - 'actor.name' = '{}')`;
}

/**
 * Of another's request: what names somebody, and what ordered letters to them. An operator who is called as they are has done what they
 * did all the same.
 *
 * @param events those that ordered the letters, by their places in the log
 */
export function wordsNaming(
  ticket: number,
  kept: number[],
  { addresses, names }: Pick<Forgotten, 'addresses' | 'names'>,
  events: number[],
): LogWords {
  const said = sql`case when actor ->> 'kind' = 'operator' then (words::jsonb - 'actor.name')::text else words end`;
  return sql`${wordsOf(ticket, kept)} and (words ~* ${patternOf(addresses)} or ${said} ~* ${patternOf(addresses, names)}
    or sequence = any(${sql.param(events)}::bigint[]))`;
}

const wordsOf = (ticket: number, kept: number[]) => sql`
  from ticket_event join event_words on event_words.id = words_id
  where ticket = ${ticket} and words is not null and sequence <> all(${sql.param(kept)}::bigint[])`;
