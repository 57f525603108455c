/**
 * How it is found out whether a service answers.
 * - `http`: it answers with a good status (200 to 399), and where `says` is there, with these words in it
 * - `tcp`: it takes a connection
 */
export type Probe =
  | { kind: 'http'; url: string; says: string | null }
  | { kind: 'tcp'; host: string; port: number };

/** A service that is looked at, by its key. */
export type Probed = { service: string; probe: Probe };

/** What came of a look. @property why it is not up, in English, for admins; '' where it is */
export type Looked = { service: string; isUp: boolean; why: string };
