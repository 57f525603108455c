-- Words are added, read, and erased whole: their salt goes with them, the row and its digest in the log stay. Whoever works on
-- the database as the desk does erases by a function alone, that changes nothing else.
DROP TRIGGER append_only ON event_words;
--> statement-breakpoint
CREATE TRIGGER append_only BEFORE DELETE ON event_words FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER only_erased BEFORE UPDATE ON event_words FOR EACH ROW
  WHEN (NEW.id <> OLD.id OR NEW.salt IS NOT NULL OR NEW.words IS NOT NULL) EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE FUNCTION erase_words(ids bigint[]) RETURNS bigint LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH gone AS (
    UPDATE public.event_words SET salt = NULL, words = NULL WHERE id = ANY (ids) AND words IS NOT NULL RETURNING 1
  ) SELECT count(*) FROM gone
$$;
