-- Calls about a duty to report are counted, too: requests about which there were any are measured once more.
INSERT INTO unmeasured (ticket) SELECT number FROM ticket WHERE facts #> '{reporting,called}' IS NOT NULL;
