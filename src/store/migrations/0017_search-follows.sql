-- What can be found follows what it is made of, in the same transaction, whoever writes, moves or erases that.
-- unaccent is part of PostgreSQL and trusted, like pg_trgm.
CREATE EXTENSION IF NOT EXISTS unaccent;
--> statement-breakpoint
DROP TEXT SEARCH CONFIGURATION IF EXISTS public.search_it;
--> statement-breakpoint
DROP TEXT SEARCH CONFIGURATION IF EXISTS public.search_en;
--> statement-breakpoint
CREATE TEXT SEARCH CONFIGURATION public.search_it (COPY = pg_catalog.italian);
--> statement-breakpoint
CREATE TEXT SEARCH CONFIGURATION public.search_en (COPY = pg_catalog.english);
--> statement-breakpoint
ALTER TEXT SEARCH CONFIGURATION public.search_it
  ALTER MAPPING FOR hword, hword_part, word WITH unaccent, italian_stem;
--> statement-breakpoint
ALTER TEXT SEARCH CONFIGURATION public.search_en
  ALTER MAPPING FOR hword, hword_part, word WITH unaccent, english_stem;
--> statement-breakpoint
-- Plain words: PostgreSQL's parser reads `stampa/fattura` as a path, `E-1042` as a negative number, and an address as one
-- word. What is asked for goes through the same. What is behind 60,000 characters is not looked at: a mail is never
-- refused because of its words (a tsvector has a megabyte at most).
CREATE FUNCTION search_words(said text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN translate(left(said, 60000), '/\@_-.,+:;=#&%$*~^|<>()[]{}"''’‘`!?«»“”', repeat(' ', 60));
--> statement-breakpoint
CREATE FUNCTION search_config(language text) RETURNS regconfig LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN language = 'it' THEN 'public.search_it'::regconfig ELSE 'public.search_en'::regconfig END;
--> statement-breakpoint
-- Short words whose language nobody knows: in both.
CREATE FUNCTION search_in_both(said text) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN to_tsvector('public.search_it'::regconfig, search_words(said))
  || to_tsvector('public.search_en'::regconfig, search_words(said));
--> statement-breakpoint
-- A person's names, and the words of their address, but for the last one of its domain: `com` is nobody's name.
CREATE FUNCTION search_names(person jsonb) RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
RETURN btrim(lower(unaccent(search_words(
  left(person ->> 'name', 200) || ' ' || regexp_replace(left(person ->> 'address', 320), '\.[^.@]*$', '')))));
--> statement-breakpoint
-- Whose request it is, as lexemes that no text has (`/f/rossi`, `/f/acme.it`, `/c/acme`): filters, served by the same index.
CREATE FUNCTION search_whose(person jsonb, company text) RETURNS tsvector LANGUAGE sql STABLE PARALLEL SAFE
RETURN array_to_tsvector(array(
  SELECT DISTINCT '/f/' || word FROM unnest(
    regexp_split_to_array(search_names(person), '\s+')
      || lower(left(person ->> 'address', 320)) || lower(split_part(left(person ->> 'address', 320), '@', 2))) AS word
  WHERE word <> ''
  UNION ALL SELECT '/c/' || company WHERE company <> ''));
--> statement-breakpoint
CREATE VIEW search_of_ticket AS
SELECT number AS ticket, 'head'::text AS kind, number::bigint AS source,
  setweight(to_tsvector('pg_catalog.simple'::regconfig, number::text) || search_in_both(subject)
    || search_in_both(search_names(requester))
    || search_in_both(left(requester ->> 'address', 320)), 'A')
    || search_whose(requester, company) AS doc,
  search_names(requester) AS names
FROM public.ticket;
--> statement-breakpoint
-- Each piece bears the words of its request's head, with the least weight: so `rossi stampa` is found in what Rossi wrote.
CREATE VIEW search_of_message AS
SELECT message.ticket, CASE direction WHEN 'in' THEN 'in'::text ELSE 'out'::text END AS kind, id AS source,
  strip(head.doc) || setweight(to_tsvector(search_config(language), search_words(text)), 'B') AS doc,
  NULL::text AS names
FROM public.message JOIN public.search_piece AS head ON head.kind = 'head' AND head.source = message.ticket;
--> statement-breakpoint
CREATE VIEW search_of_file AS
SELECT message.ticket, 'file'::text AS kind, attachment.id AS source,
  strip(head.doc) || setweight(search_in_both(left(attachment.name, 500)), 'A') AS doc,
  NULL::text AS names, message.id AS message
FROM public.attachment JOIN public.message ON message.id = attachment.message_id
JOIN public.search_piece AS head ON head.kind = 'head' AND head.source = message.ticket;
--> statement-breakpoint
-- Words that were erased are none.
CREATE VIEW search_of_note AS
SELECT event.ticket, 'note'::text AS kind, event_words.id AS source,
  strip(head.doc) || setweight(search_in_both(words::jsonb ->> 'event.text'), 'C') AS doc,
  NULL::text AS names, event.sequence
FROM public.ticket_event AS event JOIN public.event_words ON event_words.id = event.words_id
JOIN public.search_piece AS head ON head.kind = 'head' AND head.source = event.ticket
WHERE event.type = 'note-added' AND words IS NOT NULL;
--> statement-breakpoint
-- All that can be found of some requests, anew.
CREATE FUNCTION search_anew(first integer, last integer) RETURNS void LANGUAGE plpgsql AS $$
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
END $$;
--> statement-breakpoint
CREATE FUNCTION search_follows_ticket() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO public.search_piece SELECT ticket, kind, source, doc, names FROM public.search_of_ticket
      WHERE ticket = NEW.number;
  ELSE
    PERFORM public.search_anew(NEW.number, NEW.number);
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER search_follows_new AFTER INSERT ON ticket FOR EACH ROW EXECUTE FUNCTION search_follows_ticket();
--> statement-breakpoint
CREATE TRIGGER search_follows AFTER UPDATE OF subject, requester, company ON ticket FOR EACH ROW
  WHEN (OLD.subject IS DISTINCT FROM NEW.subject OR OLD.requester IS DISTINCT FROM NEW.requester
    OR OLD.company IS DISTINCT FROM NEW.company)
  EXECUTE FUNCTION search_follows_ticket();
--> statement-breakpoint
CREATE FUNCTION search_follows_message() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN
    DELETE FROM public.search_piece WHERE kind IN ('in', 'out') AND source = OLD.id;
    DELETE FROM public.search_piece WHERE kind = 'file'
      AND source IN (SELECT id FROM public.attachment WHERE message_id = OLD.id);
  END IF;
  IF TG_OP <> 'DELETE' THEN
    INSERT INTO public.search_piece SELECT ticket, kind, source, doc, names FROM public.search_of_message
      WHERE source = NEW.id;
  END IF;
  IF TG_OP = 'UPDATE' THEN
    INSERT INTO public.search_piece SELECT ticket, kind, source, doc, names FROM public.search_of_file
      WHERE message = NEW.id;
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER search_follows_new AFTER INSERT OR DELETE ON message FOR EACH ROW
  EXECUTE FUNCTION search_follows_message();
--> statement-breakpoint
CREATE TRIGGER search_follows AFTER UPDATE OF ticket, direction, text, language ON message FOR EACH ROW
  WHEN (OLD.ticket <> NEW.ticket OR OLD.direction <> NEW.direction OR OLD.text <> NEW.text
    OR OLD.language <> NEW.language)
  EXECUTE FUNCTION search_follows_message();
--> statement-breakpoint
CREATE FUNCTION search_follows_file() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN DELETE FROM public.search_piece WHERE kind = 'file' AND source = OLD.id; END IF;
  IF TG_OP <> 'DELETE' THEN
    INSERT INTO public.search_piece SELECT ticket, kind, source, doc, names FROM public.search_of_file
      WHERE source = NEW.id;
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER search_follows AFTER INSERT OR DELETE OR UPDATE OF name ON attachment FOR EACH ROW
  EXECUTE FUNCTION search_follows_file();
--> statement-breakpoint
CREATE FUNCTION search_follows_note() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO public.search_piece SELECT ticket, kind, source, doc, names FROM public.search_of_note
    WHERE ticket = NEW.ticket AND sequence = NEW.sequence ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER search_follows AFTER INSERT ON ticket_event FOR EACH ROW WHEN (NEW.type = 'note-added')
  EXECUTE FUNCTION search_follows_note();
--> statement-breakpoint
CREATE FUNCTION search_follows_erasing() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM public.search_piece WHERE kind = 'note' AND source = OLD.id;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER search_follows AFTER UPDATE OR DELETE ON event_words FOR EACH ROW
  EXECUTE FUNCTION search_follows_erasing();
--> statement-breakpoint
-- What was written before it could be found is brought over in steps (store/search), from the newest request on; the
-- mark goes when all of it is there.
CREATE TABLE search_before (first integer NOT NULL);
--> statement-breakpoint
INSERT INTO search_before SELECT max(number) + 1 FROM ticket HAVING max(number) IS NOT NULL;
