CREATE TABLE "api_call" (
	"token" integer NOT NULL,
	"key" text NOT NULL,
	"body" text NOT NULL,
	"status" smallint NOT NULL,
	"answer" jsonb NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "api_call_token_key_pk" PRIMARY KEY("token","key")
);
--> statement-breakpoint
CREATE TABLE "api_token" (
	"id" serial PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"handle" text NOT NULL,
	"digest" text NOT NULL,
	"rights" jsonb NOT NULL,
	"per_minute" integer NOT NULL,
	"per_day" integer NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	"minute" integer DEFAULT 0 NOT NULL,
	"calls" integer DEFAULT 0 NOT NULL,
	"day" integer DEFAULT 0 NOT NULL,
	"opened" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "api_token_handle_unique" UNIQUE("handle")
);
--> statement-breakpoint
CREATE TABLE "webhook_delivery" (
	"id" text PRIMARY KEY NOT NULL,
	"hook" text NOT NULL,
	"type" text NOT NULL,
	"ticket" integer NOT NULL,
	"body" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"state" text NOT NULL,
	"tries" smallint DEFAULT 0 NOT NULL,
	"status" smallint,
	"why" text,
	"tried_at" timestamp with time zone,
	"next_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "api_call" ADD CONSTRAINT "api_call_token_api_token_id_fk" FOREIGN KEY ("token") REFERENCES "public"."api_token"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhook_delivery" ADD CONSTRAINT "webhook_delivery_ticket_ticket_number_fk" FOREIGN KEY ("ticket") REFERENCES "public"."ticket"("number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "api_call_by_time" ON "api_call" USING btree ("at");--> statement-breakpoint
CREATE INDEX "api_token_in_use" ON "api_token" USING btree ("id") WHERE revoked_at is null;--> statement-breakpoint
CREATE INDEX "webhook_delivery_latest" ON "webhook_delivery" USING btree ("hook","at");--> statement-breakpoint
CREATE INDEX "webhook_delivery_waiting" ON "webhook_delivery" USING btree ("hook","state") WHERE state in ('waiting', 'given-up');--> statement-breakpoint
CREATE INDEX "webhook_delivery_by_time" ON "webhook_delivery" USING btree ("at");--> statement-breakpoint
CREATE INDEX "webhook_delivery_of_ticket" ON "webhook_delivery" USING btree ("ticket");