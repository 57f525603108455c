-- Until somebody has classified it, a request is what the rules propose: lists filter by that (store/tickets/lists.ts), and so
-- does a search. The lexemes are the same, and so is the index that serves them.
CREATE FUNCTION search_category(category text, suggestion jsonb) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN coalesce(category, suggestion ->> 'category');
--> statement-breakpoint
CREATE FUNCTION search_priority(category text, priority smallint, suggestion jsonb) RETURNS smallint
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN category IS NULL THEN coalesce(priority, (suggestion ->> 'priority')::smallint) ELSE priority END;
--> statement-breakpoint
CREATE OR REPLACE VIEW search_of_request AS
SELECT number AS ticket, opened_at, status <> 'closed' AS is_open, restricted,
  array_to_tsvector(search_facts(status, search_category(category, suggestion),
      search_priority(category, priority, suggestion), assignee_id, language, restricted, opened_at))
    || (SELECT search_all(strip(piece.doc) ORDER BY piece.kind = 'head' DESC, piece.source DESC)
        FROM public.search_piece AS piece WHERE piece.ticket = number) AS doc
FROM public.ticket;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION search_follows_ticket() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  names_before text;
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF OLD.subject IS NOT DISTINCT FROM NEW.subject AND OLD.requester IS NOT DISTINCT FROM NEW.requester
      AND OLD.company IS NOT DISTINCT FROM NEW.company
      AND OLD.facts -> 'fields' IS NOT DISTINCT FROM NEW.facts -> 'fields'
    THEN
      UPDATE public.search_request SET opened_at = NEW.opened_at, is_open = NEW.status <> 'closed',
        restricted = NEW.restricted,
        doc = ts_delete(doc, public.search_facts(OLD.status, public.search_category(OLD.category, OLD.suggestion),
            public.search_priority(OLD.category, OLD.priority, OLD.suggestion), OLD.assignee_id, OLD.language,
            OLD.restricted, OLD.opened_at))
          || array_to_tsvector(public.search_facts(NEW.status, public.search_category(NEW.category, NEW.suggestion),
            public.search_priority(NEW.category, NEW.priority, NEW.suggestion), NEW.assignee_id, NEW.language,
            NEW.restricted, NEW.opened_at))
        WHERE ticket = NEW.number;
      RETURN NULL;
    END IF;
    DELETE FROM public.search_piece WHERE kind = 'head' AND source = NEW.number RETURNING names INTO names_before;
  END IF;
  INSERT INTO public.search_piece SELECT ticket, kind, source, doc, names FROM public.search_of_ticket
    WHERE ticket = NEW.number;
  PERFORM public.search_request_anew(NEW.number, NEW.number);
  INSERT INTO public.search_name SELECT word FROM public.search_name_words(public.search_names(NEW.requester)) AS word
    ON CONFLICT DO NOTHING;
  IF names_before IS DISTINCT FROM public.search_names(NEW.requester) THEN
    PERFORM public.search_forget_names(names_before);
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
DROP TRIGGER search_follows ON ticket;
--> statement-breakpoint
CREATE TRIGGER search_follows
  AFTER UPDATE OF subject, requester, company, facts, status, category, priority, suggestion, assignee_id, language,
    restricted, opened_at
  ON ticket FOR EACH ROW
  WHEN (OLD.subject IS DISTINCT FROM NEW.subject OR OLD.requester IS DISTINCT FROM NEW.requester
    OR OLD.company IS DISTINCT FROM NEW.company
    OR OLD.facts -> 'fields' IS DISTINCT FROM NEW.facts -> 'fields'
    OR OLD.status <> NEW.status OR OLD.category IS DISTINCT FROM NEW.category
    OR OLD.priority IS DISTINCT FROM NEW.priority
    OR OLD.suggestion ->> 'category' IS DISTINCT FROM NEW.suggestion ->> 'category'
    OR OLD.suggestion ->> 'priority' IS DISTINCT FROM NEW.suggestion ->> 'priority'
    OR OLD.assignee_id IS DISTINCT FROM NEW.assignee_id
    OR OLD.language <> NEW.language OR OLD.restricted <> NEW.restricted OR OLD.opened_at <> NEW.opened_at)
  EXECUTE FUNCTION search_follows_ticket();
--> statement-breakpoint
-- Those that nobody has classified yet.
UPDATE search_request SET doc = doc || array_to_tsvector(array_remove(ARRAY[
    '/k/' || search_category(ticket.category, ticket.suggestion),
    '/p/' || search_priority(ticket.category, ticket.priority, ticket.suggestion)], NULL))
FROM ticket
WHERE ticket.number = search_request.ticket AND ticket.category IS NULL AND ticket.suggestion IS NOT NULL;
--> statement-breakpoint
-- What was kept for others before its card could take that back (ticket/facts.ts).
UPDATE ticket SET facts = facts || '{"isReused": true}'
FROM kept_answer WHERE kept_answer.ticket = ticket.number AND ticket.status = 'closed' AND kept_answer.text <> '';
