-- Of which messages it was mended whose they are is named once, where the logs did not say it, behind this (store/privacy/name-erased.ts).
CREATE TABLE IF NOT EXISTS unnamed (what text PRIMARY KEY);
--> statement-breakpoint
INSERT INTO unnamed VALUES ('mended');
