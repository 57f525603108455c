-- A customer's other requests are counted for each card. Else PostgreSQL makes a bitmap of all that somebody ever sent before it
-- counts the first; to forbid it that took a transaction of five statements for each count.
CREATE FUNCTION others_of_requester(address text, but integer, sees boolean, at_most integer)
RETURNS TABLE (open integer, closed integer) LANGUAGE plpgsql STABLE
SET enable_bitmapscan = off SET plan_cache_mode = force_generic_plan AS $$
BEGIN
  IF address = '' THEN RETURN QUERY SELECT 0, 0; RETURN; END IF;
  RETURN QUERY SELECT
    (SELECT count(*)::int FROM (SELECT 1 FROM public.ticket WHERE requester ->> 'address' = address
      AND status <> 'closed' AND number <> but AND (sees OR NOT restricted) LIMIT at_most) AS counted),
    (SELECT count(*)::int FROM (SELECT 1 FROM public.ticket WHERE requester ->> 'address' = address
      AND status = 'closed' AND merged_into IS NULL AND number <> but AND (sees OR NOT restricted)
      LIMIT at_most) AS counted);
END $$;
