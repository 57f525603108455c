CREATE TABLE "found_reading" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"operator" integer NOT NULL,
	"tickets" integer[] NOT NULL,
	"origin" text NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "found_reading" ADD CONSTRAINT "found_reading_operator_operator_id_fk" FOREIGN KEY ("operator") REFERENCES "public"."operator"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "found_reading_of" ON "found_reading" USING gin ("tickets");--> statement-breakpoint
CREATE INDEX "found_reading_by" ON "found_reading" USING btree ("operator","at");--> statement-breakpoint
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON found_reading FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON found_reading FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER to_be_sealed AFTER INSERT ON found_reading
  REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION note_unsealed('reading');
