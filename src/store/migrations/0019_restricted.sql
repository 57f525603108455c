CREATE TABLE "words_shown" (
	"ticket" integer NOT NULL,
	"platform" text NOT NULL,
	"destination" text NOT NULL,
	"message" text NOT NULL,
	CONSTRAINT "words_shown_ticket_platform_destination_message_pk" PRIMARY KEY("ticket","platform","destination","message")
);
--> statement-breakpoint
ALTER TABLE "chat_account" ADD COLUMN "in_restricted_channel" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "ticket" ADD COLUMN "restricted" boolean DEFAULT false NOT NULL;