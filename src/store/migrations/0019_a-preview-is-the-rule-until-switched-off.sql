DROP TABLE "reminder" CASCADE;--> statement-breakpoint
ALTER TABLE "operator" ADD COLUMN "skips_preview" boolean DEFAULT false NOT NULL;