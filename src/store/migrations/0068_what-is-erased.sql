CREATE TABLE "erased_mail" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"erasure" integer,
	"mailbox" text NOT NULL,
	"message_id" text,
	"state" text NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "erasure" (
	"id" serial PRIMARY KEY NOT NULL,
	"nonce" text NOT NULL,
	"state" text NOT NULL,
	"address" text,
	"person" jsonb,
	"language" text NOT NULL,
	"salt" "bytea" NOT NULL,
	"digest" "bytea" NOT NULL,
	"closes" boolean DEFAULT false NOT NULL,
	"proposed_by" jsonb,
	"proposed_at" timestamp with time zone NOT NULL,
	"confirmed_by" jsonb,
	"confirmed_at" timestamp with time zone,
	"origin" text NOT NULL,
	"done_at" timestamp with time zone,
	"result" jsonb
);
--> statement-breakpoint
ALTER TABLE "erased_mail" ADD CONSTRAINT "erased_mail_erasure_erasure_id_fk" FOREIGN KEY ("erasure") REFERENCES "public"."erasure"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "erased_mail_waiting" ON "erased_mail" USING btree ("mailbox","id") WHERE state = 'waiting';--> statement-breakpoint
CREATE INDEX "erased_mail_erasure_index" ON "erased_mail" USING btree ("erasure");--> statement-breakpoint
CREATE INDEX "erasure_to_do" ON "erasure" USING btree ("id") WHERE state in ('proposed', 'confirmed');