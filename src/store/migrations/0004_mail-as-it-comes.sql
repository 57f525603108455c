-- Trigrams tell how much two requests are alike; the extension is part of PostgreSQL and trusted (any owner of a database may add it).
CREATE EXTENSION IF NOT EXISTS pg_trgm;
--> statement-breakpoint
CREATE TABLE "contact" (
	"address" text PRIMARY KEY NOT NULL,
	"language" text,
	"undeliverable_since" timestamp with time zone,
	"undeliverable_why" text
);
--> statement-breakpoint
ALTER TABLE "attachment" ADD COLUMN "held" text;--> statement-breakpoint
ALTER TABLE "message" ADD COLUMN "leaves_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "ticket" ADD COLUMN "looks_like" integer;--> statement-breakpoint
ALTER TABLE "ticket" ADD COLUMN "merged_into" integer;--> statement-breakpoint
ALTER TABLE "ticket" ADD COLUMN "folded" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "ticket" ADD COLUMN "undeliverable" text;--> statement-breakpoint
CREATE INDEX "ticket_of_requester" ON "ticket" USING btree ((requester ->> 'address'),"opened_at");