CREATE TABLE "heard" (
	"what" text PRIMARY KEY NOT NULL,
	"key" text NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "chat_account" ADD COLUMN "gone_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "operator" ADD COLUMN "left_at" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "heard_at" ON "heard" USING btree ("at");