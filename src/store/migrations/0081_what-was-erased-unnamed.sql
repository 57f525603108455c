-- What was erased before the logs named it is named once, behind this (store/privacy/name-erased.ts).
CREATE TABLE unnamed (what text PRIMARY KEY);
--> statement-breakpoint
INSERT INTO unnamed VALUES ('erased');
