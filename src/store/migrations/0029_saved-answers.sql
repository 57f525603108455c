CREATE TABLE "kept_answer" (
	"ticket" integer PRIMARY KEY NOT NULL,
	"about" text NOT NULL,
	"text" text NOT NULL,
	"language" text NOT NULL,
	"asked" "tsvector" NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "saved_reply" (
	"id" serial PRIMARY KEY NOT NULL,
	"nonce" text NOT NULL,
	"name" text NOT NULL,
	"it" text,
	"en" text,
	"state" text NOT NULL,
	"ticket" integer NOT NULL,
	"proposed_by" text NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "saved_reply_use" (
	"key" text PRIMARY KEY NOT NULL,
	"uses" integer NOT NULL,
	"last_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "kept_answer" ADD CONSTRAINT "kept_answer_ticket_ticket_number_fk" FOREIGN KEY ("ticket") REFERENCES "public"."ticket"("number") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_reply" ADD CONSTRAINT "saved_reply_ticket_ticket_number_fk" FOREIGN KEY ("ticket") REFERENCES "public"."ticket"("number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "kept_answer_words" ON "kept_answer" USING gin ("asked");--> statement-breakpoint
CREATE INDEX "kept_answer_about" ON "kept_answer" USING gin ("about" gin_trgm_ops);--> statement-breakpoint
CREATE UNIQUE INDEX "saved_reply_name" ON "saved_reply" USING btree (lower("name")) WHERE state in ('proposed', 'approved');