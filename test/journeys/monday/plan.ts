import { setTimeout as pause } from 'node:timers/promises';
import type { Started } from '../a-house.ts';
import type { Done, Hand } from './hand.ts';

/** Who does what of it. */
export type Cast = { operator: Hand; manager: Hand; away: Hand; standIn: string };

/** The request that few may see. @property writeAgain its customer does, once it is closed */
type OfTheFew = { number(): Promise<number>; writeAgain(): Promise<void> };

/** The first mail of the day that few may see. */
const firstOfTheFew = 10;
/** Over noon, by the mail of the day with which it begins. */
const isAwayFrom = 18;
const isAwayUntil = 38;

/** Of two minutes in all; what there may be nothing of is looked for less long. */
const triesAtMost = { surely: 2400, perhaps: 200 };

/**
 * What that day has whatever chance has people do: somebody is away over noon, and one fault stands behind many requests. Of
 * three messages to all the second is stopped, while their mail server takes nothing. What few may see is answered and closed by one
 * of them, and its customer writes again.
 *
 * @param incident the one of which most are part
 */
export function planOfTheDay(
  { sandbox }: Started,
  { operator, manager, away, standIn }: Cast,
  ofTheFew: OfTheFew,
  incident: () => Promise<number | undefined>,
) {
  const said: string[] = [];
  const say = async (hand: Hand, words: string) => {
    const error = await hand.say(words);
    if (error) said.push(`${hand.name}, ${words}: ${error}`);
    return [];
  };
  /** As soon as there is such a button. */
  const press = async (
    hand: Hand,
    verb: string,
    how: keyof typeof triesAtMost = 'surely',
    ticket?: number,
  ) => {
    for (let tried = 0; tried < triesAtMost[how]; tried += 1) {
      const done = await hand.act(verb, ticket);
      if (done) return [done];
      await pause(50);
    }
    if (how === 'surely') said.push(`${hand.name} finds no button ${verb}`);
    return [];
  };
  const planned: Record<number, () => Promise<Done[]>> = {
    6: () => say(operator, 'disservizio Stampa ferma'),
    8: async () => press(operator, 'what-joins', 'surely', await incident()),
    [firstOfTheFew]: async () => {
      const done: Done[] = [];
      const ticket = await ofTheFew.number();
      for (const verb of ['accept-suggestion', 'reply', 'close'])
        done.push(...(await press(operator, verb, 'surely', ticket)));
      await ofTheFew.writeAgain();
      return done;
    },
    [isAwayFrom]: () => say(away, `assente fino alle 16:00 ${standIn}`),
    24: async () => press(manager, 'write-to-all', 'perhaps', await incident()),
    32: async () => {
      sandbox.mailbox.isBusy = true;
      const written = await press(manager, 'write-to-all', 'perhaps', await incident());
      // What took long was not sent: then there is nothing to stop.
      const stopped = await press(operator, 'stop-sending', 'perhaps');
      sandbox.mailbox.isBusy = false;
      return [...written, ...stopped];
    },
    [isAwayUntil]: () => say(away, 'tornato'),
    44: async () => press(manager, 'write-to-all', 'perhaps', await incident()),
    56: () => press(manager, 'close-incident'),
  };
  return {
    /** What is to be done with the mail of that number. */
    at: async (n: number): Promise<Done[]> => (await planned[n]?.()) ?? [],
    /** Whether somebody is at work then, apart from what is planned. */
    isThere: (hand: Hand, n: number): boolean => hand !== away || n < isAwayFrom || n > isAwayUntil,
    /** What of it could not be done. */
    said,
  };
}
