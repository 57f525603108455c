DROP INDEX "ticket_names_others";--> statement-breakpoint
CREATE INDEX "ticket_merged" ON "ticket" USING btree ("merged_into") WHERE merged_into is not null;--> statement-breakpoint
CREATE INDEX "ticket_restricted" ON "ticket" USING btree ("number") WHERE restricted;--> statement-breakpoint
CREATE INDEX "ticket_names_others" ON "ticket" USING gin (facts jsonb_path_ops) WHERE coalesce(facts ->> 'looksLike', facts ->> 'linkedTo', facts ->> 'twins', facts #>> '{authorship,mayJoin}', facts #>> '{authorship,outsideOf}') is not null;