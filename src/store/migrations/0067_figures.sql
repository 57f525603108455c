CREATE TABLE "measured_fact" (
	"ticket" integer NOT NULL,
	"sequence" integer NOT NULL,
	"kind" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"operator" integer,
	"working" integer,
	"wall" integer,
	"judged" text,
	"amount" integer NOT NULL,
	"category" text NOT NULL,
	"priority" text NOT NULL,
	"company" text NOT NULL,
	"mailbox" text NOT NULL,
	"channel" text NOT NULL,
	"language" text NOT NULL,
	CONSTRAINT "measured_fact_ticket_sequence_kind_pk" PRIMARY KEY("ticket","sequence","kind")
);
--> statement-breakpoint
CREATE TABLE "measured_standing" (
	"ticket" integer NOT NULL,
	"during" "tstzrange" NOT NULL,
	"since" timestamp with time zone NOT NULL,
	"operator" integer,
	"waiting" boolean NOT NULL,
	"unanswered" boolean NOT NULL,
	"claim_late" boolean NOT NULL,
	"resolve_late" boolean NOT NULL,
	"category" text NOT NULL,
	"priority" text NOT NULL,
	"company" text NOT NULL,
	"mailbox" text NOT NULL,
	"channel" text NOT NULL,
	"language" text NOT NULL,
	CONSTRAINT "measured_standing_ticket_during_pk" PRIMARY KEY("ticket","during")
);
--> statement-breakpoint
CREATE TABLE "unmeasured" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"ticket" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "report_told" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"from" date NOT NULL,
	"to" date NOT NULL,
	"filter" jsonb NOT NULL,
	"as_of" timestamp with time zone NOT NULL,
	"place" text NOT NULL,
	"figures" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "terms_in_force" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"since" timestamp with time zone NOT NULL,
	"data" jsonb NOT NULL
);
--> statement-breakpoint
CREATE INDEX "measured_fact_by_time" ON "measured_fact" USING btree ("at");--> statement-breakpoint
CREATE INDEX "measured_standing_during" ON "measured_standing" USING gist (during);--> statement-breakpoint
CREATE INDEX "report_told_of_span" ON "report_told" USING btree ("from","to");--> statement-breakpoint
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON terms_in_force
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON terms_in_force
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON report_told
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON report_told
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- Whatever happens to a request is to be measured: noted beside the press, and done later.
CREATE FUNCTION note_unmeasured() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO unmeasured (ticket) SELECT DISTINCT ticket FROM added;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER note_unmeasured AFTER INSERT ON ticket_event
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION note_unmeasured();
--> statement-breakpoint
-- Of what there is already nothing is measured yet: the oldest first, in the background.
INSERT INTO unmeasured (ticket) SELECT number FROM ticket ORDER BY number;
