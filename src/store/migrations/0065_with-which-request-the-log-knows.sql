-- What 0062 did not see: rows of merges, and with which request the messages of old came. Written twice it changes nothing.
--
-- Whose words are theirs too: of requests of one customer, and of a colleague who was let in, with those that had gone into them. Of
-- merges since that is kept, the row says whether somebody was let in: what opened the merged one says there with which it came.
WITH RECURSIVE theirs AS (
  SELECT merged.number AS came, into_.number AS into_
  FROM ticket AS merged
  JOIN ticket AS into_ ON into_.number = merged.merged_into
  WHERE (merged.requester ->> 'address' <> '' AND merged.requester ->> 'address' = into_.requester ->> 'address')
    OR coalesce(into_.facts #> '{authorship,alsoTheirs}', '[]') @> to_jsonb(merged.number)
    OR EXISTS (SELECT FROM ticket_event AS opened WHERE opened.ticket = merged.number AND opened.sequence = 1
      AND opened.data #>> '{authorship,mayJoin}' = merged.merged_into::text
      AND NOT EXISTS (SELECT FROM message WHERE message_id = opened.data ->> 'messageId' AND came_with = merged.number))
), row_of AS (
  SELECT came, into_ FROM theirs
  UNION SELECT row_of.came, theirs.into_ FROM row_of JOIN theirs ON theirs.came = row_of.into_
), lacks AS (
  SELECT row_of.into_ AS number, jsonb_agg(row_of.came ORDER BY row_of.came) AS numbers
  FROM row_of
  JOIN ticket ON ticket.number = row_of.into_
  WHERE NOT coalesce(ticket.facts #> '{authorship,alsoTheirs}', '[]') @> to_jsonb(row_of.came)
  GROUP BY row_of.into_
)
UPDATE ticket SET facts = facts || jsonb_build_object('authorship', coalesce(facts -> 'authorship', '{}')
  || jsonb_build_object('alsoTheirs', coalesce(facts #> '{authorship,alsoTheirs}', '[]') || lacks.numbers))
FROM lacks
WHERE lacks.number = ticket.number;
--> statement-breakpoint
-- Who came with another customer's request into one of those came with it here, too; but for who took part by this one's own log, or
-- by that of another of theirs, before anything was merged into that, or was named since. Words that are erased say nothing of it.
WITH brought AS (
  SELECT DISTINCT into_.number, each.address
  FROM ticket AS into_
  CROSS JOIN LATERAL jsonb_array_elements_text(coalesce(into_.facts #> '{authorship,alsoTheirs}', '[]')) AS their(number)
  JOIN ticket AS came ON came.number = their.number::integer
  CROSS JOIN LATERAL jsonb_array_elements_text(coalesce(came.facts #> '{authorship,broughtAlong}', '[]')) AS each(address)
  WHERE into_.participants ? each.address
    AND NOT coalesce(into_.facts #> '{authorship,broughtAlong}', '[]') ? each.address
    AND each.address NOT IN (into_.requester ->> 'address',
      coalesce(into_.facts #>> '{authorship,answersTo,address}', into_.requester ->> 'address'))
    AND NOT EXISTS (
      SELECT FROM ticket_event AS said
      JOIN event_words ON event_words.id = said.words_id
      CROSS JOIN LATERAL jsonb_each_text(event_words.words::jsonb) AS word
      WHERE (said.ticket = into_.number OR coalesce(into_.facts #> '{authorship,alsoTheirs}', '[]') @> to_jsonb(said.ticket))
        AND word.value = each.address
        AND (said.type = 'colleague-named' AND word.key = 'event.address'
          OR said.type IN ('ticket-opened', 'message-received')
            AND word.key ~ '^event\.(participants|joining)\.[0-9]+$'
            AND NOT EXISTS (SELECT FROM ticket_event AS absorbed WHERE absorbed.ticket = said.ticket
              AND absorbed.type = 'absorbed' AND absorbed.sequence < said.sequence)))
), lacks AS (
  SELECT number, jsonb_agg(address ORDER BY address) AS addresses FROM brought GROUP BY number
)
UPDATE ticket SET facts = facts || jsonb_build_object('authorship', coalesce(facts -> 'authorship', '{}')
  || jsonb_build_object('broughtAlong', coalesce(facts #> '{authorship,broughtAlong}', '[]') || lacks.addresses))
FROM lacks
WHERE lacks.number = ticket.number;
--> statement-breakpoint
-- With which request what customers wrote came: the log of that one has its Message-ID. Of several the one of the same writer, and of
-- those the newest: a mail that was given a request of its own stands in both logs. What was merged on since bears the second of the row.
WITH RECURSIVE went AS (
  SELECT number AS came, merged_into AS into_ FROM ticket WHERE merged_into IS NOT NULL
  UNION SELECT went.came, ticket.merged_into FROM went JOIN ticket ON ticket.number = went.into_ WHERE ticket.merged_into IS NOT NULL
), named AS (
  SELECT of_.into_, said.ticket, said.data ->> 'messageId' AS message_id, coalesce(
    event_words.words::jsonb ->> 'event.from.address', event_words.words::jsonb ->> 'event.requester.address') AS writer
  FROM (SELECT came, into_ FROM went UNION SELECT into_, into_ FROM went) AS of_
  JOIN ticket_event AS said ON said.ticket = of_.came AND said.type IN ('ticket-opened', 'message-received')
  LEFT JOIN event_words ON event_words.id = said.words_id
), first AS (
  SELECT DISTINCT ON (message.id) message.id, named.ticket
  FROM named
  JOIN message ON message.ticket = named.into_ AND message.message_id = named.message_id
  WHERE message.direction = 'in'
  ORDER BY message.id, coalesce(named.writer = message."from" ->> 'address', false) DESC, named.ticket DESC
)
UPDATE message SET came_with = first.ticket
FROM first
WHERE first.id = message.id
  AND (message.came_with IS NULL AND first.ticket <> message.ticket
    OR EXISTS (SELECT FROM went WHERE went.came = first.ticket AND went.into_ = message.came_with));
