CREATE TABLE "outage" (
	"id" serial PRIMARY KEY NOT NULL,
	"nonce" text NOT NULL,
	"service" text NOT NULL,
	"since" timestamp with time zone NOT NULL,
	"why" text NOT NULL,
	"until" timestamp with time zone,
	"incident" integer
);
--> statement-breakpoint
CREATE TABLE "probed_hour" (
	"service" text NOT NULL,
	"place" text NOT NULL,
	"hour" timestamp with time zone NOT NULL,
	"marks" text NOT NULL,
	CONSTRAINT "probed_hour_service_hour_place_pk" PRIMARY KEY("service","hour","place")
);
--> statement-breakpoint
CREATE TABLE "service_standing" (
	"service" text PRIMARY KEY NOT NULL,
	"judged" timestamp with time zone NOT NULL,
	"down_since" timestamp with time zone,
	"minutes_down" integer DEFAULT 0 NOT NULL,
	"is_told" boolean DEFAULT false NOT NULL,
	"up_since" timestamp with time zone,
	"why" text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE INDEX "outage_by_time" ON "outage" USING btree ("since");--> statement-breakpoint
CREATE INDEX "outage_going_on" ON "outage" USING btree ("service") WHERE until is null;--> statement-breakpoint
CREATE INDEX "probed_hour_by_time" ON "probed_hour" USING btree ("hour");