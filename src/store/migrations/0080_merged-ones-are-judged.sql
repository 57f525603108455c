-- A request that was merged into another after its deadline broke a promise: those are measured once more.
INSERT INTO unmeasured (ticket) SELECT number FROM ticket WHERE merged_into IS NOT NULL;
