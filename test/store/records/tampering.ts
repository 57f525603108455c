import { readFileSync, writeFileSync } from 'node:fs';
import type postgres from 'postgres';

/** A machine's dice, which fall the same for the same seed. */
export function diceOf(seed: number) {
  let state = seed >>> 0;
  const roll = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const upTo = (most: number) => Math.floor(roll() * most);
  const one = <T>(of: readonly T[]): T => {
    const found = of[upTo(of.length)];
    if (found === undefined) throw new Error('there is none to choose');
    return found;
  };
  return { upTo, one };
}
export type Dice = ReturnType<typeof diceOf>;

/** What was done, and where it may be found: one of these places must be named. */
export type Tampered = { what: string; places: string[] };
type Way = (sql: postgres.Sql, dice: Dice) => Promise<Tampered>;

const hex = (dice: Dice) => Buffer.from(Array.from({ length: 32 }, () => dice.upTo(256))).toString('hex');

type Log = { table: string; kind: string; chain: string; sequence: string };
const logs: Log[] = [
  { table: 'ticket_event', kind: 'ticket', chain: 'ticket', sequence: 'sequence' },
  { table: 'incident_event', kind: 'incident', chain: 'incident', sequence: 'sequence' },
  { table: 'desk_event', kind: 'desk', chain: '0', sequence: 'id' },
];

const placeOf = ({ kind }: Log, chain: number, sequence: number) =>
  kind === 'desk' ? `the desk's log, event ${sequence}` : `${kind} ${chain}, event ${sequence}`;

type Event = { log: Log; chain: number; sequence: number; place: string; where: string };

/** Any event that a seal holds, itself or by one behind it. */
async function anEvent(sql: postgres.Sql, dice: Dice, log = dice.one(logs)): Promise<Event> {
  const rows = await sql.unsafe<{ chain: number; sequence: number }[]>(
    `select ${log.chain} as chain, ${log.sequence}::int as sequence from ${log.table} order by 1, 2`,
  );
  const { chain, sequence } = dice.one(rows);
  const ofChain = log.kind === 'desk' ? '' : `${log.chain} = ${chain} and `;
  return {
    log,
    chain,
    sequence,
    place: placeOf(log, chain, sequence),
    where: `${ofChain}${log.sequence} = ${sequence}`,
  };
}

/** Alters columns of an event. */
const eventColumns: Record<string, (dice: Dice) => string> = {
  data: dice => `data || '{"forged": ${dice.upTo(1e6)}}'`,
  actor: dice => `actor || '{"kind": "operator", "id": ${1000 + dice.upTo(1e6)}}'`,
  origin: () => `origin || 'x'`,
  at: dice => `at + ${1 + dice.upTo(1e6)} * interval '1 microsecond'`,
  words_digest: dice => `case when words_digest is null then decode('${hex(dice)}', 'hex') end`,
  digest: dice => `decode('${hex(dice)}', 'hex')`,
};

const alterEvent: Way = async (sql, dice) => {
  const { log, place, where } = await anEvent(sql, dice);
  const own: typeof eventColumns = log.kind === 'desk' ? {} : { key: () => `coalesce(key, '') || 'forged'` };
  const [column, value] = dice.one(Object.entries({ ...eventColumns, ...own }));
  await sql.unsafe(`update ${log.table} set ${column} = ${value(dice)} where ${where}`);
  return { what: `${column} of ${place}`, places: [place] };
};

const renameEvent: Way = async (sql, dice) => {
  const { place, where } = await anEvent(sql, dice, logs[0]);
  await sql.unsafe(`update ticket_event set type = type || 'x' where ${where}`);
  return { what: `type of ${place}`, places: [place] };
};

/** By whoever knows how digests are made, and makes those behind it anew. */
const alterAndChain: Way = async (sql, dice) => {
  const { log, chain, sequence, place, where } = await anEvent(sql, dice);
  await sql.unsafe(
    `update ${log.table} set digest = decode('${hex(dice)}', 'hex'), origin = 'x' where ${where}`,
  );
  return { what: `${place}, with another digest`, places: [place, placeOf(log, chain, sequence + 1)] };
};

const removeEvent: Way = async (sql, dice) => {
  const { log, chain, sequence, place, where } = await anEvent(sql, dice);
  await sql.unsafe(`delete from ${log.table} where ${where}`);
  const [next] = await sql.unsafe<{ sequence: number | null }[]>(
    `select min(${log.sequence})::int as sequence from ${log.table} where ${log.sequence} > ${sequence}`,
  );
  return {
    what: `${place} removed`,
    places: [
      place,
      placeOf(log, chain, next?.sequence ?? 0),
      placeOf(log, chain, sequence + 1),
      `${log.kind} ${chain}`,
    ],
  };
};

const swapEvents: Way = async (sql, dice) => {
  const one = await anEvent(sql, dice, logs[0]);
  const other = await anEvent(sql, dice, logs[0]);
  if (one.place === other.place) return await swapEvents(sql, dice);
  await sql.unsafe(`update ticket_event as log set data = other.data, actor = other.actor, at = other.at, type = other.type,
    origin = other.origin, words_id = other.words_id, words_digest = other.words_digest, digest = other.digest
    from ticket_event as other where (log.${one.where.replace(' and ', ' and log.')} and other.${other.where.replace(' and ', ' and other.')})
      or (log.${other.where.replace(' and ', ' and log.')} and other.${one.where.replace(' and ', ' and other.')})`);
  return { what: `${one.place} swapped with ${other.place}`, places: [one.place, other.place] };
};

const insertEvent: Way = async (sql, dice) => {
  const { log, chain, sequence } = await anEvent(sql, dice, dice.one(logs.slice(0, 2)));
  const between = dice.upTo(2) === 0;
  const its = `${log.chain} = ${chain}`;
  if (between)
    await sql.unsafe(
      `update ${log.table} set sequence = sequence + 1000 where ${its} and sequence >= ${sequence}`,
    );
  const last = `(select max(sequence) + 1 from ${log.table} where ${its} and sequence < 1000)`;
  const [type, value] = log.kind === 'ticket' ? ['type, ', `'claimed', `] : ['', ''];
  const [row] = await sql.unsafe<{ sequence: number }[]>(`
    insert into ${log.table} (${log.chain}, sequence, ${type}data, actor, origin, at, digest)
    select ${chain}, ${between ? sequence : last}, ${value}'{"type": "claimed"}', '{"kind": "desk"}', 'desk', now(),
      decode('${hex(dice)}', 'hex') returning sequence`);
  if (between)
    await sql.unsafe(`update ${log.table} set sequence = sequence - 999 where ${its} and sequence >= 1000`);
  const at = row?.sequence ?? 0;
  return { what: `${placeOf(log, chain, at)} inserted`, places: [placeOf(log, chain, at)] };
};

/** A whole request, with its log. */
const removeTicket: Way = async (sql, dice) => {
  const { chain } = await anEvent(sql, dice, logs[0]);
  const rows = await sql.unsafe<{ sequence: number }[]>(
    `delete from ticket_event where ticket = ${chain} returning sequence`,
  );
  await sql.unsafe(`delete from ticket where number = ${chain}`);
  return {
    what: `ticket ${chain} removed`,
    places: rows.map(({ sequence }) => `ticket ${chain}, event ${sequence}`),
  };
};

const alterHead: Way = async (sql, dice) => {
  const { chain } = await anEvent(sql, dice, logs[0]);
  await sql.unsafe(`update ticket set version = version + ${dice.one([-1, 1, 5])} where number = ${chain}`);
  return { what: `version of ticket ${chain}`, places: [`ticket ${chain}`] };
};

type Worded = { ticket: number; sequence: number; id: number };
const anyWords = async (sql: postgres.Sql, dice: Dice) =>
  dice.one(
    await sql.unsafe<Worded[]>(
      'select ticket, sequence, words_id::int as id from ticket_event where words_id is not null order by 1, 2',
    ),
  );

const alterWords: Way = async (sql, dice) => {
  const { ticket, sequence, id } = await anyWords(sql, dice);
  const other = await anyWords(sql, dice);
  const [what, statement] = dice.one([
    ['altered', `update event_words set words = words || ' ' where id = ${id}`],
    ['salted', `update event_words set salt = decode('${hex(dice)}', 'hex') where id = ${id}`],
    ['erased', `update event_words set words = null, salt = null where id = ${id}`],
    ['removed', `delete from event_words where id = ${id}`],
    ['pointed elsewhere', `update ticket_event set words_id = null where words_id = ${id}`],
    [
      'given up to their salt',
      `update event_words set salt = salt || convert_to(left(words, 5), 'UTF8'), words = substr(words, 6) where id = ${id}`,
    ],
    [
      'swapped',
      `update event_words as one set words = other.words, salt = other.salt from event_words as other
      where one.id = ${id} and other.id = ${other.id === id ? id + 1 : other.id}`,
    ],
  ] as const);
  const { count } = await sql.unsafe(statement);
  if (count === 0) return await alterWords(sql, dice);
  return { what: `words ${id} ${what}`, places: [`ticket ${ticket}, event ${sequence}`] };
};

const insertWords: Way = async (sql, dice) => {
  const id = 1e6 + dice.upTo(1000);
  await sql.unsafe(`insert into event_words values (${id}, decode('${hex(dice)}', 'hex'), '{}')`);
  return { what: `words ${id} inserted`, places: [`words ${id}`] };
};

type Beside = { called: string; table: string; kind: string; columns: Record<string, string> };
const beside: Beside[] = [
  {
    ...{ called: 'letter', table: 'message', kind: 'message' },
    columns: {
      subject: `subject || '!'`,
      text: `text || '.'`,
      html: `coalesce(html, '') || '<p>'`,
      at: `at + interval '1 ms'`,
      message_id: `message_id || 'x'`,
      in_reply_to: `coalesce(in_reply_to, '') || 'x'`,
      to: `"to" || '[{"name": "", "address": "x@y.example"}]'`,
      from: `"from" || '{"address": "x@y.example"}'`,
      references: `"references" || '["<x@y>"]'`,
      language: `case language when 'it' then 'en' else 'it' end`,
      automatic: `coalesce(automatic, '') || 'x'`,
      author: `'{"form": "forged"}'`,
      mail_id: 'coalesce(mail_id, 0) + 1',
    },
  },
  {
    ...{ called: 'mail', table: 'inbound_mail', kind: 'mail' },
    columns: {
      source: `set_byte(source, 3, (get_byte(source, 3) + 1) % 256)`,
      message_id: `message_id || 'x'`,
      content_hash: `content_hash || '0'`,
      envelope_from: `coalesce(envelope_from, '') || 'x'`,
      arrived_at: `arrived_at - interval '1 hour'`,
    },
  },
  {
    ...{ called: 'attachment', table: 'attachment', kind: 'file' },
    columns: {
      name: `name || 'x'`,
      type: `type || 'x'`,
      size: 'size + 1',
      sha256: `sha256 || '0'`,
      message_id: 'message_id + 1',
    },
  },
  {
    ...{ called: 'reading of what was found', table: 'found_reading', kind: 'reading' },
    columns: {
      operator: 'operator + 1',
      tickets: `tickets || 7`,
      origin: `origin || 'x'`,
      at: `at + interval '1 ms'`,
    },
  },
  {
    ...{ called: 'terms in force', table: 'terms_in_force', kind: 'terms' },
    columns: { since: `since - interval '1 day'`, data: `data || '{"forged": 1}'` },
  },
  {
    ...{ called: 'report that was told', table: 'report_told', kind: 'told' },
    columns: {
      ...{ from: `"from" - 1`, to: `"to" + 1`, filter: `'{"category": "bug"}'`, place: `place || 'x'` },
      ...{ as_of: `as_of + interval '1 day'`, figures: `figures || '{"opened": {"value": 99}}'` },
    },
  },
  {
    ...{ called: 'hour of probes', table: 'probed_hour', kind: 'hour' },
    columns: {
      ...{ service: `service || 'x'`, place: `place || 'x'`, hour: `hour - interval '1 day'` },
      marks: `translate(marks, '+- ', '-++')`,
    },
  },
];

const sealedIds = async (sql: postgres.Sql, kind: string) =>
  (
    await sql.unsafe<{ id: number }[]>(
      `select distinct id::int as id from seal_leaf where kind = '${kind}' order by 1`,
    )
  ).map(({ id }) => id);

const alterBeside: Way = async (sql, dice) => {
  const { called, table, kind, columns } = dice.one(beside);
  const id = dice.one(await sealedIds(sql, kind));
  const [column, value] = dice.one(Object.entries(columns));
  await sql.unsafe(`update ${table} set "${column}" = ${value} where id = ${id}`);
  return { what: `${column} of ${called} ${id}`, places: [`${called} ${id}`] };
};

const removeBeside: Way = async (sql, dice) => {
  const { called, table, kind } = dice.one(beside);
  const id = dice.one(await sealedIds(sql, kind));
  await sql.unsafe(`delete from ${table} where id = ${id}`);
  return { what: `${called} ${id} removed`, places: [`${called} ${id}`] };
};

const swapBeside: Way = async (sql, dice) => {
  const { called, table, kind } = dice.one(beside);
  const ids = await sealedIds(sql, kind);
  const [one, other] = [dice.one(ids), dice.one(ids)];
  if (one === other) return await swapBeside(sql, dice);
  await sql.unsafe(
    `update ${table} set id = case id when ${one} then -${other} else -${one} end where id in (${one}, ${other})`,
  );
  await sql.unsafe(`update ${table} set id = -id where id < 0`);
  return {
    what: `${called} ${one} swapped with ${other}`,
    places: [`${called} ${one}`, `${called} ${other}`],
  };
};

const insertBeside: Way = async (sql, dice) => {
  const { called, table, kind } = dice.one(beside);
  const from = dice.one(await sealedIds(sql, kind));
  const id = 1e6 + dice.upTo(1000);
  const forged =
    {
      message: `'{"message_id": "<forged@x>"}'`,
      mail: `'{"message_id": "<forged@x>"}'`,
      hour: `'{"service": "forged"}'`,
    }[kind] ?? `'{}'`;
  await sql.unsafe(`insert into ${table} select (jsonb_populate_record(null::${table},
    to_jsonb(row) || '{"id": ${id}}' || ${forged}::jsonb)).* from ${table} as row where id = ${from}`);
  return { what: `${called} ${id} inserted`, places: [`${called} ${id}`] };
};

/** The content itself, which may be that of several attachments. */
const alterContent: Way = async (sql, dice) => {
  const id = dice.one(await sealedIds(sql, 'file'));
  const its = `sha256 = (select sha256 from attachment where id = ${id})`;
  const isRemoved = dice.upTo(2) === 0;
  await sql.unsafe(
    isRemoved ? `delete from blob where ${its}` : `update blob set content = content || '\\x00' where ${its}`,
  );
  return {
    what: `content of attachment ${id} ${isRemoved ? 'removed' : 'altered'}`,
    places: [`attachment ${id}`],
  };
};

const alterSeal: Way = async (sql, dice) => {
  const { number } = dice.one(await sql.unsafe<{ number: number }[]>('select number from seal order by 1'));
  const column = dice.one(['at', 'previous', 'root', 'leaves', 'digest', 'key', 'signature', 'number']);
  const value =
    { at: `at + interval '1 microsecond'`, leaves: 'leaves + 1', number: 'number + 1000' }[column] ??
    `decode('${hex(dice)}', 'hex')`;
  await sql.unsafe(`update seal set ${column} = ${value} where number = ${number}`);
  return { what: `${column} of seal ${number}`, places: [`seal ${number}`] };
};

const removeSeal: Way = async (sql, dice) => {
  const { number } = dice.one(await sql.unsafe<{ number: number }[]>('select number from seal order by 1'));
  await sql.unsafe(`delete from seal where number = ${number}`);
  if (dice.upTo(2) === 0) await sql.unsafe(`delete from seal_leaf where seal = ${number}`);
  return { what: `seal ${number} removed`, places: [`seal ${number}`] };
};

const swapSeals: Way = async (sql, dice) => {
  const seals = await sql.unsafe<{ number: number }[]>('select number from seal order by 1');
  const [one, other] = [dice.one(seals).number, dice.one(seals).number];
  if (one === other) return await swapSeals(sql, dice);
  await sql.unsafe(
    `update seal set number = case number when ${one} then -${other} else -${one} end where number in (${one}, ${other})`,
  );
  await sql.unsafe('update seal set number = -number where number < 0');
  return { what: `seal ${one} swapped with ${other}`, places: [`seal ${one}`, `seal ${other}`] };
};

const insertSeal: Way = async (sql, dice) => {
  const [row] = await sql.unsafe<{ number: number }[]>(`insert into seal
    select number + 1, at + interval '1 hour', digest, root, 1, decode('${hex(dice)}', 'hex'), key, signature
    from seal order by number desc limit 1 returning number`);
  return { what: `seal ${row?.number} inserted`, places: [`seal ${row?.number}`] };
};

const alterLeaf: Way = async (sql, dice) => {
  const { seal, position } = dice.one(
    await sql.unsafe<{ seal: number; position: number }[]>(
      'select seal, position from seal_leaf order by 1, 2',
    ),
  );
  const its = `seal = ${seal} and position = ${position}`;
  const [what, statement] = dice.one([
    ['digest altered', `update seal_leaf set digest = decode('${hex(dice)}', 'hex') where ${its}`],
    ['id altered', `update seal_leaf set id = id + 1000000 where ${its}`],
    ['sequence altered', `update seal_leaf set sequence = sequence + 1000000 where ${its}`],
    ['kind altered', `update seal_leaf set kind = 'incident', id = 500000 where ${its}`],
    ['removed', `delete from seal_leaf where ${its}`],
    ['moved', `update seal_leaf set position = position + 1000 where ${its}`],
    [
      'inserted',
      `insert into seal_leaf select seal, position + 5000, kind, id + 1000000, sequence, digest from seal_leaf where ${its}`,
    ],
  ] as const);
  await sql.unsafe(statement);
  return { what: `leaf ${position} of seal ${seal} ${what}`, places: [`seal ${seal}`] };
};

const alterSalt: Way = async (sql, dice) => {
  const { called, kind } = dice.one(beside);
  const id = dice.one(await sealedIds(sql, kind));
  const its = `kind = '${kind}' and id = ${id}`;
  const [what, statement] = dice.one([
    ['altered', `update leaf_salt set salt = decode('${hex(dice)}', 'hex') where ${its}`],
    ['removed', `delete from leaf_salt where ${its}`],
  ] as const);
  await sql.unsafe(statement);
  return { what: `salt of ${called} ${id} ${what}`, places: [`${called} ${id}`] };
};

const insertSalt: Way = async (sql, dice) => {
  const { called, kind } = dice.one(beside);
  const id = 1e6 + dice.upTo(1000);
  await sql.unsafe(`insert into leaf_salt values ('${kind}', ${id}, decode('${hex(dice)}', 'hex'))`);
  return { what: `salt of ${called} ${id} inserted`, places: [`${called} ${id}`] };
};

/** In the database; all is done with triggers off, as the owner of the server can. */
export const ways: Way[] = [
  ...[
    alterEvent,
    alterEvent,
    alterEvent,
    renameEvent,
    alterAndChain,
    removeEvent,
    removeEvent,
    swapEvents,
    insertEvent,
  ],
  ...[removeTicket, alterHead, alterWords, alterWords, insertWords],
  ...[alterBeside, alterBeside, alterBeside, removeBeside, swapBeside, insertBeside, alterContent],
  ...[alterSeal, removeSeal, swapSeals, insertSeal, alterLeaf, alterSalt, insertSalt],
];

/** In the file outside it. @param into where the altered file is written */
export function tamperedFile(file: string, into: string, dice: Dice): Tampered {
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
  const at = dice.upTo(lines.length);
  const what = dice.one(['altered', 'removed', 'doubled', 'swapped', 'torn']);
  const line = lines[at] ?? '';
  if (what === 'altered')
    lines[at] = line.replace(/"root":"(.)/, (_, digit) => `"root":"${digit === '0' ? '1' : '0'}`);
  if (what === 'torn') lines[at] = line.slice(0, line.length / 2);
  if (what === 'doubled') lines.splice(at, 0, line);
  if (what === 'removed') lines.splice(at === lines.length - 1 ? 0 : at, 1);
  if (what === 'swapped') lines.push(...lines.splice(0, 1));
  writeFileSync(into, `${lines.join('\n')}\n`);
  const numbers = lines.map((_, index) => `seal file, line ${index + 1}`);
  return { what: `line ${at + 1} of the file ${what}`, places: [`seal ${at + 1}`, 'seal 1', ...numbers] };
}
