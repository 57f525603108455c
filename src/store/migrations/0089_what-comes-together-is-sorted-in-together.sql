-- What comes in by one statement is sorted in by one, and a new request with its first words once: each time its document is
-- written, all of its words go into the index again. These statements are planned once: to plan them took longer than to carry
-- them out, and the desk's connections plan each time (src/store/database.ts), for lists whose values matter; here none does.
-- Nor are they compiled: a plan that knows no values believes them to be about a part of all requests.
CREATE FUNCTION search_follows_new_tickets() RETURNS trigger LANGUAGE plpgsql
SET plan_cache_mode = force_generic_plan SET jit = off AS $$
BEGIN
  INSERT INTO public.search_piece SELECT head.ticket, head.kind, head.source, head.doc, head.names
    FROM added JOIN public.search_of_ticket AS head ON head.ticket = added.number;
  INSERT INTO public.search_name
    SELECT DISTINCT word FROM added, public.search_name_words(public.search_names(added.requester)) AS word
    WHERE NOT EXISTS (SELECT FROM public.search_name WHERE name = word) ORDER BY word
    ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION search_follows_new_messages() RETURNS trigger LANGUAGE plpgsql
SET plan_cache_mode = force_generic_plan SET jit = off AS $$
BEGIN
  WITH piece AS (
    INSERT INTO public.search_piece SELECT made.ticket, made.kind, made.source, made.doc, made.names
      FROM added JOIN public.search_of_message AS made ON made.source = added.id
      RETURNING ticket, source, doc
  ), words AS (
    SELECT ticket, public.search_all(strip(doc) ORDER BY source) AS doc FROM piece GROUP BY ticket ORDER BY ticket
  )
  UPDATE public.search_request AS request SET doc = public.search_joined(request.doc, words.doc)
    FROM words WHERE request.ticket = words.ticket;
  INSERT INTO public.search_request SELECT made.ticket, made.opened_at, made.is_open, made.restricted, made.doc
    FROM (SELECT DISTINCT added.ticket FROM added
      WHERE NOT EXISTS (SELECT FROM public.search_request AS known WHERE known.ticket = added.ticket)) AS fresh
    JOIN public.search_of_request AS made ON made.ticket = fresh.ticket
    ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
--> statement-breakpoint
-- One that nothing is written in is found by its head: by the end of its transaction, when all is there that comes with it.
CREATE FUNCTION search_follows_new_alone() RETURNS trigger LANGUAGE plpgsql
SET plan_cache_mode = force_generic_plan SET jit = off AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM public.search_request WHERE ticket = NEW.number) THEN
    PERFORM public.search_request_anew(NEW.number, NEW.number);
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION search_follows_new_files() RETURNS trigger LANGUAGE plpgsql
SET plan_cache_mode = force_generic_plan SET jit = off AS $$
BEGIN
  WITH piece AS (
    INSERT INTO public.search_piece SELECT made.ticket, made.kind, made.source, made.doc, made.names
      FROM added JOIN public.search_of_file AS made ON made.source = added.id
      RETURNING ticket, source, doc
  ), words AS (
    SELECT ticket, public.search_all(strip(doc) ORDER BY source) AS doc FROM piece GROUP BY ticket ORDER BY ticket
  )
  UPDATE public.search_request AS request SET doc = public.search_joined(request.doc, words.doc)
    FROM words WHERE request.ticket = words.ticket;
  RETURN NULL;
END $$;
--> statement-breakpoint
DROP TRIGGER search_follows_new ON ticket;
--> statement-breakpoint
CREATE TRIGGER search_follows_new AFTER INSERT ON ticket
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION search_follows_new_tickets();
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER search_follows_new_alone AFTER INSERT ON ticket DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION search_follows_new_alone();
--> statement-breakpoint
DROP TRIGGER search_follows_new ON message;
--> statement-breakpoint
CREATE TRIGGER search_follows_new AFTER INSERT ON message
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION search_follows_new_messages();
--> statement-breakpoint
CREATE TRIGGER search_follows_gone AFTER DELETE ON message FOR EACH ROW EXECUTE FUNCTION search_follows_message();
--> statement-breakpoint
DROP TRIGGER search_follows ON attachment;
--> statement-breakpoint
CREATE TRIGGER search_follows_new AFTER INSERT ON attachment
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION search_follows_new_files();
--> statement-breakpoint
CREATE TRIGGER search_follows AFTER DELETE OR UPDATE OF name ON attachment FOR EACH ROW
  EXECUTE FUNCTION search_follows_file();
--> statement-breakpoint
ALTER FUNCTION search_follows_ticket() SET plan_cache_mode = force_generic_plan;
--> statement-breakpoint
ALTER FUNCTION search_follows_ticket() SET jit = off;
--> statement-breakpoint
ALTER FUNCTION search_follows_note() SET plan_cache_mode = force_generic_plan;
--> statement-breakpoint
ALTER FUNCTION note_unsealed() SET plan_cache_mode = force_generic_plan;
--> statement-breakpoint
ALTER FUNCTION note_unmeasured() SET plan_cache_mode = force_generic_plan;
