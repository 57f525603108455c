import postgres from 'postgres';

/** So many events each request has; two of its messages, and the mail with which it came, lie beside them. */
export const eventsEach = 4;
const first = 1001;

/**
 * Fills a database with the logs of requests, chained as the desk chains them, and with what lies beside them; all of it waits for its seal.
 * Digests are made by the database: another way than the desk's, and than that by which they are verified.
 */
export async function fillLogs(url: string, requests: number): Promise<void> {
  const sql = postgres(url, {
    max: 1,
    onnotice: () => {},
    connection: { synchronous_commit: 'off', session_replication_role: 'replica' },
  });
  const all = `generate_series(${first}, ${first + requests - 1}) as n`;
  try {
    await sql.unsafe(`
      insert into event_words (id, salt, words)
      select i, sha256(i::text::bytea), '{"event.text":"La stampa ' || i || ' delle fatture si ferma a metà del foglio."}'
      from generate_series(1, ${requests * eventsEach}) as i`);
    await sql.unsafe(events(all));
    await sql.unsafe(`
      insert into ticket (number, version, status, subject, language, mailbox, requester, participants, from_machine, from_backlog,
        excerpt, category, priority, opened_at, closed_at, updated_at)
      select n, ${eventsEach}, 'closed', 'Stampa ferma', 'it', 'support@interzen.it', '{"name": "", "address": "c@cliente.example"}', '[]',
        false, false, '', 'bug', 3, now(), now(), now() from ${all}`);
    await sql.unsafe(`
      insert into inbound_mail (id, message_id, content_hash, outcome, why, ticket, envelope_from, arrived_at, source)
      select n, '<' || n || '@cliente.example>', md5(n::text), 'opened', '', n, 'c@cliente.example', now(),
        convert_to(n || repeat(' La stampa delle fatture si ferma a metà.', 50), 'UTF8') from ${all}`);
    await sql.unsafe(`
      insert into message (id, ticket, direction, message_id, "references", "from", "to", subject, text, language, at, mail_id, state)
      select n * 2 + s, n, case s when 0 then 'in' else 'out' end, '<' || n || '.' || s || '@cliente.example>', '[]',
        '{"name": "", "address": "c@cliente.example"}', '[{"name": "", "address": "support@interzen.it"}]', 'Stampa ' || n,
        repeat('La stampa delle fatture si ferma a metà. ', 5), 'it', now(), case s when 0 then n end,
        case s when 1 then 'sent' end
      from ${all} cross join generate_series(0, 1) as s`);
    await sql.unsafe(`
      insert into unsealed select 'ticket', n from ${all} union all select 'mail', id from inbound_mail
        union all select 'message', id from message`);
    await sql`select setval('event_words_id_seq', ${requests * eventsEach})`;
    await sql`vacuum analyze`;
  } finally {
    await sql.end();
  }
}

/** In SQL: each event with what it says in its canonical form (RFC 8785), digested and linked. */
function events(all: string): string {
  return `
    insert into ticket_event (ticket, sequence, type, data, actor, origin, at, key, words_id, words_digest, digest)
    select n, s, type, event::jsonb, actor::jsonb, origin, at, key, words_id, words_digest,
      chain(decode(repeat('00', 32), 'hex'), sha256(convert_to('{"actor":' || actor || ',"at":"'
        || to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') || '","chain":"ticket/' || n || '","event":' || event
        || ',"key":"' || key || '","origin":"' || origin || '","sequence":' || s || ',"words":"' || encode(words_digest, 'hex')
        || '"}', 'UTF8'))) over (partition by n order by s)
    from (
      select n, s, (array['ticket-opened', 'claimed', 'replied', 'closed'])[s] as type,
        (array['{"importance":"normal","mailbox":"support@interzen.it","messageId":"<' || n || '@cliente.example>","subject":"","type":"ticket-opened"}',
          '{"tellsCustomer":true,"type":"claimed"}', '{"files":[],"text":"","type":"replied"}',
          '{"minutes":15,"resolution":"","type":"closed"}'])[s] as event,
        case s when 1 then '{"address":"","kind":"customer","name":""}'
          else '{"id":7,"kind":"operator","name":"","role":"operator"}' end as actor,
        case s when 1 then 'mail' else 'slack' end as origin,
        timestamptz '2026-01-01T09:00:00Z' + (n - ${first}) * interval '3 seconds' + s * interval '1 hour' as at,
        'filled:' || n || ':' || s as key, words_id,
        (select sha256(salt || convert_to(words, 'UTF8')) from event_words where id = words_id) as words_digest
      from ${all} cross join generate_series(1, ${eventsEach}) as s
      cross join lateral (select (n - ${first}) * ${eventsEach} + s as words_id) as its
    ) as said`;
}
