-- A process of before, which empties a mail and leaves its packed_of, fails. What lies there is not read through for it.
ALTER TABLE "inbound_mail" ADD CONSTRAINT "inbound_mail_packed_of_something" CHECK ("inbound_mail"."packed_of" is null or octet_length("inbound_mail"."source") > 0) NOT VALID;
