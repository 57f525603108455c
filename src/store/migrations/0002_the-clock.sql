CREATE TABLE "closure" (
	"id" serial PRIMARY KEY NOT NULL,
	"from" date NOT NULL,
	"to" date NOT NULL,
	"name" text NOT NULL,
	"on_call_id" integer,
	"cancelled_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "desk_event" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"data" jsonb NOT NULL,
	"actor" jsonb NOT NULL,
	"origin" text NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "duty_override" (
	"id" serial PRIMARY KEY NOT NULL,
	"from" date NOT NULL,
	"to" date NOT NULL,
	"operator_id" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ping" (
	"ticket" integer NOT NULL,
	"sequence" integer NOT NULL,
	"platform" text NOT NULL,
	"destination" text NOT NULL,
	"minute" timestamp with time zone NOT NULL,
	"message" text,
	CONSTRAINT "ping_ticket_sequence_platform_destination_pk" PRIMARY KEY("ticket","sequence","platform","destination")
);
--> statement-breakpoint
CREATE TABLE "routine" (
	"name" text PRIMARY KEY NOT NULL,
	"next_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "ticket" ADD COLUMN "asked_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "ticket" ADD COLUMN "reminded_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "ticket" ADD COLUMN "pauses" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "ticket" ADD COLUMN "extensions" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "ticket" ADD COLUMN "escalation" jsonb DEFAULT '{"struck":{"claim":0,"resolve":0},"told":{"claim":null,"resolve":null},"actedAt":null,"acknowledgedAt":null,"onCallToldAt":null}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "ticket" ADD COLUMN "claim_due" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "ticket" ADD COLUMN "resolve_due" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "ticket" ADD COLUMN "wake_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "closure" ADD CONSTRAINT "closure_on_call_id_operator_id_fk" FOREIGN KEY ("on_call_id") REFERENCES "public"."operator"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "duty_override" ADD CONSTRAINT "duty_override_operator_id_operator_id_fk" FOREIGN KEY ("operator_id") REFERENCES "public"."operator"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "ping_of_minute" ON "ping" USING btree ("platform","destination","minute") WHERE message is null;--> statement-breakpoint
CREATE INDEX "ticket_to_wake" ON "ticket" USING btree ("wake_at") WHERE wake_at is not null;