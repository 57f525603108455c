/** Something that must surely happen outside the database, as a durable job. */
export type Effect = {
  /** Which courier carries it. */
  task: string;
  payload: Record<string, unknown>;
  /** Effects of one lane go one after the other; a broken destination never holds another's lane. */
  lane: string;
  /** A waiting effect with the same key is replaced: twenty refreshes of a card become one. */
  replaces?: string;
  /** Not before so many seconds have passed. */
  afterSeconds?: number;
};

/** Carries out one kind of effect. It reads the world when it runs, and does no harm when it runs twice. */
export type Courier = (payload: unknown) => Promise<void>;
