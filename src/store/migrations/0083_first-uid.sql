ALTER TABLE "imap_first_connection" ADD COLUMN "uid_validity" text;--> statement-breakpoint
ALTER TABLE "imap_first_connection" ADD COLUMN "uid_next" bigint;