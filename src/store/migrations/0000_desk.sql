CREATE SEQUENCE "public"."ticket_number" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1001 CACHE 1;--> statement-breakpoint
CREATE TABLE "attachment" (
	"id" serial PRIMARY KEY NOT NULL,
	"message_id" bigint NOT NULL,
	"name" text NOT NULL,
	"type" text NOT NULL,
	"size" integer NOT NULL,
	"sha256" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "blob" (
	"sha256" text PRIMARY KEY NOT NULL,
	"content" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "card" (
	"id" serial PRIMARY KEY NOT NULL,
	"ticket" integer NOT NULL,
	"platform" text NOT NULL,
	"destination" text NOT NULL,
	"channel" text,
	"message" text,
	"posting_since" timestamp with time zone,
	"adopted" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE "chat_account" (
	"platform" text NOT NULL,
	"user_id" text NOT NULL,
	"operator_id" integer,
	"name" text NOT NULL,
	"checked_at" timestamp with time zone NOT NULL,
	CONSTRAINT "chat_account_platform_user_id_pk" PRIMARY KEY("platform","user_id")
);
--> statement-breakpoint
CREATE TABLE "draft" (
	"id" text PRIMARY KEY NOT NULL,
	"operator_id" integer NOT NULL,
	"inputs" jsonb NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "imap_first_connection" (
	"mailbox" text PRIMARY KEY NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "imap_position" (
	"mailbox" text NOT NULL,
	"uid_validity" text NOT NULL,
	"last_uid" bigint NOT NULL,
	CONSTRAINT "imap_position_mailbox_uid_validity_pk" PRIMARY KEY("mailbox","uid_validity")
);
--> statement-breakpoint
CREATE TABLE "inbound_mail" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"message_id" text NOT NULL,
	"content_hash" text NOT NULL,
	"outcome" text NOT NULL,
	"why" text NOT NULL,
	"ticket" integer,
	"envelope_from" text,
	"arrived_at" timestamp with time zone NOT NULL,
	"source" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "mail_arrival" (
	"place" text PRIMARY KEY NOT NULL,
	"mail_id" bigint NOT NULL,
	"mailbox" text NOT NULL,
	"door" text NOT NULL,
	"arrived_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "message" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"ticket" integer NOT NULL,
	"direction" text NOT NULL,
	"message_id" text NOT NULL,
	"in_reply_to" text,
	"references" jsonb NOT NULL,
	"from" jsonb NOT NULL,
	"to" jsonb NOT NULL,
	"subject" text NOT NULL,
	"text" text NOT NULL,
	"html" text,
	"language" text NOT NULL,
	"automatic" text,
	"at" timestamp with time zone NOT NULL,
	"mail_id" bigint,
	"state" text,
	"state_why" text,
	"sent_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "operator" (
	"id" serial PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"role" text NOT NULL,
	CONSTRAINT "operator_email_unique" UNIQUE("email")
);
--> statement-breakpoint
CREATE TABLE "receipt" (
	"key" text PRIMARY KEY NOT NULL,
	"detail" text NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "setting" (
	"key" text PRIMARY KEY NOT NULL,
	"value" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "teams_reference" (
	"channel_id" text PRIMARY KEY NOT NULL,
	"data" jsonb NOT NULL,
	"installed_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ticket" (
	"number" integer PRIMARY KEY NOT NULL,
	"version" integer NOT NULL,
	"status" text NOT NULL,
	"subject" text NOT NULL,
	"language" text NOT NULL,
	"mailbox" text NOT NULL,
	"requester" jsonb NOT NULL,
	"participants" jsonb NOT NULL,
	"from_machine" boolean NOT NULL,
	"from_backlog" boolean NOT NULL,
	"excerpt" text NOT NULL,
	"category" text,
	"priority" smallint,
	"suggestion" jsonb,
	"assignee_id" integer,
	"assignee_name" text,
	"linked_to" integer,
	"opened_at" timestamp with time zone NOT NULL,
	"claimed_at" timestamp with time zone,
	"claim_told" boolean NOT NULL,
	"waiting_since" timestamp with time zone,
	"closed_at" timestamp with time zone,
	"resolution" text,
	"updated_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ticket_event" (
	"ticket" integer NOT NULL,
	"sequence" integer NOT NULL,
	"type" text NOT NULL,
	"data" jsonb NOT NULL,
	"actor" jsonb NOT NULL,
	"origin" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"key" text,
	CONSTRAINT "ticket_event_ticket_sequence_pk" PRIMARY KEY("ticket","sequence"),
	CONSTRAINT "ticket_event_key_unique" UNIQUE("key")
);
--> statement-breakpoint
ALTER TABLE "attachment" ADD CONSTRAINT "attachment_message_id_message_id_fk" FOREIGN KEY ("message_id") REFERENCES "public"."message"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attachment" ADD CONSTRAINT "attachment_sha256_blob_sha256_fk" FOREIGN KEY ("sha256") REFERENCES "public"."blob"("sha256") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "card" ADD CONSTRAINT "card_ticket_ticket_number_fk" FOREIGN KEY ("ticket") REFERENCES "public"."ticket"("number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "chat_account" ADD CONSTRAINT "chat_account_operator_id_operator_id_fk" FOREIGN KEY ("operator_id") REFERENCES "public"."operator"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draft" ADD CONSTRAINT "draft_operator_id_operator_id_fk" FOREIGN KEY ("operator_id") REFERENCES "public"."operator"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inbound_mail" ADD CONSTRAINT "inbound_mail_ticket_ticket_number_fk" FOREIGN KEY ("ticket") REFERENCES "public"."ticket"("number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mail_arrival" ADD CONSTRAINT "mail_arrival_mail_id_inbound_mail_id_fk" FOREIGN KEY ("mail_id") REFERENCES "public"."inbound_mail"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message" ADD CONSTRAINT "message_ticket_ticket_number_fk" FOREIGN KEY ("ticket") REFERENCES "public"."ticket"("number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message" ADD CONSTRAINT "message_mail_id_inbound_mail_id_fk" FOREIGN KEY ("mail_id") REFERENCES "public"."inbound_mail"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ticket" ADD CONSTRAINT "ticket_assignee_id_operator_id_fk" FOREIGN KEY ("assignee_id") REFERENCES "public"."operator"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ticket_event" ADD CONSTRAINT "ticket_event_ticket_ticket_number_fk" FOREIGN KEY ("ticket") REFERENCES "public"."ticket"("number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "attachment_message_id_index" ON "attachment" USING btree ("message_id");--> statement-breakpoint
CREATE UNIQUE INDEX "card_once" ON "card" USING btree ("ticket","platform","destination") WHERE not adopted;--> statement-breakpoint
CREATE UNIQUE INDEX "card_place" ON "card" USING btree ("platform","channel","message");--> statement-breakpoint
CREATE INDEX "chat_account_operator_id_index" ON "chat_account" USING btree ("operator_id");--> statement-breakpoint
CREATE UNIQUE INDEX "inbound_mail_once" ON "inbound_mail" USING btree ("message_id","content_hash");--> statement-breakpoint
CREATE INDEX "inbound_mail_ticket_index" ON "inbound_mail" USING btree ("ticket");--> statement-breakpoint
CREATE INDEX "mail_arrival_mail_id_index" ON "mail_arrival" USING btree ("mail_id");--> statement-breakpoint
CREATE INDEX "message_by_message_id" ON "message" USING btree ("message_id");--> statement-breakpoint
CREATE INDEX "message_of_ticket" ON "message" USING btree ("ticket","id");--> statement-breakpoint
CREATE UNIQUE INDEX "letter_once" ON "message" USING btree ("message_id") WHERE direction = 'out';--> statement-breakpoint
CREATE INDEX "ticket_queue" ON "ticket" USING btree ("opened_at") WHERE status = 'new';--> statement-breakpoint
CREATE INDEX "ticket_of_assignee" ON "ticket" USING btree ("assignee_id","opened_at") WHERE status <> 'closed';