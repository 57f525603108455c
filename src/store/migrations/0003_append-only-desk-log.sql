CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON desk_event
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON desk_event
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- What waits since before the clock was kept: its pause began with the waiting.
UPDATE ticket SET asked_at = waiting_since, pauses = jsonb_build_array(jsonb_build_object(
  'from', floor(extract(epoch FROM waiting_since) * 1000), 'to', NULL, 'why', 'customer'))
WHERE status = 'waiting' AND waiting_since IS NOT NULL;
