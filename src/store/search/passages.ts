import { sql } from 'drizzle-orm';
import type { Db } from '../database.ts';
import type { PieceKind } from '../schema/written/search.ts';
import type { Wanted } from './wanted.ts';
import { queryOf, type Reading } from './words-sql.ts';

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
 * The words around what was found in these pieces.
 *
 * @returns by `kind:source`; none for a head, for what has none of the words itself, and where a piece is gone meanwhile
 */
export async function passagesOf(
  db: Db,
  pieces: { kind: PieceKind; source: number }[],
  wanted: Wanted,
  reading: Reading,
): Promise<Map<string, Passage>> {
  const words = { ...wanted, from: [], company: null, terms: wanted.terms.filter(({ not }) => !not) };
  const query = queryOf(words, reading);
  if (!query) return new Map();
  const of = (...kinds: PieceKind[]) =>
    sql`array[${sql.join([sql`0`, ...pieces.filter(({ kind }) => kinds.includes(kind)).map(({ source }) => sql`${source}`)], sql`, `)}]::bigint[]`;
  const rows = await db.execute<{
    kind: PieceKind;
    source: string;
    at: Date | string;
    by: string;
    said: string;
  }>(sql`
    select kind, source, at, by, case when position(${opens} in asItIs) > 0 then asItIs
      else ts_headline(config, search_words(said), ${query}, ${shape}) end as said
    from (
      select *, ts_headline(config, said, ${query}, ${shape}) as asItIs from (
        select case direction when 'in' then 'in' else 'out' end as kind, id as source, at, "from" ->> 'name' as by,
          left(text, ${lookedThrough}) as said, search_config(language) as config
        from message where id = any(${of('in', 'out')})
        union all
        select 'note', words.id, event.at, coalesce(words.words::jsonb ->> 'actor.name', ''),
          left(words.words::jsonb ->> 'event.text', ${lookedThrough}), search_config(ticket.language)
        from search_piece as piece
        join event_words as words on words.id = piece.source and words.words is not null
        join ticket_event as event on event.ticket = piece.ticket and event.words_id = words.id
        join ticket on ticket.number = piece.ticket
        where piece.kind = 'note' and piece.source = any(${of('note')})
        union all
        select 'file', attachment.id, message.at, '', attachment.name, search_config(message.language)
        from attachment join message on message.id = attachment.message_id
        where attachment.id = any(${of('file')})
      ) as piece
    ) as shown`);
  return new Map(
    rows
      .filter(({ said }) => said.includes(opens))
      .map(({ kind, source, at, by, said }) => [
        `${kind}:${source}`,
        { kind, at: new Date(at), by: by ?? '', parts: partsIn(said) },
      ]),
  );
}

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
