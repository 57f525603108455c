-- Pages that were sent in Teams before: they are taken away as soon as another one is sent.
INSERT INTO "home_page" ("platform", "user_id", "operator_id", "list", "mark", "chat", "message", "drawn_at", "looked_at", "due_at")
SELECT DISTINCT ON (a."user_id") 'teams', a."user_id", h."operator_id", 'home', '', '', h."message", h."opened_at", h."opened_at", NULL
FROM "home" h JOIN "chat_account" a ON a."operator_id" = h."operator_id" AND a."platform" = 'teams'
WHERE h."message" IS NOT NULL AND h."message" <> '';
