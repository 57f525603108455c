import postgres from 'postgres';
import { makeRequestsFindable } from '../find/fill.ts';
import { figuresRows } from './figures.ts';
import { portalRows } from './portal.ts';
import { recordRows } from './records.ts';

/** How large a desk is, and how slim its rows. */
export type Size = {
  requests: number;
  /** Those that are not closed, the newest. */
  open: number;
  /** In bytes: what a customer's mail, and a message, has in it. */
  text: number;
  /** Houses that the requests are of, `house-0` and so on: without it, five hundred. */
  companies?: number;
};

/** Years over which the requests came in. */
const years = 5;
/** One in so many requests comes from one of five senders that write all the time: monitors, a reseller. */
const busyOne = 12;
/** So many requests each of the others has sent. */
const eachSent = 9;
const firstNumber = 1001;
const messagesEach = 4;
const connections = 3;

/**
 * Fills a desk by SQL with years of work: nearly all requests closed, a few hundred open, many senders and a few very
 * busy ones; for each request four messages, its log, its mail, a card and lines in both chats. Needs a superuser (the
 * embedded one is): keys are not checked row by row. Ends with the planner's statistics, as a desk has them that lives.
 *
 * @param url a migrated database without requests
 * @param tell is told what is done
 */
export async function fillDesk(
  url: string,
  size: Size,
  tell: (what: string) => void = () => {},
): Promise<void> {
  const sql = postgres(url, {
    max: connections,
    onnotice: () => {},
    connection: {
      synchronous_commit: 'off',
      session_replication_role: 'replica',
      maintenance_work_mem: '256MB',
    },
  });
  try {
    const [operator] = await sql<{ id: number }[]>`
      insert into operator (email, name, role)
      select 'op' || i || '@desk.example', 'Operatore ' || i, case when i = 1 then 'manager' else 'operator' end
      from generate_series(1, 20) as i returning id`;
    const indexes = await sql<{ name: string; made: string }[]>`
      select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as made from pg_index
      join pg_class on pg_class.oid = indrelid and relnamespace = 'public'::regnamespace
      where not indisprimary and not exists (select from pg_constraint where conindid = indexrelid)`;
    // To build an index of what lies there takes a fraction of the time that it takes to keep one.
    for (const { name } of indexes) await sql.unsafe(`drop index ${name}`);
    await Promise.all(
      Object.entries(fillings(size, operator?.id ?? 1)).map(async ([name, filling]) => {
        await sql.unsafe(filling);
        tell(name);
      }),
    );
    // Enough for plans: the heads of all requests, and what opened them.
    await sql`insert into search_piece select ticket, kind, source, doc, names from search_of_ticket`;
    await sql`
      insert into search_piece select ticket, kind, source, doc, names from search_of_message
      where source % ${messagesEach} = 1`;
    await makeRequestsFindable(sql);
    tell('what can be found');
    await Promise.all(
      indexes.filter(({ name }) => name !== 'search_piece_of_ticket').map(({ made }) => sql.unsafe(made)),
    );
    tell('indexes');
    const last = firstNumber + size.requests - 1;
    await sql`
      select setval('ticket_number', ${last}), setval('inbound_mail_id_seq', ${last}),
        setval('message_id_seq', ${size.requests * messagesEach}),
        setval('event_words_id_seq', ${size.requests * messagesEach}),
        setval('incident_id_seq', ${size.requests}), setval('broadcast_id_seq', ${size.requests}),
        setval('maintenance_id_seq', ${size.requests}), setval('announcement_id_seq', ${size.requests})`;
    await sql`vacuum analyze`;
    tell('statistics');
  } finally {
    await sql.end();
  }
}

/** What fills each table, the longest first. */
function fillings(
  { requests, open, text, companies = 500 }: Size,
  firstOperator: number,
): Record<string, string> {
  const from = firstNumber;
  const to = from + requests - 1;
  const firstOpen = to - open + 1;
  const operator = `(${firstOperator} + n % 20)`;
  const customers = Math.max(1, Math.floor(requests / eachSent));
  /** Each customer’s own, in letters. */
  const name = `'Rossi' || translate((n % ${customers})::text, '0123456789', 'abcdefghij')`;
  const body = `repeat('La stampa delle fatture si ferma a metà. ', ${Math.ceil(text / 41)})`;
  const contents = Math.ceil(requests / 50);
  /** One request in twenty is part of an incident, two hundred of each. */
  const incident = `case when n % 20 = 0 then 1 + (n - ${from}) / 4000 end`;
  const incidents = `generate_series(1, ${Math.ceil(requests / 4000)}) as i`;

  /** What is so of the n-th request, by its number alone, so that every table tells the same. */
  const facts = `
    generate_series(${from}, ${to}) as n
    cross join lateral (select
      now() - (${to} - n) * (interval '${years * 365} days' / ${requests}) as at,
      case when n % ${busyOne} = 0 then 'busy' || (n / ${busyOne}) % 5 || '@monitor.example'
        else 'c' || n % ${customers} || '@cliente.example' end as address,
      n >= ${firstOpen} as is_open,
      n >= ${firstOpen} and n % 5 = 0 as is_new,
      n >= ${firstOpen} and n % 5 = 1 as is_waiting
    ) as f`;
  /** What is closed was read once more in one of five. */
  const eventsEach = 'case when is_open then 2 when n / 7 % 5 = 3 then 5 else 4 end';
  const platforms = `cross join (values ('slack', 'C0SUPPORT1', 'C0SUPPORT1'),
    ('teams', 'installed', '19:support@thread.tacv2')) as chats (platform, destination, channel)`;

  return {
    message: `
      insert into message (id, ticket, direction, message_id, in_reply_to, "references", "from", "to", subject, text,
        language, automatic, at, mail_id, state, sent_at)
      select (n - ${from}) * ${messagesEach} + s, n, case when s in (1, 4) then 'in' else 'out' end,
        '<' || n || '.' || s || case when s in (1, 4) then '@cliente.example>' else '@interzen.it>' end,
        case when s > 1 then '<' || n || '.' || s - 1 || '@cliente.example>' end, '[]',
        jsonb_build_object('name', '', 'address', case when s in (1, 4) then address else 'support@interzen.it' end),
        jsonb_build_array(jsonb_build_object(
          'name', '', 'address', case when s in (1, 4) then 'support@interzen.it' else address end)),
        'Stampa ' || n || ' ferma', ${body}, 'it', case when s = 2 then 'auto-generated' end,
        least(at + s * interval '1 hour', now() - interval '2 hours'), case when s = 1 then n end,
        case when s in (2, 3) then 'sent' end, case when s in (2, 3) then at + s * interval '1 hour' end
      from ${facts} cross join generate_series(1, ${messagesEach}) as s`,
    event_words: `
      insert into event_words (id, salt, words)
      select (n - ${from}) * 4 + s, sha256(n::text::bytea), (array[
        '{"event.subject": "Stampa ferma"}', '{"actor.name": "Operatore"}', '{"event.text": "Riprovi adesso."}',
        '{"event.resolution": "Corretto."}'])[s]
      from ${facts} cross join generate_series(1, 4) as s where s <= case when is_open then 2 else 4 end`,
    ticket_event: `
      insert into ticket_event (ticket, sequence, type, data, actor, origin, at, key, words_id, words_digest)
      select n, s, (array['ticket-opened', 'claimed', 'replied', 'closed', 'conversation-opened'])[s],
        case s
          when 1 then '{"type": "ticket-opened", "subject": ""}'
          when 2 then '{"type": "claimed", "tellsCustomer": true}'
          when 3 then '{"type": "replied", "text": ""}'
          when 4 then '{"type": "closed", "resolution": ""}'
          else '{"type": "conversation-opened"}' end::jsonb,
        case when s = 1 then '{"kind": "customer", "name": "", "address": ""}'::jsonb
          else jsonb_build_object('kind', 'operator', 'id', ${operator}, 'name', '', 'role', 'operator') end,
        case when s = 1 then 'mail' when n % 2 = 0 then 'slack' else 'teams' end, at + s * interval '1 hour',
        case when s > 1 then 'filled:' || n || ':' || s end, case when s < 5 then (n - ${from}) * 4 + s end,
        case when s < 5 then sha256(n::text::bytea) end
      from ${facts} cross join generate_series(1, 5) as s where s <= ${eventsEach}`,
    ticket: `
      insert into ticket (number, nonce, version, status, subject, language, mailbox, requester, participants,
        company, from_machine, from_backlog, excerpt, category, priority, assignee_id, assignee_name, opened_at, claimed_at,
        facts, incident, waiting_since, asked_at, closed_at, resolution, updated_at, claim_due, resolve_due, wake_at)
      select n, substr(md5(n::text), 1, 12), ${eventsEach},
        case when is_new then 'new' when is_waiting then 'waiting' when is_open then 'assigned' else 'closed' end,
        'Stampa ' || n || ' ferma', 'it', 'support@interzen.it',
        jsonb_build_object('name', 'Cliente ' || ${name}, 'address', address), jsonb_build_array(address),
        'house-' || n % ${companies}, false, false,
        'La stampa ' || n || ' si ferma a metà del foglio.', 'bug', 1 + n % 4,
        case when not is_new then ${operator} end, case when not is_new then 'Operatore ' || n % 20 end,
        at, case when not is_new then at + interval '1 hour' end,
        jsonb_build_object('claimTold', not is_new), ${incident},
        case when is_waiting then at + interval '2 hours' end, case when is_waiting then at + interval '2 hours' end,
        case when not is_open then at + interval '1 day' end, case when not is_open then 'Corretto.' end, at,
        at + interval '2 hours', case when is_waiting then null when is_open then now() + n % 300 * interval '1 hour'
          else at + interval '3 days' end,
        case when is_open then now() + n % 300 * interval '5 minutes' end
      from ${facts}`,
    inbound_mail: `
      insert into inbound_mail (id, nonce, message_id, content_hash, outcome, why, ticket, envelope_from, arrived_at,
        source)
      select n, substr(md5(n::text), 13, 12), '<' || n || '.1@cliente.example>', md5(n::text), 'opened',
        'written by a person', n, address, at, convert_to(${body}, 'UTF8')
      from ${facts}`,
    card: `
      insert into card (ticket, platform, destination, channel, message)
      select n, platform, destination, channel, platform || n from ${facts} ${platforms}`,
    receipt: `
      insert into receipt (key, detail, at)
      select 'line:' || platform || ':x:' || n || ':2', platform || n || '.2', at from ${facts} ${platforms}`,
    mail_arrival: `
      insert into mail_arrival (place, mail_id, mailbox, door, arrived_at)
      select 'imap:support@interzen.it:1:' || n, n, 'support@interzen.it', 'imap', at from ${facts}`,
    contact: `
      insert into contact (address, language) select distinct address, 'it' from ${facts} on conflict do nothing`,
    attachment: `
      insert into attachment (message_id, name, type, size, sha256, held)
      select (n - ${from}) * ${messagesEach} + 1, 'foto.png', 'image/png', 5, md5((1 + n % ${contents})::text),
        case when n % 500 = 0 then 'dangerous' end
      from ${facts} where n % 5 = 0`,
    ping: `
      insert into ping (ticket, sequence, platform, destination, minute, message)
      select n, 2, 'slack', 'C0SUPPORT1', at, 'call' || n from ${facts} where n % 5 = 0`,
    reminder: `
      insert into reminder (operator_id, ticket, at, platform, note, rung_at)
      select ${operator}, n, at + interval '1 day', case when n % 2 = 0 then 'slack' else 'teams' end, 'Richiamare.',
        case when not is_open then at + interval '1 day' end
      from ${facts} where n % 10 = 0`,
    work: `
      insert into work (ticket, entry, minutes, quote, at)
      select n, 3, 30 + n % 200, case when n % 2 = 0 then 1 end, at from ${facts} where n % 10 = 0`,
    words_shown: `
      insert into words_shown (ticket, platform, destination, message)
      select n, platform, destination, platform || 'list' || n / 20 from ${facts} ${platforms} where n % 2 = 0`,
    link_shown: `
      insert into link_shown (ticket, platform, channel, message, link)
      select n, 'slack', 'C0SUPPORT1', n || '.1', 'https://desk.example.com/t/' || n from ${facts} where n % 20 = 0`,
    blob: `
      insert into blob (sha256, content) select md5(i::text), convert_to(i::text, 'UTF8')
      from generate_series(1, ${contents}) as i on conflict do nothing`,
    upload: `
      insert into upload (operator_id, platform, name, type, size, sha256, at, message_id)
      select ${operator}, 'teams', 'foglio' || n || '.pdf', 'application/pdf', 5, md5('1'),
        now() - n % 190 * interval '1 hour', (n - ${from}) * ${messagesEach} + 3
      from ${facts} where n % 50 = 0`,
    desk_event: `
      insert into desk_event (data, actor, origin, at)
      select '{"type": "complaint-lifted", "address": "x@cliente.example"}', '{"kind": "desk"}', 'desk', at
      from ${facts} where n % 50 = 0`,
    kept_answer: `
      insert into kept_answer (ticket, about, text, language, asked, at)
      select n, about, 'Riprovi adesso.', 'it', search_in_both(about), at + interval '1 day'
      from ${facts} cross join lateral (select 'La stampa ' || n || ' si ferma, reparto ' || n % 97 as about) as a
      where n % 20 = 1 and not is_open`,
    api_call: `
      insert into api_call (token, key, body, status, answer, at)
      select 1 + n % 3, md5(n::text), md5(n::text), 201, '{"body": {}}', now() - n % 47 * interval '1 hour'
      from ${facts} where n % 20 = 0`,
    webhook_delivery: `
      insert into webhook_delivery (id, hook, type, ticket, body, at, state, tries, status)
      select 'msg_' || n || '_' || s, case when s = 1 then 'tracker' else 'reports' end, 'ticket.created', n, '{}',
        now() - (${to} - n) * (interval '29 days' / ${requests}),
        case when n % 2000 = 0 then 'waiting' when n % 2000 = 5 then 'given-up' else 'delivered' end, 1, 200
      from ${facts} cross join generate_series(1, 2) as s where n % 5 = 0`,
    ...portalRows(facts),
    ...figuresRows(facts, operator, companies),
    ...recordRows(facts, from),
    incident: `
      insert into incident (id, nonce, version, title, rule, opened_by, opened_at, closed_by, closed_at, latest)
      select i, substr(md5(i::text), 1, 12), 3, 'Guasto ' || i,
        '{"words": [], "sender": "", "mailbox": "", "company": ""}', '{"id": 1, "name": "Operatore 1"}',
        now() - interval '2 days', '{"id": 1, "name": "Operatore 1"}', now() - interval '1 day', i
      from ${incidents}`,
    broadcast: `
      insert into broadcast (id, nonce, incident, kind, texts, by, origin, frozen_at, sent_at)
      select i, substr(md5(i::text), 1, 12), i, 'message', '{"it": "Ci lavoriamo.", "en": ""}',
        '{"kind": "operator", "id": 1, "name": "Operatore 1", "role": "manager"}', 'slack', now() - interval '2 days',
        now() - interval '2 days'
      from ${incidents}`,
    broadcast_recipient: `
      insert into broadcast_recipient (broadcast, ticket, language, outcome, message)
      select ${incident}, n, 'it', 'told', (n - ${from}) * ${messagesEach} + 3 from ${facts} where n % 20 = 0`,
    maintenance: `
      insert into maintenance (id, nonce, version, service, "from", "to", texts, planned_by, latest)
      select i, substr(md5(i::text), 1, 12), 1, 'zenshare', now() - interval '9 days', now() - interval '8 days',
        '{"it": "Ci lavoriamo.", "en": ""}', '{"id": 1, "name": "Operatore 1"}', i
      from ${incidents}`,
    announcement: `
      insert into announcement (id, nonce, maintenance, version, letters, mailbox, by, origin, frozen_at, sent_at,
        finished_at)
      select i, substr(md5(i::text), 1, 12), i, 1, '{}', 'support@interzen.it',
        '{"kind": "operator", "id": 1, "name": "Operatore 1", "role": "manager"}', 'slack', now() - interval '10 days',
        now() - interval '10 days', now() - interval '10 days'
      from ${incidents}`,
    announcement_recipient: `
      insert into announcement_recipient (announcement, base, address, language, "as", outcome, message_id)
      select ${incident}, n || '@casa.example', n || '@casa.example', 'it', 'planned', 'told',
        '<sportello.announcement.' || n || '@interzen.it>'
      from ${facts} where n % 20 = 0`,
    draft: `
      insert into draft (id, operator_id, inputs, at)
      select gen_random_uuid(), ${operator}, '{"text": "Riprovi."}', now() - n % 160 * interval '1 hour'
      from ${facts} where n % 100 = 0`,
  };
}
