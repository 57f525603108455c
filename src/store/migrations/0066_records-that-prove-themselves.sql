CREATE TABLE "leaf_salt" (
	"kind" text NOT NULL,
	"id" bigint NOT NULL,
	"salt" "bytea" NOT NULL,
	CONSTRAINT "leaf_salt_kind_id_pk" PRIMARY KEY("kind","id")
);
--> statement-breakpoint
CREATE TABLE "seal" (
	"number" integer PRIMARY KEY NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"previous" "bytea" NOT NULL,
	"root" "bytea" NOT NULL,
	"leaves" integer NOT NULL,
	"digest" "bytea" NOT NULL,
	"key" "bytea" NOT NULL,
	"signature" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "seal_leaf" (
	"seal" integer NOT NULL,
	"position" integer NOT NULL,
	"kind" text NOT NULL,
	"id" bigint NOT NULL,
	"sequence" bigint NOT NULL,
	"digest" "bytea" NOT NULL,
	CONSTRAINT "seal_leaf_seal_position_pk" PRIMARY KEY("seal","position")
);
--> statement-breakpoint
CREATE TABLE "seal_stamp" (
	"seal" integer NOT NULL,
	"token" "bytea" NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "unsealed" (
	"kind" text NOT NULL,
	"id" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "desk_event" ADD COLUMN "digest" "bytea";--> statement-breakpoint
ALTER TABLE "ticket_event" ADD COLUMN "digest" "bytea";--> statement-breakpoint
ALTER TABLE "incident_event" ADD COLUMN "digest" "bytea";--> statement-breakpoint
ALTER TABLE "seal_leaf" ADD CONSTRAINT "seal_leaf_seal_seal_number_fk" FOREIGN KEY ("seal") REFERENCES "public"."seal"("number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seal_stamp" ADD CONSTRAINT "seal_stamp_seal_seal_number_fk" FOREIGN KEY ("seal") REFERENCES "public"."seal"("number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "seal_leaf_of" ON "seal_leaf" USING btree ("kind","id","sequence");--> statement-breakpoint
CREATE INDEX "seal_stamp_of" ON "seal_stamp" USING btree ("seal");--> statement-breakpoint
-- An event's digest is over that of the event before it and that of what it says; as a window function, over rows that are
-- written together. See store/records/said.ts.
CREATE FUNCTION chain_link(link bytea, before bytea, said bytea) RETURNS bytea LANGUAGE sql IMMUTABLE AS $$
  SELECT sha256(coalesce(link, before) || said)
$$;
--> statement-breakpoint
CREATE AGGREGATE chain(bytea, bytea) (SFUNC = chain_link, STYPE = bytea);
--> statement-breakpoint
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON seal FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON seal FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON seal_leaf FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON seal_leaf FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON seal_stamp FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON seal_stamp FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- What is written waits for the next seal.
CREATE FUNCTION note_unsealed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_TABLE_NAME = 'ticket_event' THEN
    INSERT INTO unsealed SELECT DISTINCT 'ticket', ticket FROM written;
  ELSIF TG_TABLE_NAME = 'incident_event' THEN
    INSERT INTO unsealed SELECT DISTINCT 'incident', incident FROM written;
  ELSIF TG_TABLE_NAME = 'desk_event' THEN
    INSERT INTO unsealed SELECT 'desk', 0 FROM written LIMIT 1;
  ELSE
    INSERT INTO unsealed SELECT TG_ARGV[0], id FROM written;
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER to_be_sealed AFTER INSERT ON ticket_event
  REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION note_unsealed();
--> statement-breakpoint
CREATE TRIGGER to_be_sealed AFTER INSERT ON incident_event
  REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION note_unsealed();
--> statement-breakpoint
CREATE TRIGGER to_be_sealed AFTER INSERT ON desk_event
  REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION note_unsealed();
--> statement-breakpoint
CREATE TRIGGER to_be_sealed AFTER INSERT ON message
  REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION note_unsealed('message');
--> statement-breakpoint
CREATE TRIGGER to_be_sealed AFTER INSERT ON inbound_mail
  REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION note_unsealed('mail');
--> statement-breakpoint
CREATE TRIGGER to_be_sealed AFTER INSERT ON attachment
  REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION note_unsealed('file');
--> statement-breakpoint
-- A letter that did not arrive is sent again to somebody else; whose a mail was is mended: such messages are sealed anew, and
-- the logs say why. A transition table allows no list of columns.
CREATE FUNCTION note_unsealed_message() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO unsealed VALUES ('message', NEW.id);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER to_be_sealed_anew AFTER UPDATE OF "to", "from", author, direction ON message
  FOR EACH ROW EXECUTE FUNCTION note_unsealed_message();
--> statement-breakpoint
-- What was written before waits as well. Its events are chained in steps (store/records), each log up to where it is done.
INSERT INTO unsealed
  SELECT 'message', id FROM message UNION ALL SELECT 'mail', id FROM inbound_mail UNION ALL SELECT 'file', id FROM attachment
  UNION ALL SELECT 'ticket', number FROM ticket UNION ALL SELECT 'incident', id FROM incident
  UNION ALL SELECT 'desk', 0 WHERE EXISTS (SELECT FROM desk_event);
--> statement-breakpoint
CREATE TABLE unchained (log text PRIMARY KEY, done bigint NOT NULL);
--> statement-breakpoint
INSERT INTO unchained VALUES ('ticket', 0), ('incident', 0), ('desk', 0);
