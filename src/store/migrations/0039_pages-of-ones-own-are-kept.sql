CREATE TABLE "home_page" (
	"platform" text NOT NULL,
	"user_id" text NOT NULL,
	"operator_id" integer NOT NULL,
	"list" text NOT NULL,
	"mark" text NOT NULL,
	"chat" text NOT NULL,
	"message" text NOT NULL,
	"version" integer DEFAULT 0 NOT NULL,
	"drawn_at" timestamp with time zone NOT NULL,
	"looked_at" timestamp with time zone NOT NULL,
	"due_at" timestamp with time zone,
	CONSTRAINT "home_page_platform_user_id_pk" PRIMARY KEY("platform","user_id")
);
--> statement-breakpoint
ALTER TABLE "home_page" ADD CONSTRAINT "home_page_operator_id_operator_id_fk" FOREIGN KEY ("operator_id") REFERENCES "public"."operator"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "home_page_due" ON "home_page" USING btree ("due_at") WHERE due_at is not null;--> statement-breakpoint
CREATE INDEX "home_page_drawn_at_index" ON "home_page" USING btree ("drawn_at");--> statement-breakpoint
CREATE INDEX "words_shown_alone" ON "words_shown" USING btree ("destination") WHERE destination like 'person:%';