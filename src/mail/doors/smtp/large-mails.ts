/** In bytes. Nearly all mails are smaller, and wait for nobody. */
const largeFrom = 2 * 1024 * 1024;
/** Until it is stored each takes several times its size. */
const atOnce = 2;
/** Sooner than the door takes a connection for dead on which nothing moves. */
const patienceMs = 40_000;

/** Ends a turn; may be called more than once. */
type EndTurn = () => void;

export type LargeMails = {
  largeFrom: number;
  /** Resolves when it is their turn, to what ends it; null where that took too long. */
  turn(): Promise<EndTurn | null>;
};

/**
 * Large mails are read one behind the other, two at a time: fifty that came at once were held at once, with all that is made of
 * them. Whoever waits is not read from meanwhile, so the mail waits where it is, with its sender.
 */
export function largeMails(patience = patienceMs): LargeMails {
  let free = atOnce;
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
      return await new Promise(done => {
        const begin = () => {
          clearTimeout(clock);
          done(endOfTurn());
        };
        const clock = setTimeout(() => {
          waiting.splice(waiting.indexOf(begin), 1);
          done(null);
        }, patience);
        waiting.push(begin);
      });
    },
  };
}
