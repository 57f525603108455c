CREATE TABLE "event_words" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"salt" "bytea",
	"words" text,
	CONSTRAINT "event_words_erased_whole" CHECK (("event_words"."salt" is null) = ("event_words"."words" is null))
);
--> statement-breakpoint
ALTER TABLE "desk_event" ADD COLUMN "words_id" bigint;--> statement-breakpoint
ALTER TABLE "desk_event" ADD COLUMN "words_digest" "bytea";--> statement-breakpoint
ALTER TABLE "ticket" ADD COLUMN "facts" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "ticket_event" ADD COLUMN "words_id" bigint;--> statement-breakpoint
ALTER TABLE "ticket_event" ADD COLUMN "words_digest" "bytea";--> statement-breakpoint
ALTER TABLE "desk_event" ADD CONSTRAINT "desk_event_words_id_event_words_id_fk" FOREIGN KEY ("words_id") REFERENCES "public"."event_words"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ticket_event" ADD CONSTRAINT "ticket_event_words_id_event_words_id_fk" FOREIGN KEY ("words_id") REFERENCES "public"."event_words"("id") ON DELETE no action ON UPDATE no action;