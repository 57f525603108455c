ALTER TABLE "api_token" DROP COLUMN "day";--> statement-breakpoint
ALTER TABLE "api_token" DROP COLUMN "opened";