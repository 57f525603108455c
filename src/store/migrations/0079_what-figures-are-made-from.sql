ALTER TABLE "probed_hour" ADD COLUMN "id" bigserial NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX "probed_hour_sealed" ON "probed_hour" USING btree ("id");
--> statement-breakpoint
-- What figures are made from, and what was told of them, is sealed as what people wrote is. A stamp goes by its seal.
CREATE OR REPLACE FUNCTION note_unsealed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_TABLE_NAME = 'ticket_event' THEN
    INSERT INTO unsealed SELECT DISTINCT 'ticket', ticket FROM written;
  ELSIF TG_TABLE_NAME = 'incident_event' THEN
    INSERT INTO unsealed SELECT DISTINCT 'incident', incident FROM written;
  ELSIF TG_TABLE_NAME = 'desk_event' THEN
    INSERT INTO unsealed SELECT 'desk', 0 FROM written LIMIT 1;
  ELSIF TG_TABLE_NAME = 'seal_stamp' THEN
    INSERT INTO unsealed SELECT 'stamp', seal FROM written;
  ELSE
    INSERT INTO unsealed SELECT TG_ARGV[0], id FROM written;
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER to_be_sealed AFTER INSERT ON terms_in_force
  REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION note_unsealed('terms');
--> statement-breakpoint
CREATE TRIGGER to_be_sealed AFTER INSERT ON report_told
  REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION note_unsealed('told');
--> statement-breakpoint
CREATE TRIGGER to_be_sealed AFTER INSERT ON probed_hour
  REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION note_unsealed('hour');
--> statement-breakpoint
CREATE TRIGGER to_be_sealed AFTER INSERT ON seal_stamp
  REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION note_unsealed();
--> statement-breakpoint
INSERT INTO unsealed
  SELECT 'terms', id FROM terms_in_force UNION ALL SELECT 'told', id FROM report_told UNION ALL SELECT 'hour', id FROM probed_hour
  UNION ALL SELECT DISTINCT 'stamp', seal FROM seal_stamp;
--> statement-breakpoint
-- That it was shown stays, and is sealed anew without who it was.
CREATE OR REPLACE FUNCTION forget_readers(until timestamptz, many integer) RETURNS bigint LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH gone AS (
    UPDATE public.found_reading SET operator = NULL WHERE id IN (
      SELECT id FROM public.found_reading WHERE operator IS NOT NULL AND at <= until ORDER BY at, id LIMIT many
    ) RETURNING id
  ), unsalted AS (
    DELETE FROM public.leaf_salt USING gone WHERE leaf_salt.kind = 'reading' AND leaf_salt.id = gone.id
  ), waiting AS (
    INSERT INTO public.unsealed SELECT 'reading', id FROM gone
  ) SELECT count(*) FROM gone
$$;
