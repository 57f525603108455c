-- Says that a source is packed, too: those of before lie there as they came.
ALTER TABLE "inbound_mail" ADD COLUMN "packed_of" "bytea";--> statement-breakpoint
-- Packed by then: PostgreSQL would try in vain. What lies there stays as it lies.
ALTER TABLE "inbound_mail" ALTER COLUMN "source" SET STORAGE EXTERNAL;
