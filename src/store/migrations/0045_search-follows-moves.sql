-- Of messages that go into another request together (it was merged) their words go along as they are, and each of the two
-- requests is made anew once: for each message it would take the square of them, longer than anybody who presses waits.
CREATE FUNCTION search_follows_moved() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  of_ticket integer;
BEGIN
  IF NOT EXISTS (SELECT FROM before JOIN after USING (id) WHERE before.ticket <> after.ticket) THEN
    RETURN NULL;
  END IF;
  UPDATE public.search_piece AS piece SET ticket = after.ticket FROM before JOIN after USING (id)
    WHERE before.ticket <> after.ticket AND piece.kind IN ('in', 'out') AND piece.source = after.id;
  UPDATE public.search_piece AS piece SET ticket = after.ticket
    FROM before JOIN after USING (id) JOIN public.attachment ON attachment.message_id = after.id
    WHERE before.ticket <> after.ticket AND piece.kind = 'file' AND piece.source = attachment.id;
  -- Those of before there was a search have none yet.
  INSERT INTO public.search_piece
    SELECT made.ticket, made.kind, made.source, made.doc, made.names
    FROM public.search_of_message AS made JOIN after ON after.id = made.source JOIN before ON before.id = after.id
    WHERE before.ticket <> after.ticket AND NOT EXISTS (
      SELECT FROM public.search_piece AS known WHERE known.kind IN ('in', 'out') AND known.source = after.id)
    ON CONFLICT DO NOTHING;
  INSERT INTO public.search_piece
    SELECT made.ticket, made.kind, made.source, made.doc, made.names
    FROM public.search_of_file AS made JOIN after ON after.id = made.message JOIN before ON before.id = after.id
    WHERE before.ticket <> after.ticket AND NOT EXISTS (
      SELECT FROM public.search_piece AS known WHERE known.kind = 'file' AND known.source = made.source)
    ON CONFLICT DO NOTHING;
  FOR of_ticket IN
    SELECT DISTINCT unnest(ARRAY[before.ticket, after.ticket]) FROM before JOIN after USING (id)
    WHERE before.ticket <> after.ticket ORDER BY 1
  LOOP
    PERFORM public.search_request_anew(of_ticket, of_ticket);
  END LOOP;
  RETURN NULL;
END $$;
--> statement-breakpoint
DROP TRIGGER search_follows ON message;
--> statement-breakpoint
CREATE TRIGGER search_follows AFTER UPDATE OF direction, text, language ON message FOR EACH ROW
  WHEN (OLD.direction <> NEW.direction OR OLD.text <> NEW.text OR OLD.language <> NEW.language)
  EXECUTE FUNCTION search_follows_message();
--> statement-breakpoint
CREATE TRIGGER search_follows_moved AFTER UPDATE ON message REFERENCING OLD TABLE AS before NEW TABLE AS after
  FOR EACH STATEMENT EXECUTE FUNCTION search_follows_moved();
