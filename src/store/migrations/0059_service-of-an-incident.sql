ALTER TABLE "incident" ADD COLUMN "service" text;--> statement-breakpoint
CREATE INDEX "incident_closed" ON "incident" USING btree ("closed_at") WHERE closed_at is not null;