-- A request is found as a whole: words that stand in different messages of it, and what is so of it, together.
-- A document is left as it is where it would grow beyond what PostgreSQL takes (a megabyte): a mail is never refused for its words.
CREATE FUNCTION search_joined(a tsvector, b tsvector) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN b IS NULL OR pg_column_size(a) + pg_column_size(b) > 1000000 THEN a ELSE a || b END;
--> statement-breakpoint
CREATE AGGREGATE search_all(tsvector) (SFUNC = search_joined, STYPE = tsvector, INITCOND = '', PARALLEL = SAFE);
--> statement-breakpoint
-- What is so of a request, as lexemes that no text has: whoever looks asks for these as for words (store/search).
-- The day, the month and the year of its opening: some of these together are any time.
CREATE FUNCTION search_facts(status text, category text, priority smallint, assignee integer, language text,
  restricted boolean, opened_at timestamptz) RETURNS text[] LANGUAGE sql STABLE PARALLEL SAFE
RETURN array_remove(ARRAY[
  '/s/' || status, '/k/' || category, '/p/' || priority, '/a/' || coalesce(assignee::text, ''), '/l/' || language,
  CASE WHEN restricted THEN '/r' END,
  '/d/' || to_char(opened_at AT TIME ZONE 'UTC', 'YYYY-MM-DD'),
  '/m/' || to_char(opened_at AT TIME ZONE 'UTC', 'YYYY-MM'),
  '/y/' || to_char(opened_at AT TIME ZONE 'UTC', 'YYYY')], NULL);
--> statement-breakpoint
-- What stands before it is not followed by what stands behind it: words in quotes are looked for in their order.
CREATE FUNCTION search_gap() RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN '''/'':1'::tsvector;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION search_in_both(said text) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN to_tsvector('public.search_it'::regconfig, search_words(said)) || search_gap()
  || to_tsvector('public.search_en'::regconfig, search_words(said));
--> statement-breakpoint
CREATE OR REPLACE VIEW search_of_ticket AS
SELECT number AS ticket, 'head'::text AS kind, number::bigint AS source,
  setweight(to_tsvector('pg_catalog.simple'::regconfig, number::text) || search_gap() || search_in_both(subject)
    || search_gap() || search_in_both(search_names(requester))
    || search_gap() || search_in_both(left(requester ->> 'address', 320))
    || search_gap() || search_in_both(search_own_fields(facts)), 'A')
    || search_whose(requester, company) AS doc,
  search_names(requester) AS names
FROM public.ticket;
--> statement-breakpoint
-- A piece has its own words alone from now on: those of the head are in the request.
CREATE OR REPLACE VIEW search_of_message AS
SELECT message.ticket, CASE direction WHEN 'in' THEN 'in'::text ELSE 'out'::text END AS kind, id AS source,
  setweight(to_tsvector(search_config(language), search_words(text)), 'B') AS doc,
  NULL::text AS names
FROM public.message WHERE message.ticket IS NOT NULL;
--> statement-breakpoint
CREATE OR REPLACE VIEW search_of_file AS
SELECT message.ticket, 'file'::text AS kind, attachment.id AS source,
  setweight(search_in_both(left(attachment.name, 500)), 'A') AS doc,
  NULL::text AS names, message.id AS message
FROM public.attachment JOIN public.message ON message.id = attachment.message_id
WHERE message.ticket IS NOT NULL;
--> statement-breakpoint
CREATE OR REPLACE VIEW search_of_note AS
SELECT event.ticket, 'note'::text AS kind, event_words.id AS source,
  setweight(search_in_both(words::jsonb ->> 'event.text'), 'C') AS doc,
  NULL::text AS names, event.sequence
FROM public.ticket_event AS event JOIN public.event_words ON event_words.id = event.words_id
WHERE event.type = 'note-added' AND words IS NOT NULL;
--> statement-breakpoint
-- The words of a head, of what was written on either side, of notes and of files' names.
CREATE VIEW search_of_request AS
SELECT number AS ticket, opened_at, status <> 'closed' AS is_open, restricted,
  array_to_tsvector(search_facts(status, category, priority, assignee_id, language, restricted, opened_at))
    || (SELECT search_all(strip(piece.doc) ORDER BY piece.kind = 'head' DESC, piece.source DESC)
        FROM public.search_piece AS piece WHERE piece.ticket = number) AS doc
FROM public.ticket;
--> statement-breakpoint
-- In the tables the document is far from the rest of its row: to look at the rest of many is to read few pages.
ALTER TABLE search_request SET (toast_tuple_target = 128);
--> statement-breakpoint
-- Single words of names. A space is between any two.
CREATE FUNCTION search_name_words(names text) RETURNS SETOF text LANGUAGE sql IMMUTABLE PARALLEL SAFE
BEGIN ATOMIC
  SELECT DISTINCT word FROM regexp_split_to_table(names, '\s+') AS word
  WHERE length(word) BETWEEN 3 AND 40 AND word ~ '^[[:alpha:]]+$' ORDER BY word;
END;
--> statement-breakpoint
CREATE FUNCTION search_request_anew(first integer, last integer) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO public.search_request SELECT ticket, opened_at, is_open, restricted, doc FROM public.search_of_request
    WHERE ticket BETWEEN first AND last
    ON CONFLICT (ticket) DO UPDATE SET opened_at = excluded.opened_at, is_open = excluded.is_open,
      restricted = excluded.restricted, doc = excluded.doc;
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION search_anew(first integer, last integer) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM public.search_piece WHERE ticket BETWEEN first AND last;
  INSERT INTO public.search_piece SELECT ticket, kind, source, doc, names FROM public.search_of_ticket
    WHERE ticket BETWEEN first AND last ON CONFLICT DO NOTHING;
  INSERT INTO public.search_piece SELECT ticket, kind, source, doc, names FROM public.search_of_message
    WHERE ticket BETWEEN first AND last ON CONFLICT DO NOTHING;
  INSERT INTO public.search_piece SELECT ticket, kind, source, doc, names FROM public.search_of_file
    WHERE ticket BETWEEN first AND last ON CONFLICT DO NOTHING;
  INSERT INTO public.search_piece SELECT ticket, kind, source, doc, names FROM public.search_of_note
    WHERE ticket BETWEEN first AND last ON CONFLICT DO NOTHING;
  PERFORM public.search_request_anew(first, last);
  INSERT INTO public.search_name SELECT DISTINCT word
    FROM public.search_piece, public.search_name_words(names) AS word
    WHERE ticket BETWEEN first AND last AND names IS NOT NULL ORDER BY word ON CONFLICT DO NOTHING;
END $$;
--> statement-breakpoint
-- A name that nobody has any more is forgotten.
CREATE FUNCTION search_forget_names(names text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM public.search_name AS known USING public.search_name_words(names) AS word
  WHERE known.name = word
    AND NOT EXISTS (SELECT FROM public.search_request WHERE doc @@ ('''/f/' || word || '''')::tsquery);
END $$;
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
        doc = ts_delete(doc, public.search_facts(OLD.status, OLD.category, OLD.priority, OLD.assignee_id, OLD.language,
            OLD.restricted, OLD.opened_at))
          || array_to_tsvector(public.search_facts(NEW.status, NEW.category, NEW.priority, NEW.assignee_id, NEW.language,
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
  AFTER UPDATE OF subject, requester, company, facts, status, category, priority, assignee_id, language, restricted, opened_at
  ON ticket FOR EACH ROW
  WHEN (OLD.subject IS DISTINCT FROM NEW.subject OR OLD.requester IS DISTINCT FROM NEW.requester
    OR OLD.company IS DISTINCT FROM NEW.company
    OR OLD.facts -> 'fields' IS DISTINCT FROM NEW.facts -> 'fields'
    OR OLD.status <> NEW.status OR OLD.category IS DISTINCT FROM NEW.category
    OR OLD.priority IS DISTINCT FROM NEW.priority OR OLD.assignee_id IS DISTINCT FROM NEW.assignee_id
    OR OLD.language <> NEW.language OR OLD.restricted <> NEW.restricted OR OLD.opened_at <> NEW.opened_at)
  EXECUTE FUNCTION search_follows_ticket();
--> statement-breakpoint
-- What is new is added to its request; for what is changed or gone, all of that is read.
CREATE FUNCTION search_add(of_ticket integer, added tsvector) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  UPDATE public.search_request SET doc = public.search_joined(doc, strip(added)) WHERE ticket = of_ticket;
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION search_follows_message() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  added tsvector;
BEGIN
  IF TG_OP <> 'INSERT' THEN
    DELETE FROM public.search_piece WHERE kind IN ('in', 'out') AND source = OLD.id;
    DELETE FROM public.search_piece WHERE kind = 'file'
      AND source IN (SELECT id FROM public.attachment WHERE message_id = OLD.id);
  END IF;
  IF TG_OP <> 'DELETE' THEN
    INSERT INTO public.search_piece SELECT ticket, kind, source, doc, names FROM public.search_of_message
      WHERE source = NEW.id RETURNING doc INTO added;
  END IF;
  IF TG_OP = 'INSERT' THEN
    PERFORM public.search_add(NEW.ticket, added);
    RETURN NULL;
  END IF;
  IF TG_OP = 'UPDATE' THEN
    INSERT INTO public.search_piece SELECT ticket, kind, source, doc, names FROM public.search_of_file
      WHERE message = NEW.id;
    IF NEW.ticket <> OLD.ticket THEN PERFORM public.search_request_anew(NEW.ticket, NEW.ticket); END IF;
  END IF;
  PERFORM public.search_request_anew(OLD.ticket, OLD.ticket);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION search_follows_file() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  before integer;
  piece record;
BEGIN
  IF TG_OP <> 'INSERT' THEN
    DELETE FROM public.search_piece WHERE kind = 'file' AND source = OLD.id RETURNING ticket INTO before;
  END IF;
  IF TG_OP <> 'DELETE' THEN
    INSERT INTO public.search_piece SELECT ticket, kind, source, doc, names FROM public.search_of_file
      WHERE source = NEW.id RETURNING ticket, doc INTO piece;
    IF TG_OP = 'INSERT' THEN PERFORM public.search_add(piece.ticket, piece.doc); END IF;
  END IF;
  IF before IS NOT NULL THEN PERFORM public.search_request_anew(before, before); END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION search_follows_note() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  added tsvector;
BEGIN
  INSERT INTO public.search_piece SELECT ticket, kind, source, doc, names FROM public.search_of_note
    WHERE ticket = NEW.ticket AND sequence = NEW.sequence ON CONFLICT DO NOTHING RETURNING doc INTO added;
  PERFORM public.search_add(NEW.ticket, added);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION search_follows_erasing() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  of_ticket integer;
BEGIN
  DELETE FROM public.search_piece WHERE kind = 'note' AND source = OLD.id RETURNING ticket INTO of_ticket;
  IF of_ticket IS NOT NULL THEN PERFORM public.search_request_anew(of_ticket, of_ticket); END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
-- What was written before is brought over in steps (store/search), from the newest request on, as once before.
CREATE TABLE IF NOT EXISTS search_before (first integer NOT NULL);
--> statement-breakpoint
DELETE FROM search_before;
--> statement-breakpoint
INSERT INTO search_before SELECT max(number) + 1 FROM ticket HAVING max(number) IS NOT NULL;
