ALTER TABLE "found_reading" ALTER COLUMN "operator" DROP NOT NULL;--> statement-breakpoint
CREATE INDEX "found_reading_known" ON "found_reading" USING btree ("at","id") WHERE operator is not null;
--> statement-breakpoint
-- Who was shown what is known for as long as the house says; that it was shown stays.
DROP TRIGGER append_only ON found_reading;
--> statement-breakpoint
CREATE TRIGGER append_only BEFORE DELETE ON found_reading FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER only_forgotten BEFORE UPDATE ON found_reading FOR EACH ROW
  WHEN (NEW.operator IS NOT NULL OR (NEW.id, NEW.tickets, NEW.origin, NEW.at) IS DISTINCT FROM (OLD.id, OLD.tickets, OLD.origin, OLD.at))
  EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE FUNCTION forget_readers(until timestamptz, many integer) RETURNS bigint LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH gone AS (
    UPDATE public.found_reading SET operator = NULL WHERE id IN (
      SELECT id FROM public.found_reading WHERE operator IS NOT NULL AND at <= until ORDER BY at, id LIMIT many
    ) RETURNING id
  ), unsalted AS (
    DELETE FROM public.leaf_salt USING gone WHERE leaf_salt.kind = 'reading' AND leaf_salt.id = gone.id
  ) SELECT count(*) FROM gone
$$;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION forget_readers(timestamptz, integer) FROM PUBLIC;
