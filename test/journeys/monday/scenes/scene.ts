import type { Ticket } from '../../../../src/ticket/ticket.ts';
import type { Started } from '../../a-house.ts';
import type { Chance } from '../chance.ts';
import type { Hand, Wish } from '../hand.ts';
import type { Told } from '../holds/told.ts';
import type { MondayMail } from '../mails.ts';
import type { Role } from '../people.ts';

/** A mail of a scene's customer, and the request that came of it. */
export type Written = MondayMail & { id: string; number: number };

/** What a scene has at hand. Its requests and its incident are left alone by chance until it is over. */
export type Stage = Omit<Started, 'web'> & {
  chance: Chance;
  /** Somebody of that role who is at work, on one of the platforms; another one than these. */
  somebody(role?: Role, besides?: Hand[]): Hand;
  /** Everybody who is at work, each on both platforms. */
  everybody(): Hand[];
  /** A customer of the scene's own writes, or one who wrote before. @returns once it is a request, and stands on its cards */
  write(about: { it: string; en: string }, by?: Written): Promise<Written>;
  /** The customer answers on the same matter. */
  writeAgain(mail: Written): Promise<void>;
  /**
   * Somebody presses until it is so: as often as it takes, for a machine that does other things makes the desk ask for another
   * press.
   *
   * @param isSo what shows that it was done, and not what was seen for it
   */
  do(hand: Hand, wish: Wish, isSo: () => Promise<boolean>): Promise<void>;
  /** The same with a command. */
  say(hand: Hand, words: string, isSo: () => Promise<boolean>): Promise<void>;
  until(what: string | (() => string), isSo: () => Promise<boolean>): Promise<void>;
  /** Somebody says what it is: a bug, if nothing else. */
  classify(hand: Hand, number: number, category?: string): Promise<void>;
  ticket(number: number): Promise<Ticket>;
  log(number: number): Promise<Told['log']>;
  /** The incident of this scene is left alone for the rest of the day. */
  keepIncident(id: number): void;
  /** Somebody is not at work any more, or again. */
  leaves(name: string): void;
  returns(name: string): void;
};

/** What was shown for a scene, and is looked at again in the morning after. */
export type InTheMorning = () => Promise<void>;

/**
 * What that day has whatever chance has people do.
 *
 * @property between with which mail of the day it begins, at the earliest and at the latest
 * @property keeps its requests are left alone for the rest of the day, not only until it is over
 */
export type Scene = {
  name: string;
  between: [earliest: number, latest: number];
  keeps?: true;
  play(stage: Stage): Promise<InTheMorning | undefined>;
};
