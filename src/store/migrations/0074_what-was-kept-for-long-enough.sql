CREATE TABLE "retention_night" (
	"id" serial PRIMARY KEY NOT NULL,
	"begun_at" timestamp with time zone NOT NULL,
	"until" timestamp with time zone NOT NULL,
	"cutoffs" jsonb NOT NULL,
	"step" text NOT NULL,
	"behind" jsonb,
	"gone" jsonb NOT NULL,
	"ended_at" timestamp with time zone,
	"is_whole" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE INDEX "retention_night_going_on" ON "retention_night" USING btree ("id") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "ticket_event_reading_by_time" ON "ticket_event" USING btree ("at","ticket","sequence") WHERE type in ('conversation-opened', 'attachment-opened', 'system-entered', 'system-left');--> statement-breakpoint
CREATE INDEX "inbound_mail_by_arrival" ON "inbound_mail" USING btree ("arrived_at","id") WHERE content_hash <> 'erased';--> statement-breakpoint
CREATE INDEX "inbound_mail_of_none" ON "inbound_mail" USING btree ("arrived_at","id") WHERE content_hash <> 'erased' and ticket is null;--> statement-breakpoint
CREATE INDEX "ticket_closed_with_words" ON "ticket" USING btree ("closed_at","number") WHERE status = 'closed' and coalesce(facts -> 'erased', 'null') = 'null';--> statement-breakpoint
CREATE INDEX "ticket_kept_in_part" ON "ticket" USING btree ("number") WHERE facts #> '{erased,kept}' <> '[]';