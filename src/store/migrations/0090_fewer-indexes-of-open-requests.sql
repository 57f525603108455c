DROP INDEX "ticket_open_by_claim";--> statement-breakpoint
DROP INDEX "ticket_open_by_resolution";--> statement-breakpoint
DROP INDEX "ticket_at_work";