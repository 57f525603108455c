CREATE TABLE "reminder" (
	"operator_id" integer NOT NULL,
	"ticket" integer NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"platform" text NOT NULL,
	"note" text NOT NULL,
	"rung_at" timestamp with time zone,
	CONSTRAINT "reminder_operator_id_ticket_pk" PRIMARY KEY("operator_id","ticket")
);
--> statement-breakpoint
ALTER TABLE "reminder" ADD CONSTRAINT "reminder_operator_id_operator_id_fk" FOREIGN KEY ("operator_id") REFERENCES "public"."operator"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reminder" ADD CONSTRAINT "reminder_ticket_ticket_number_fk" FOREIGN KEY ("ticket") REFERENCES "public"."ticket"("number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "reminder_to_ring" ON "reminder" USING btree ("at") WHERE rung_at is null;--> statement-breakpoint
CREATE INDEX "reminder_of_ticket" ON "reminder" USING btree ("ticket");