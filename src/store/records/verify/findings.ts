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
  /** Mails as they came, which lie there packed and were unpacked to look: all, or so many of them, by chance. */
  unpacked: number;
  seals: number;
  leaves: number;
  /** Answers of timestamp servers. */
  stamps: number;
  /** Written since the last seal: what is changed there before the next one nobody can see. */
  unsealed: number;
};

/** How an event is called. */
export function placeOfEvent(kind: string, chain: number, sequence: number): string {
  return kind === 'desk' ? `the desk's log, event ${sequence}` : `${kind} ${chain}, event ${sequence}`;
}
