ALTER TABLE "chat_account" ADD COLUMN "language" text;--> statement-breakpoint
ALTER TABLE "chat_account" ADD COLUMN "language_told_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "operator" ADD COLUMN "language" text;