DROP INDEX "ticket_queue";--> statement-breakpoint
DROP INDEX "ticket_of_assignee";--> statement-breakpoint
ALTER TABLE "ticket" ADD COLUMN "snoozed_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "ticket" ADD COLUMN "watchers" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
CREATE INDEX "ticket_snoozed" ON "ticket" USING btree ("snoozed_until","number") WHERE snoozed_until is not null;--> statement-breakpoint
CREATE INDEX "ticket_watched" ON "ticket" USING gin (watchers jsonb_path_ops) WHERE watchers <> '[]';--> statement-breakpoint
CREATE INDEX "ticket_queue" ON "ticket" USING btree ((least(case when claimed_at is null then claim_due end, resolve_due)),"opened_at","number") WHERE status = 'new' and snoozed_until is null;--> statement-breakpoint
CREATE INDEX "ticket_of_assignee" ON "ticket" USING btree ("assignee_id",(least(case when claimed_at is null then claim_due end, resolve_due)),"priority","opened_at") WHERE status <> 'closed' and snoozed_until is null;