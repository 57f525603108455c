CREATE TABLE "maintenance" (
	"id" serial PRIMARY KEY NOT NULL,
	"nonce" text NOT NULL,
	"version" integer NOT NULL,
	"service" text NOT NULL,
	"from" timestamp with time zone NOT NULL,
	"to" timestamp with time zone NOT NULL,
	"texts" jsonb NOT NULL,
	"planned_by" jsonb NOT NULL,
	"cancelled_at" timestamp with time zone,
	"latest" integer,
	"tell_at" timestamp with time zone
);
--> statement-breakpoint
CREATE INDEX "maintenance_by_end" ON "maintenance" USING btree ("to") WHERE cancelled_at is null;--> statement-breakpoint
CREATE INDEX "maintenance_to_tell" ON "maintenance" USING btree ("tell_at") WHERE tell_at is not null;