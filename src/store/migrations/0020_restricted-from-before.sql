-- What was taken for a vulnerability before there was a word for "restricted" is restricted.
UPDATE "ticket" SET "restricted" = true WHERE coalesce("category", "suggestion" ->> 'category') = 'vulnerability';
