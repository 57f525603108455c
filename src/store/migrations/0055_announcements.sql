CREATE TABLE "announcement" (
	"id" serial PRIMARY KEY NOT NULL,
	"nonce" text NOT NULL,
	"maintenance" integer,
	"version" integer NOT NULL,
	"plan" jsonb,
	"letters" jsonb NOT NULL,
	"mailbox" text NOT NULL,
	"by" jsonb NOT NULL,
	"origin" text,
	"frozen_at" timestamp with time zone NOT NULL,
	"sent_at" timestamp with time zone,
	"stopped_at" timestamp with time zone,
	"stopped_by" jsonb,
	"finished_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "announcement_recipient" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"announcement" integer NOT NULL,
	"base" text NOT NULL,
	"address" text NOT NULL,
	"language" text NOT NULL,
	"as" text NOT NULL,
	"outcome" text,
	"why" text,
	"message_id" text NOT NULL,
	"queued_at" timestamp with time zone,
	"perhaps_left" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
ALTER TABLE "announcement" ADD CONSTRAINT "announcement_maintenance_maintenance_id_fk" FOREIGN KEY ("maintenance") REFERENCES "public"."maintenance"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "announcement_recipient" ADD CONSTRAINT "announcement_recipient_announcement_announcement_id_fk" FOREIGN KEY ("announcement") REFERENCES "public"."announcement"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "announcement_of_maintenance" ON "announcement" USING btree ("maintenance");--> statement-breakpoint
CREATE UNIQUE INDEX "announced_once" ON "announcement_recipient" USING btree ("announcement","base");--> statement-breakpoint
CREATE INDEX "announcement_to_go" ON "announcement_recipient" USING btree ("announcement","id") WHERE outcome is null;--> statement-breakpoint
CREATE INDEX "announcement_by_message" ON "announcement_recipient" USING btree ("message_id");