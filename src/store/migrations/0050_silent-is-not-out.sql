ALTER TABLE "operator" RENAME COLUMN "sight_turned_at" TO "sight_lost_at";--> statement-breakpoint
ALTER TABLE "chat_account" ADD COLUMN "restricted_channel_silent" boolean DEFAULT false NOT NULL;