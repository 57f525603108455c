CREATE TABLE "automatic_letter" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"base" text NOT NULL,
	"domain" text NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "contact" ADD COLUMN "known_since" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "message" ADD COLUMN "author" jsonb;--> statement-breakpoint
ALTER TABLE "ticket" ADD COLUMN "authorship" jsonb DEFAULT '{"answersTo":null,"shared":null,"unverified":null,"saysToBe":[],"outside":null,"mayJoin":null,"leftOut":0}'::jsonb NOT NULL;--> statement-breakpoint
CREATE INDEX "automatic_letter_by_time" ON "automatic_letter" USING btree ("at");