-- What operators write in the fields that desk.yaml adds is found, as the subject is.
CREATE FUNCTION search_own_fields(facts jsonb) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN coalesce((SELECT string_agg(value, ' ') FROM jsonb_each_text(facts -> 'fields')), '');
--> statement-breakpoint
CREATE OR REPLACE VIEW search_of_ticket AS
SELECT number AS ticket, 'head'::text AS kind, number::bigint AS source,
  setweight(to_tsvector('pg_catalog.simple'::regconfig, number::text) || search_in_both(subject)
    || search_in_both(search_names(requester))
    || search_in_both(left(requester ->> 'address', 320))
    || search_in_both(search_own_fields(facts)), 'A')
    || search_whose(requester, company) AS doc,
  search_names(requester) AS names
FROM public.ticket;
--> statement-breakpoint
DROP TRIGGER search_follows ON ticket;
--> statement-breakpoint
CREATE TRIGGER search_follows AFTER UPDATE OF subject, requester, company, facts ON ticket FOR EACH ROW
  WHEN (OLD.subject IS DISTINCT FROM NEW.subject OR OLD.requester IS DISTINCT FROM NEW.requester
    OR OLD.company IS DISTINCT FROM NEW.company
    OR OLD.facts -> 'fields' IS DISTINCT FROM NEW.facts -> 'fields')
  EXECUTE FUNCTION search_follows_ticket();
