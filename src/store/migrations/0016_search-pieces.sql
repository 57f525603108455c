CREATE TABLE "search_piece" (
	"ticket" integer NOT NULL,
	"kind" text NOT NULL,
	"source" bigint NOT NULL,
	"doc" "tsvector" NOT NULL,
	"names" text,
	CONSTRAINT "search_piece_kind_source_pk" PRIMARY KEY("kind","source")
);
--> statement-breakpoint
ALTER TABLE "search_piece" ADD CONSTRAINT "search_piece_ticket_ticket_number_fk" FOREIGN KEY ("ticket") REFERENCES "public"."ticket"("number") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "search_piece_of_ticket" ON "search_piece" USING btree ("ticket");--> statement-breakpoint
CREATE INDEX "search_piece_words" ON "search_piece" USING gin ("doc") WITH (fastupdate=true,gin_pending_list_limit=512);--> statement-breakpoint
CREATE INDEX "search_piece_names" ON "search_piece" USING gin ("names" gin_trgm_ops) WHERE names is not null;--> statement-breakpoint
CREATE INDEX "ticket_by_opening" ON "ticket" USING btree ("opened_at","number");