CREATE TABLE "work" (
	"ticket" integer NOT NULL,
	"entry" integer NOT NULL,
	"minutes" integer NOT NULL,
	"quote" integer,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "work_ticket_entry_pk" PRIMARY KEY("ticket","entry")
);
--> statement-breakpoint
ALTER TABLE "work" ADD CONSTRAINT "work_ticket_ticket_number_fk" FOREIGN KEY ("ticket") REFERENCES "public"."ticket"("number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "work_by_time" ON "work" USING btree ("at");