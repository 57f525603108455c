CREATE TABLE "portal_challenge" (
	"browser" text PRIMARY KEY NOT NULL,
	"challenge" text NOT NULL,
	"ends_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "portal_passkey" (
	"id" text PRIMARY KEY NOT NULL,
	"address" text NOT NULL,
	"public_key" "bytea" NOT NULL,
	"counter" integer NOT NULL,
	"transports" jsonb NOT NULL,
	"name" text NOT NULL,
	"added_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone
);
--> statement-breakpoint
CREATE INDEX "portal_challenge_ends" ON "portal_challenge" USING btree ("ends_at");--> statement-breakpoint
CREATE INDEX "portal_passkey_of_address" ON "portal_passkey" USING btree ("address");