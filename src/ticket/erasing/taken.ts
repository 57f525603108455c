/**
 * What loses what was written in it, by ids. Named before it goes, in a log that is chained: what lost it and is not named was
 * tampered with. Numbers, and nobody's words.
 */
export type TakenFromRequest = {
  messages: number[];
  /** Messages of others that changed: somebody is not named, or quoted, in them any more. */
  mended: number[];
  files: number[];
  /** As they came. */
  mails: number[];
  /** What is called after the request. */
  incidents: number[];
  /** Events of its log that lose their words, by their places in it; older ones do not say. */
  events?: number[];
};

/** The same of what is part of no request, or whose time is over. */
export type TakenApart = {
  mails: number[];
  /** Their content; what they are called stays. */
  files: number[];
  /** Of what searches showed: who it was. */
  readings: number[];
  /** Words of the desk's own log, and of incidents. */
  deskEvents: number[];
  incidentEvents: { incident: number; sequence: number }[];
};
