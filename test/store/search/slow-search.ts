import type postgres from 'postgres';
import type { Wanted } from '../../../src/store/search/wanted.ts';

/** A request as whoever reads it whole knows it. */
type Whole = {
  number: number;
  openedAt: Date;
  status: string;
  category: string | null;
  priority: number | null;
  suggestion: { category: string | null; priority: number | null } | null;
  assignee: number | null;
  company: string | null;
  restricted: boolean;
};

/** The requests that fit, found the slow way: each text of each request is read for each word. The newest first. */
export async function slowSearch(
  sql: postgres.Sql,
  wanted: Wanted,
  { unfinished, sees }: { unfinished: boolean; sees: boolean },
): Promise<Whole[]> {
  const all = await sql<Whole[]>`
    select number, opened_at as "openedAt", status, category, priority, suggestion, assignee_id as assignee, company, restricted
    from ticket order by opened_at desc, number desc`;
  const fits = (list: readonly unknown[], value: unknown) => list.length === 0 || list.includes(value);
  let left = all.filter(
    each =>
      (sees || !each.restricted) &&
      fits(wanted.status, each.status) &&
      fits(wanted.category, classified(each).category) &&
      fits(wanted.priority, classified(each).priority) &&
      fits(wanted.assignees, each.assignee) &&
      (!wanted.company || wanted.company.some(key => key === each.company)) &&
      (!wanted.after || each.openedAt >= wanted.after) &&
      (!wanted.before || each.openedAt < wanted.before),
  );
  const keep = (numbers: Set<number>, isWanted: boolean) => {
    left = left.filter(({ number }) => numbers.has(number) === isWanted);
  };
  const asked = wanted.terms.filter(({ not }) => !not);
  let said = 0;
  for (const [at, { words }] of asked.entries()) {
    const begun = unfinished && at === asked.length - 1 && !/[ -]/.test(words);
    if (!begun && !(await saysSomething(sql, words))) continue;
    said += 1;
    keep(await containing(sql, words, begun), true);
  }
  for (const { words } of wanted.terms.filter(({ not }) => not))
    if (await saysSomething(sql, words)) keep(await containing(sql, words, false), false);
  for (const word of wanted.from) keep(await writtenBy(sql, word), true);
  const saysNothing = asked.length > 0 && said === 0 && wanted.from.length === 0 && !wanted.company;
  return saysNothing ? [] : left;
}

/** What it is; what is proposed, while nobody has said so. */
function classified({ category, priority, suggestion }: Whole): Pick<Whole, 'category' | 'priority'> {
  return category === null && suggestion ? suggestion : { category, priority };
}

/** Not a word that one language passes over. */
async function saysSomething(sql: postgres.Sql, words: string): Promise<boolean> {
  const [row] = await sql<{ says: boolean }[]>`
    select numnode(plainto_tsquery('public.search_it', search_words(${words}))) > 0
      and numnode(plainto_tsquery('public.search_en', search_words(${words}))) > 0 as says`;
  return row?.says ?? false;
}

/** All that was written, each by itself, with the languages in which it is read. */
const texts = `
  select number as ticket, config, subject as said from ticket, (values ('it'), ('en')) as languages(config)
  union all
  select number, config, search_names(requester) from ticket, (values ('it'), ('en')) as languages(config)
  union all
  select number, 'it', number::text from ticket
  union all
  select ticket, language, text from message
  union all
  select ticket, config, name from attachment join message on message.id = attachment.message_id,
    (values ('it'), ('en')) as languages(config)
  union all
  select ticket, config, words::jsonb ->> 'event.text' from ticket_event join event_words on event_words.id = words_id,
    (values ('it'), ('en')) as languages(config) where type = 'note-added' and words is not null`;

async function containing(sql: postgres.Sql, words: string, isBegun: boolean): Promise<Set<number>> {
  const rows = await sql<{ ticket: number }[]>`
    with asked as (
      select phraseto_tsquery('public.search_it', search_words(${words}))
        || phraseto_tsquery('public.search_en', search_words(${words}))
        || ${isBegun ? `'${words.toLowerCase()}':*` : ''}::tsquery as query
    )
    select distinct ticket from (${sql.unsafe(texts)}) as texts, asked
    where to_tsvector(search_config(config), search_words(said)) @@ query`;
  return new Set(rows.map(({ ticket }) => ticket));
}

async function writtenBy(sql: postgres.Sql, word: string): Promise<Set<number>> {
  const rows = await sql<{ number: number }[]>`
    select number from ticket where ${word} = any(regexp_split_to_array(search_names(requester), ' +'))
      or ${word} = requester ->> 'address' or ${word} = split_part(requester ->> 'address', '@', 2)`;
  return new Set(rows.map(({ number }) => number));
}
