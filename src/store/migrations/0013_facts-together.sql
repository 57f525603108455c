ALTER TABLE "ticket" DROP COLUMN "authorship";--> statement-breakpoint
ALTER TABLE "ticket" DROP COLUMN "linked_to";--> statement-breakpoint
ALTER TABLE "ticket" DROP COLUMN "looks_like";--> statement-breakpoint
ALTER TABLE "ticket" DROP COLUMN "lost_number";--> statement-breakpoint
ALTER TABLE "ticket" DROP COLUMN "folded";--> statement-breakpoint
ALTER TABLE "ticket" DROP COLUMN "undeliverable";--> statement-breakpoint
ALTER TABLE "ticket" DROP COLUMN "claim_told";