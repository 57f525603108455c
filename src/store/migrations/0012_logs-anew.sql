-- What the desk knows of a ticket and never asks for lies together.
UPDATE ticket SET facts = jsonb_build_object('authorship', authorship, 'linkedTo', linked_to, 'looksLike', looks_like,
  'lostNumber', lost_number, 'folded', folded, 'undeliverable', undeliverable, 'claimTold', claim_told);
--> statement-breakpoint
-- The logs begin anew, without words: what is in the old ones is brought over in steps (store/words), and they are taken
-- away when all of it is there. An old log is never changed: its guard goes with it.
ALTER TABLE ticket_event RENAME TO ticket_event_whole;
--> statement-breakpoint
ALTER TABLE ticket_event_whole RENAME CONSTRAINT ticket_event_ticket_sequence_pk TO ticket_event_whole_ticket_sequence_pk;
--> statement-breakpoint
ALTER TABLE ticket_event_whole RENAME CONSTRAINT ticket_event_key_unique TO ticket_event_whole_key_unique;
--> statement-breakpoint
CREATE TABLE ticket_event (
  ticket integer NOT NULL,
  sequence integer NOT NULL,
  type text NOT NULL,
  data jsonb NOT NULL,
  actor jsonb NOT NULL,
  origin text NOT NULL,
  at timestamp with time zone NOT NULL,
  key text,
  words_id bigint,
  words_digest bytea,
  CONSTRAINT ticket_event_ticket_sequence_pk PRIMARY KEY (ticket, sequence),
  CONSTRAINT ticket_event_key_unique UNIQUE (key),
  CONSTRAINT ticket_event_ticket_ticket_number_fk FOREIGN KEY (ticket) REFERENCES ticket (number),
  CONSTRAINT ticket_event_words_id_event_words_id_fk FOREIGN KEY (words_id) REFERENCES event_words (id)
);
--> statement-breakpoint
ALTER TABLE desk_event RENAME TO desk_event_whole;
--> statement-breakpoint
ALTER TABLE desk_event_whole RENAME CONSTRAINT desk_event_pkey TO desk_event_whole_pkey;
--> statement-breakpoint
CREATE TABLE desk_event (
  id bigint NOT NULL DEFAULT nextval('desk_event_id_seq'),
  data jsonb NOT NULL,
  actor jsonb NOT NULL,
  origin text NOT NULL,
  at timestamp with time zone NOT NULL,
  words_id bigint,
  words_digest bytea,
  CONSTRAINT desk_event_pkey PRIMARY KEY (id),
  CONSTRAINT desk_event_words_id_event_words_id_fk FOREIGN KEY (words_id) REFERENCES event_words (id)
);
--> statement-breakpoint
ALTER SEQUENCE desk_event_id_seq OWNED BY desk_event.id;
--> statement-breakpoint
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON ticket_event
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON ticket_event
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON desk_event
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON desk_event
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- Words are added and read. To erase some is left to a function of its own, which this guard must know first.
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON event_words
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON event_words
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
