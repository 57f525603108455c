import { sql } from 'drizzle-orm';
import type { Db } from '../database.ts';
import type { PieceKind } from '../schema/written/search.ts';
import type { Question } from './question.ts';

/** Where in a request it stands that was looked for: a few words around it, those that were found marked. */
export type Passage = {
  kind: PieceKind;
  at: Date;
  /** Who wrote it; '' where that is plain from what it is. */
  by: string;
  parts: { text: string; isFound: boolean }[];
};

/** No text has these: neither mail nor chat brings control characters in. */
const [opens, closes] = ['\u0002', '\u0003'];
const shape = `StartSel=${opens}, StopSel=${closes}, MaxFragments=1, MaxWords=22, MinWords=12, ShortWord=0`;
/** What lies behind is found, but not shown: to look for it there takes longer than people wait. */
const lookedThrough = 20_000;

/**
 * The words around what was found, in that piece of each request that has most of it.
 *
 * @returns by the request's number; none for what only its subject or its customer tells, which are shown in any case
 */
export async function passagesOf(
  db: Db,
  numbers: number[],
  { exact, any }: Pick<Question, 'exact' | 'any'>,
): Promise<Map<number, Passage>> {
  if (any === '' || numbers.length === 0) return new Map();
  const rows = await db.execute<Row>(sql`
    with best as materialized (
      select distinct on (ticket) ticket, kind, source, doc @@ ${exact}::tsquery as "isAll" from search_piece
      where ticket in ${numbers} and kind <> 'head' and doc @@ ${any}::tsquery
      order by ticket, "isAll" desc, ts_rank(doc, ${any}::tsquery) desc, source desc
    )
    select ticket, kind, at, by, case when position(${opens} in "asItIs") > 0 then "asItIs"
      else ts_headline(config, search_words(said), query, ${shape}) end as said
    from (
      select *, ts_headline(config, said, query, ${shape}) as "asItIs" from (
        select *, case when "isAll" then ${exact}::tsquery else ${any}::tsquery end as query from (${pieces}) as piece
      ) as asked
    ) as shown`);
  return new Map(
    rows
      .filter(({ said }) => said.includes(opens))
      .map(({ ticket, kind, at, by, said }) => [
        ticket,
        { kind, at: new Date(at), by: by ?? '', parts: partsIn(said) },
      ]),
  );
}

type Row = { ticket: number; kind: PieceKind; at: Date | string; by: string | null; said: string };

/** What the best pieces are made of. */
const pieces = sql`
  select best.*, message.at, "from" ->> 'name' as by, left(text, ${lookedThrough}) as said, search_config(language) as config
  from best join message on message.id = best.source where kind in ('in', 'out')
  union all
  select best.*, event.at, words.words::jsonb ->> 'actor.name', left(words.words::jsonb ->> 'event.text', ${lookedThrough}),
    search_config(ticket.language)
  from best join event_words as words on words.id = best.source and words.words is not null
  join ticket_event as event on event.ticket = best.ticket and event.words_id = words.id
  join ticket on ticket.number = best.ticket where kind = 'note'
  union all
  select best.*, message.at, '', attachment.name, search_config(message.language)
  from best join attachment on attachment.id = best.source join message on message.id = attachment.message_id
  where kind = 'file'`;

function partsIn(said: string): Passage['parts'] {
  return said
    .split(opens)
    .flatMap((piece, index) => {
      const [found = '', after = ''] = piece.split(closes);
      if (index === 0) return [{ text: found, isFound: false }];
      return [
        { text: found, isFound: true },
        { text: after, isFound: false },
      ];
    })
    .filter(({ text }) => text !== '');
}
