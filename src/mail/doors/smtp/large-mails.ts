/** In bytes. Nearly all mails are smaller, and wait for nobody. */
const largeFrom = 2 * 1024 * 1024;
/** So many are received at once: one that comes over a slow line does not keep all others waiting. */
const atOnce = 4;
/** Sooner than the door takes a connection for dead on which nothing moves; a seat is not kept from small ones for longer. */
const patienceMs = 15_000;
/** One address has twenty seats: some are left for small ones. */
const waitAtMost = 8;

/** Ends a turn; may be called more than once. */
type EndTurn = () => void;

export type LargeMails = {
  largeFrom: number;
  /** Resolves when it is their turn, to what ends it; null where that took too long, or too many wait for it. */
  turn(): Promise<EndTurn | null>;
  /** One behind the other: until it is stored each takes ten times its size. */
  alone<T>(work: () => Promise<T>): Promise<T>;
};

/**
 * Large mails are received four at a time, and taken in one behind the other: fifty that came at once were held at once, with all
 * that is made of them. Whoever waits is not read from meanwhile, so the mail waits where it is, with its sender.
 */
export function largeMails(patience = patienceMs): LargeMails {
  let free = atOnce;
  let last: Promise<unknown> = Promise.resolve();
  const waiting: (() => void)[] = [];

  function endOfTurn(): EndTurn {
    let isOver = false;
    return () => {
      if (isOver) return;
      isOver = true;
      const next = waiting.shift();
      if (next) next();
      else free += 1;
    };
  }

  return {
    largeFrom,
    turn: async () => {
      if (free > 0) {
        free -= 1;
        return endOfTurn();
      }
      if (waiting.length >= waitAtMost) return null;
      return await new Promise(done => {
        const begin = () => {
          clearTimeout(clock);
          done(endOfTurn());
        };
        const clock = setTimeout(() => {
          waiting.splice(waiting.indexOf(begin), 1);
          done(null);
        }, patience).unref();
        waiting.push(begin);
      });
    },
    alone: work => {
      const done = last.then(work);
      last = done.catch(() => {});
      return done;
    },
  };
}
