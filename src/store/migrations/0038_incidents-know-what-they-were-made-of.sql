UPDATE "incident" SET "opened_from" = ("opened"."data" ->> 'ticket')::int
FROM "incident_event" AS "opened"
WHERE "opened"."incident" = "incident"."id" AND "opened"."sequence" = 1;
