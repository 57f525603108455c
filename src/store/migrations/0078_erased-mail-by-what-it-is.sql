ALTER TABLE "erased_mail" ADD COLUMN "content_hash" text;--> statement-breakpoint
ALTER TABLE "erased_mail" ADD COLUMN "place" text;--> statement-breakpoint
ALTER TABLE "erased_mail" ADD COLUMN "arrived_at" timestamp with time zone;