CREATE TABLE "search_name" (
	"name" text PRIMARY KEY NOT NULL
);
--> statement-breakpoint
CREATE TABLE "search_request" (
	"ticket" integer PRIMARY KEY NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	"is_open" boolean NOT NULL,
	"restricted" boolean NOT NULL,
	"doc" "tsvector" NOT NULL
);
--> statement-breakpoint
DROP INDEX "kept_answer_about";--> statement-breakpoint
DROP INDEX "search_piece_words";--> statement-breakpoint
ALTER TABLE "search_request" ADD CONSTRAINT "search_request_ticket_ticket_number_fk" FOREIGN KEY ("ticket") REFERENCES "public"."ticket"("number") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "search_name_alike" ON "search_name" USING gin ("name" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "search_request_words" ON "search_request" USING gin ("doc") WITH (fastupdate=false);--> statement-breakpoint
CREATE INDEX "kept_answer_newest" ON "kept_answer" USING btree ("language","at");