DROP INDEX "message_by_message_id";--> statement-breakpoint
DROP INDEX "ticket_queue";--> statement-breakpoint
DROP INDEX "ticket_of_assignee";--> statement-breakpoint
DROP INDEX "ticket_of_requester";--> statement-breakpoint
ALTER TABLE "closure" ADD COLUMN "nonce" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "inbound_mail" ADD COLUMN "nonce" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "ticket" ADD COLUMN "nonce" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "ticket" ADD COLUMN "lost_number" integer;--> statement-breakpoint
CREATE INDEX "attachment_held" ON "attachment" USING btree ("held","message_id") WHERE held is not null;--> statement-breakpoint
CREATE INDEX "card_of_ticket" ON "card" USING btree ("ticket");--> statement-breakpoint
CREATE INDEX "draft_by_time" ON "draft" USING btree ("at");--> statement-breakpoint
CREATE INDEX "message_of_mail" ON "message" USING btree ("mail_id");--> statement-breakpoint
CREATE INDEX "ping_by_message" ON "ping" USING btree ("message") WHERE message is not null;--> statement-breakpoint
CREATE INDEX "receipt_by_detail" ON "receipt" USING btree ("detail");--> statement-breakpoint
CREATE INDEX "ticket_open" ON "ticket" USING btree ("number") WHERE status <> 'closed';--> statement-breakpoint
CREATE INDEX "ticket_open_by_claim" ON "ticket" USING btree ("claim_due") WHERE status <> 'closed' and claimed_at is null;--> statement-breakpoint
CREATE INDEX "ticket_open_by_resolution" ON "ticket" USING btree ("resolve_due") WHERE status <> 'closed';--> statement-breakpoint
CREATE INDEX "ticket_open_by_due" ON "ticket" USING btree ((least(case when claimed_at is null then claim_due end, resolve_due)),"number") WHERE status <> 'closed';--> statement-breakpoint
CREATE INDEX "ticket_at_work" ON "ticket" USING btree ("assignee_name","resolve_due","number") WHERE status <> 'closed' and assignee_id is not null;--> statement-breakpoint
CREATE INDEX "upload_of_letter" ON "upload" USING btree ("message_id");--> statement-breakpoint
CREATE INDEX "upload_by_time" ON "upload" USING btree ("at");--> statement-breakpoint
CREATE INDEX "message_by_message_id" ON "message" USING btree ("message_id","id");--> statement-breakpoint
CREATE INDEX "ticket_queue" ON "ticket" USING btree ((least(case when claimed_at is null then claim_due end, resolve_due)),"opened_at","number") WHERE status = 'new';--> statement-breakpoint
CREATE INDEX "ticket_of_assignee" ON "ticket" USING btree ("assignee_id",(least(case when claimed_at is null then claim_due end, resolve_due)),"priority","opened_at") WHERE status <> 'closed';--> statement-breakpoint
CREATE INDEX "ticket_of_requester" ON "ticket" USING btree ((requester ->> 'address'),"opened_at","number") WHERE status <> 'closed';