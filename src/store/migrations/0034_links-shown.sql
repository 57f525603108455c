CREATE TABLE "link_shown" (
	"ticket" integer NOT NULL,
	"platform" text NOT NULL,
	"channel" text NOT NULL,
	"message" text NOT NULL,
	"link" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "link_shown_ticket_platform_channel_message_link_pk" PRIMARY KEY("ticket","platform","channel","message","link")
);
--> statement-breakpoint
CREATE INDEX "link_shown_by_time" ON "link_shown" USING btree ("at");