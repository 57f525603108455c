ALTER TABLE "words_shown" ADD COLUMN "at" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
CREATE INDEX "words_shown_by_time" ON "words_shown" USING btree ("at");