/** Something that does not fit: where, and what. */
export type Finding = {
  /** As `ticket 1042, event 7`, `letter 12`, `seal 3`, `seal file, line 5`. */
  place: string;
  says: string;
};

/** What was looked at. */
export type Counted = {
  events: number;
  /** Not chained yet: from before there were chains. */
  unchained: number;
  evidence: number;
  words: number;
  seals: number;
  leaves: number;
  /** Answers of timestamp servers. */
  stamps: number;
  /** Written since the last seal: what is changed there before the next one nobody can see. */
  unsealed: number;
};

/** What the logs say of things that changed lawfully. */
export type Explained = {
  /** How often each letter was sent again, by its id. */
  resent: Map<number, number>;
  /** How often it was mended whose the mails of a ticket are. */
  mended: Map<number, number>;
  /** The tickets of which something was erased, by their numbers. */
  erased: Set<number>;
  /** Whether anybody was forgotten, or what was kept long enough was taken away, anywhere. */
  isAnythingErased: boolean;
  /** Readings of then or before may have lost who read: they had been known of for long enough. */
  ledger: Date | null;
};
