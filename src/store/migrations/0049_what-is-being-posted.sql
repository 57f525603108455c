ALTER TABLE "receipt" ADD COLUMN "posting_since" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "receipt" ADD COLUMN "naming" integer[];--> statement-breakpoint
ALTER TABLE "ping" ADD COLUMN "posting_since" timestamp with time zone;