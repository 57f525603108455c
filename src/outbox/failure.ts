/** A wire that is broken now and may be whole later: the outbox tries again. */
export class Transient extends Error {
  override readonly name: string = 'Transient';
  readonly retryAfterSeconds: number | undefined;

  constructor(message: string, options: { retryAfterSeconds?: number; cause?: unknown } = {}) {
    super(message, { cause: options.cause });
    this.retryAfterSeconds = options.retryAfterSeconds;
  }
}

/** Nothing passes until a person mends the wire (the app was removed from its channel): it waits, and the admins hear. */
export class Blocked extends Transient {
  override readonly name = 'Blocked';
}

/** The wire broke in the middle: what went over it has perhaps arrived. It is tried again. */
export class Unsure extends Transient {
  override readonly name = 'Unsure';
}

/** Something that no repeating mends: a person must look. It becomes a card for the admins, never silence. */
export class Permanent extends Error {
  override readonly name = 'Permanent';
}
