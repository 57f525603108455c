/** Something that must surely happen outside the database, as a durable job. */
export type Effect = {
  /** Which courier carries it. */
  task: string;
  payload: Record<string, unknown>;
  /** Effects of one lane go one after the other; a broken destination never holds another's lane. */
  lane: string;
  /** A waiting effect with the same key is replaced: twenty refreshes of a card become one. */
  replaces?: string;
  /** By the machine's clock, whatever the desk's says. */
  runAt?: Date;
  /** One that is waiting keeps its time when this replaces it. */
  keepsTime?: boolean;
  /** Nobody waits for it: it lets everything else pass. */
  isPatient?: boolean;
};

/**
 * Lanes of a destination: so many of its effects run at once at most, and leave workers to the others. A lane for each
 * ticket would keep order as well, but to fetch one job graphile-worker locks every free lane that it knows.
 */
const lanes = 2;

/** What concerns one ticket goes to a destination in order; tickets share lanes. */
export function laneOf(destination: string, ticket: number): string {
  return `${destination}:${ticket % lanes}`;
}

/** Carries out one kind of effect. It reads the world when it runs, and does no harm when it runs twice. */
export type Courier = (payload: unknown) => Promise<void>;
