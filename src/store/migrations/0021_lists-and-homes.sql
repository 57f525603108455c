CREATE TABLE "home" (
	"operator_id" integer PRIMARY KEY NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	"news_since" timestamp with time zone NOT NULL,
	"message" text
);
--> statement-breakpoint
ALTER TABLE "home" ADD CONSTRAINT "home_operator_id_operator_id_fk" FOREIGN KEY ("operator_id") REFERENCES "public"."operator"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "ticket_waiting" ON "ticket" USING btree ((least(case when claimed_at is null then claim_due end, resolve_due)),"waiting_since","number") WHERE status = 'waiting';--> statement-breakpoint
CREATE INDEX "ticket_closed" ON "ticket" USING btree ("closed_at","number") WHERE status = 'closed';--> statement-breakpoint
CREATE INDEX "ticket_changed" ON "ticket" USING btree ("assignee_id","updated_at") WHERE assignee_id is not null;