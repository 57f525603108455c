CREATE TABLE "api_count" (
	"token" integer NOT NULL,
	"deed" text NOT NULL,
	"day" integer NOT NULL,
	"count" integer NOT NULL,
	CONSTRAINT "api_count_token_deed_pk" PRIMARY KEY("token","deed")
);
--> statement-breakpoint
ALTER TABLE "incident" ADD COLUMN "opened_from" integer;--> statement-breakpoint
ALTER TABLE "incident" ADD COLUMN "keys" text[] DEFAULT '{*}' NOT NULL;--> statement-breakpoint
ALTER TABLE "api_token" ADD COLUMN "comments_per_day" integer DEFAULT 2000 NOT NULL;--> statement-breakpoint
ALTER TABLE "api_count" ADD CONSTRAINT "api_count_token_api_token_id_fk" FOREIGN KEY ("token") REFERENCES "public"."api_token"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "incident_by_keys" ON "incident" USING gin ("keys") WHERE closed_at is null;--> statement-breakpoint
CREATE INDEX "incident_opened_from" ON "incident" USING btree ("opened_from") WHERE opened_from is not null;