CREATE TABLE "company" (
	"key" text PRIMARY KEY NOT NULL,
	"data" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "company_address" (
	"address" text PRIMARY KEY NOT NULL,
	"company" text
);
--> statement-breakpoint
ALTER TABLE "ticket" ADD COLUMN "company" text;--> statement-breakpoint
CREATE INDEX "ticket_of_company" ON "ticket" USING btree ("company","number") WHERE company is not null;--> statement-breakpoint
CREATE INDEX "ticket_open_of_company" ON "ticket" USING btree ("company",(least(case when claimed_at is null then claim_due end, resolve_due)),"number") WHERE status <> 'closed' and company is not null;