-- Requests that others were merged into before the portal asked whose words are whose: everybody of another customer's request is
-- among those who came with it, as of one that is merged now; of its messages nobody knows any more with which request they came.
-- Not of a request of the same customer, nor of a colleague who was let in. Written twice it changes nothing.
WITH came AS (
  SELECT into_.number, jsonb_agg(DISTINCT each.address) AS addresses
  FROM ticket AS merged
  JOIN ticket AS into_ ON into_.number = merged.merged_into
  CROSS JOIN LATERAL (
    SELECT jsonb_array_elements_text(merged.participants) AS address
    UNION SELECT merged.requester ->> 'address'
    UNION SELECT merged.facts #>> '{authorship,answersTo,address}'
    UNION SELECT mended #>> '{was,address}'
      FROM jsonb_array_elements(coalesce(merged.facts -> 'corrections', '[]')) AS mended
  ) AS each
  WHERE merged.merged_into IS NOT NULL
    AND (merged.requester ->> 'address' <> into_.requester ->> 'address' OR merged.requester ->> 'address' = '')
    AND NOT EXISTS (SELECT FROM ticket_event AS opened WHERE opened.ticket = merged.number AND opened.sequence = 1
      AND opened.data #>> '{authorship,mayJoin}' = merged.merged_into::text)
    AND each.address <> ''
    AND each.address NOT IN (into_.requester ->> 'address',
      coalesce(into_.facts #>> '{authorship,answersTo,address}', into_.requester ->> 'address'))
  GROUP BY into_.number
)
UPDATE ticket SET facts = facts || jsonb_build_object('authorship', coalesce(facts -> 'authorship', '{}')
  || jsonb_build_object('broughtAlong', (
    SELECT jsonb_agg(DISTINCT address) FROM jsonb_array_elements(
      coalesce(facts #> '{authorship,broughtAlong}', '[]') || came.addresses) AS address)))
FROM came
WHERE came.number = ticket.number AND NOT coalesce(facts #> '{authorship,broughtAlong}', '[]') @> came.addresses;
--> statement-breakpoint
-- Mails that an operator passed on, before that was kept: what they wrote above the customer's words stands in them. The log knows
-- it: what came by mail, and an operator did; and what somebody vouched for. Their name lies apart from the log: '' says enough.
UPDATE message SET author = CASE WHEN jsonb_typeof(author) = 'object' THEN author ELSE '{}' END || '{"passedOnBy": ""}'
WHERE direction = 'in' AND mail_id IS NOT NULL
  AND NOT coalesce(author, '{}') ? 'passedOnBy'
  AND message_id IN (
    SELECT data ->> 'messageId' FROM ticket_event
    WHERE (type IN ('ticket-opened', 'message-received') AND origin = 'mail' AND actor ->> 'kind' = 'operator')
      OR (type = 'vouched' AND data ->> 'doing' = 'passed-on'));
