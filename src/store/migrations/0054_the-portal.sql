CREATE TABLE "portal_access" (
	"address" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"language" text NOT NULL,
	"company" text,
	"granted_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "portal_wish" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"nonce" text NOT NULL,
	"address" text NOT NULL,
	"name" text NOT NULL,
	"language" text NOT NULL,
	"way" text NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"state" text DEFAULT 'asked' NOT NULL,
	"decided_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "portal_code" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"nonce" text NOT NULL,
	"address" text NOT NULL,
	"browser" text NOT NULL,
	"ticket" integer,
	"language" text NOT NULL,
	"network" text NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"tries" integer DEFAULT 0 NOT NULL,
	"used_at" timestamp with time zone,
	"sent_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "portal_session" (
	"id" text PRIMARY KEY NOT NULL,
	"address" text NOT NULL,
	"ticket" integer,
	"agent" text NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"seen_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX "portal_wish_open" ON "portal_wish" USING btree ("address") WHERE state = 'asked';--> statement-breakpoint
CREATE INDEX "portal_wish_asked" ON "portal_wish" USING btree ("asked_at");--> statement-breakpoint
CREATE INDEX "portal_code_of_browser" ON "portal_code" USING btree ("browser","id");--> statement-breakpoint
CREATE INDEX "portal_code_by_address" ON "portal_code" USING btree ("address","asked_at");--> statement-breakpoint
CREATE INDEX "portal_code_by_network" ON "portal_code" USING btree ("network","asked_at");--> statement-breakpoint
CREATE INDEX "portal_code_asked" ON "portal_code" USING btree ("asked_at");--> statement-breakpoint
CREATE INDEX "portal_session_of_address" ON "portal_session" USING btree ("address");--> statement-breakpoint
CREATE INDEX "portal_session_ends" ON "portal_session" USING btree ("ends_at");--> statement-breakpoint
CREATE INDEX "ticket_of_anybody" ON "ticket" USING btree ((requester ->> 'address'),"number");