CREATE TABLE "broadcast" (
	"id" serial PRIMARY KEY NOT NULL,
	"nonce" text NOT NULL,
	"incident" integer NOT NULL,
	"kind" text NOT NULL,
	"texts" jsonb NOT NULL,
	"by" jsonb NOT NULL,
	"origin" text,
	"latest" integer,
	"frozen_at" timestamp with time zone NOT NULL,
	"sent_at" timestamp with time zone,
	"stopped_at" timestamp with time zone,
	"stopped_by" jsonb
);
--> statement-breakpoint
CREATE TABLE "broadcast_recipient" (
	"broadcast" integer NOT NULL,
	"ticket" integer NOT NULL,
	"language" text NOT NULL,
	"outcome" text,
	"why" text,
	"message" bigint,
	CONSTRAINT "broadcast_recipient_broadcast_ticket_pk" PRIMARY KEY("broadcast","ticket")
);
--> statement-breakpoint
CREATE TABLE "incident" (
	"id" serial PRIMARY KEY NOT NULL,
	"nonce" text NOT NULL,
	"version" integer NOT NULL,
	"title" text NOT NULL,
	"rule" jsonb NOT NULL,
	"opened_by" jsonb NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	"closed_by" jsonb,
	"closed_at" timestamp with time zone,
	"sending" integer,
	"latest" integer
);
--> statement-breakpoint
CREATE TABLE "incident_card" (
	"incident" integer NOT NULL,
	"platform" text NOT NULL,
	"destination" text NOT NULL,
	"channel" text,
	"message" text,
	"posting_since" timestamp with time zone,
	CONSTRAINT "incident_card_incident_platform_destination_pk" PRIMARY KEY("incident","platform","destination")
);
--> statement-breakpoint
CREATE TABLE "incident_event" (
	"incident" integer NOT NULL,
	"sequence" integer NOT NULL,
	"data" jsonb NOT NULL,
	"actor" jsonb NOT NULL,
	"origin" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"key" text,
	"words_id" bigint,
	"words_digest" "bytea",
	CONSTRAINT "incident_event_incident_sequence_pk" PRIMARY KEY("incident","sequence"),
	CONSTRAINT "incident_event_key_unique" UNIQUE("key")
);
--> statement-breakpoint
ALTER TABLE "ticket" ADD COLUMN "incident" integer;--> statement-breakpoint
ALTER TABLE "broadcast" ADD CONSTRAINT "broadcast_incident_incident_id_fk" FOREIGN KEY ("incident") REFERENCES "public"."incident"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "broadcast_recipient" ADD CONSTRAINT "broadcast_recipient_broadcast_broadcast_id_fk" FOREIGN KEY ("broadcast") REFERENCES "public"."broadcast"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "broadcast_recipient" ADD CONSTRAINT "broadcast_recipient_ticket_ticket_number_fk" FOREIGN KEY ("ticket") REFERENCES "public"."ticket"("number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incident_card" ADD CONSTRAINT "incident_card_incident_incident_id_fk" FOREIGN KEY ("incident") REFERENCES "public"."incident"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incident_event" ADD CONSTRAINT "incident_event_incident_incident_id_fk" FOREIGN KEY ("incident") REFERENCES "public"."incident"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incident_event" ADD CONSTRAINT "incident_event_words_id_event_words_id_fk" FOREIGN KEY ("words_id") REFERENCES "public"."event_words"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "broadcast_of_incident" ON "broadcast" USING btree ("incident");--> statement-breakpoint
CREATE INDEX "broadcast_to_go" ON "broadcast_recipient" USING btree ("broadcast","ticket") WHERE outcome is null;--> statement-breakpoint
CREATE INDEX "broadcast_of_ticket" ON "broadcast_recipient" USING btree ("ticket");--> statement-breakpoint
CREATE INDEX "incident_open" ON "incident" USING btree ("opened_at","id") WHERE closed_at is null;--> statement-breakpoint
CREATE INDEX "ticket_of_incident" ON "ticket" USING btree ("incident","status","number") WHERE incident is not null;