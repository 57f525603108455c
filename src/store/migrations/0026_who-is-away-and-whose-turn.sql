CREATE TABLE "absence" (
	"id" serial PRIMARY KEY NOT NULL,
	"operator_id" integer NOT NULL,
	"from" timestamp with time zone NOT NULL,
	"until" timestamp with time zone NOT NULL,
	"substitute_id" integer,
	"note" text DEFAULT '' NOT NULL,
	"platform" text,
	"begun_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	"left" jsonb DEFAULT '[]'::jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "turn_taken" (
	"operator_id" integer PRIMARY KEY NOT NULL,
	"count" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "ticket" ADD COLUMN "turn_id" integer;--> statement-breakpoint
ALTER TABLE "ticket" ADD COLUMN "turn_name" text;--> statement-breakpoint
ALTER TABLE "ticket" ADD COLUMN "awaits_turn" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "absence" ADD CONSTRAINT "absence_operator_id_operator_id_fk" FOREIGN KEY ("operator_id") REFERENCES "public"."operator"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "absence" ADD CONSTRAINT "absence_substitute_id_operator_id_fk" FOREIGN KEY ("substitute_id") REFERENCES "public"."operator"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "turn_taken" ADD CONSTRAINT "turn_taken_operator_id_operator_id_fk" FOREIGN KEY ("operator_id") REFERENCES "public"."operator"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "absence_going_on" ON "absence" USING btree ("operator_id") WHERE ended_at is null;--> statement-breakpoint
ALTER TABLE "ticket" ADD CONSTRAINT "ticket_turn_id_operator_id_fk" FOREIGN KEY ("turn_id") REFERENCES "public"."operator"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "ticket_of_turn" ON "ticket" USING btree ("turn_id","number") WHERE status = 'new' and turn_id is not null;--> statement-breakpoint
CREATE INDEX "ticket_awaits_turn" ON "ticket" USING btree ("opened_at","number") WHERE awaits_turn and status = 'new';--> statement-breakpoint
CREATE INDEX "ticket_claimed_late" ON "ticket" USING btree ("claim_due") WHERE claimed_at > claim_due;--> statement-breakpoint
CREATE INDEX "ticket_closed_late" ON "ticket" USING btree ("resolve_due") WHERE closed_at > resolve_due;