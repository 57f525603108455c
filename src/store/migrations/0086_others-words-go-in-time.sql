DROP INDEX "ticket_closed_with_words";--> statement-breakpoint
CREATE INDEX "portal_wish_by_nonce" ON "portal_wish" USING btree ("nonce");--> statement-breakpoint
CREATE INDEX "ticket_closed_with_words" ON "ticket" USING btree ("closed_at","number") WHERE status = 'closed' and coalesce(facts #> '{erased,othersStay}', facts -> 'erased', 'null') in ('null', 'true');