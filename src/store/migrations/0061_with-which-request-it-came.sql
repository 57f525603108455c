ALTER TABLE "message" ADD COLUMN "came_with" integer;--> statement-breakpoint
CREATE INDEX "ticket_joined_of_requester" ON "ticket" USING btree ((requester ->> 'address'),"number") WHERE merged_into is not null;--> statement-breakpoint
CREATE INDEX "ticket_joined_of_company" ON "ticket" USING btree ("company","number") WHERE merged_into is not null and company is not null;