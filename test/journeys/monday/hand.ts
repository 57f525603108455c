import type { Chance } from './chance.ts';

/** What somebody wants to do. @property fields what they put into the form, by its fields; the others are filled in as it comes */
export type Wish = {
  verb: string;
  /** By which the same is done in another state. */
  orElse?: string;
  /** With which request or incident; 0 for what is about none. */
  about: number;
  fields?: Record<string, string>;
  /** The saved reply that they choose in the form, by its key. */
  saved?: string;
};

/** What can be pressed: what for, and with which request or incident. */
export type Pressable = { verb: string; ticket: number };

/** Somebody at work on one platform; they do one thing after the other. */
export type Hand = {
  /** Who it is, and where. */
  name: string;
  /** Presses what they want, and goes on until it is done or refused. null where they see no such button. */
  act(wish: Wish): Promise<Done | null>;
  /**
   * The same with one thing of all that they see, as chance chooses.
   *
   * @param free which of it is left to chance, asked once it is known what they see
   */
  roam(free: () => Promise<(button: Pressable) => boolean>): Promise<Done | null>;
  /** Whether they see such a button now. */
  sees(verb: string, about: number): boolean;
  /** Types a command. @returns what the platform itself said against it */
  say(words: string): Promise<string>;
  /** Asks for a list and turns its pages to the end. */
  list(words: string): Promise<ListRead>;
};

/** Everything that somebody does waits for what they did before. */
export function oneAtATime({ name, sees, ...hand }: Hand): Hand {
  let before: Promise<unknown> = Promise.resolve();
  const inTurn =
    <Asked extends unknown[], Came>(does: (...asked: Asked) => Promise<Came>) =>
    async (...asked: Asked): Promise<Came> => {
      const now = before.then(() => does(...asked));
      before = now.catch(() => {});
      return await now;
    };
  const [act, roam, say, list] = [inTurn(hand.act), inTurn(hand.roam), inTurn(hand.say), inTurn(hand.list)];
  return { name, sees, act, roam, say, list };
}

/**
 * @property error what the platform itself said: nothing but a fault of the desk's makes it speak
 * @property seen all that was shown for it to whoever pressed, to be looked through
 * @property windows how many were gone through
 * @property ended whether nothing was left open: it was done, or refused in a line
 */
export type Done = {
  hand: string;
  verb: string;
  error: string;
  seen: string;
  windows: number;
  ended: boolean;
};

/** "12 richieste", "1–12 di 22": what a page says of how many there are, beside what else it says. */
export const saysHowMany = /^(\d+–\d+ di )?\d+( richiest[ae])?$/;

/** @property counts what each page says of how many there are */
export type ListRead = { error: string; numbers: number[]; counts: string[] };

/** More pages than a day's list has. */
export const pagesAtMost = 12;
/** A form, what it objects to, a preview, and sent anyway. */
export const windowsAtMost = 6;

/**
 * What is pressed in a day, and how often beside the rest. What is not here is not left to chance: messages to all, what ends
 * an incident, closures.
 */
const weights: Record<string, number> = {
  claim: 12,
  'accept-suggestion': 12,
  reply: 14,
  close: 14,
  classify: 10,
  'ask-clarification': 5,
  note: 4,
  snooze: 4,
  reassign: 4,
  open: 3,
  wake: 3,
  recall: 3,
  acknowledge: 3,
  'take-over': 3,
  ...each(2, 'release', 'reclassify', 'reopen', 'watch', 'unwatch', 'why', 'restrict', 'lift-restriction'),
  ...each(2, 'part-of-incident', 'join-incident', 'leave-incident', 'what-joins', 'show-incident'),
  ...each(
    2,
    'remind',
    'extend',
    'set-company',
    'language',
    'merge-suggested',
    'resend',
    'take-back',
    'show-list',
  ),
};

function each(weight: number, ...verbs: string[]): Record<string, number> {
  return Object.fromEntries(verbs.map(verb => [verb, weight]));
}

/** One of the buttons that somebody sees: first what one would do, then where. */
export function chosen<Button extends Pressable>(chance: Chance, buttons: Button[]): Button | undefined {
  const verbs = [...new Set(buttons.map(({ verb }) => verb))].toSorted();
  const verb = chance.weighed(verbs, each => weights[each] ?? 0);
  return chance.of(buttons.filter(button => button.verb === verb));
}

/** Of what somebody sees now that which is left to chance: what has come since that was asked is not among it. */
export async function leftTo<Button extends Pressable>(
  free: () => Promise<(button: Pressable) => boolean>,
  buttons: () => Button[],
): Promise<Button[]> {
  const seen = new Set(buttons().map(({ ticket }) => ticket));
  const isFree = await free();
  return buttons().filter(button => seen.has(button.ticket) && isFree(button));
}

/** Those by which one can do this. */
export function wanted<Button extends Pressable>(buttons: Button[], { verb, orElse, about }: Wish): Button[] {
  return buttons.filter(button => [verb, orElse].includes(button.verb) && button.ticket === about);
}

/** A field of a form, as it is shown. */
export type Field = { id: string; shown: string; isRequired: boolean; choices: string[] | null };

const sentences = [
  'Buongiorno, abbiamo riavviato il servizio: ora funziona, ci scriva se si ripete.',
  'Hello, we have restarted the service: it works now, please write to us if it happens again.',
];
const moments = [
  'domani alle 10',
  'mercoledì',
  'fra 2 ore',
  'tomorrow at 11',
  'giovedì 9:00',
  'quando capita',
];

/** What the requests of the day's incident are about, whoever writes them, and that they are closed with it. */
const ofIncidents: Record<string, string> = {
  words: 'stampa, printing',
  name: 'Stampa ferma',
  sender: '',
  company: 'any',
  which: 'all',
};

/** What somebody puts into a field. Not all of it makes sense: the desk says so, and it is put in again. */
export function filled(
  { id, shown, isRequired, choices }: Field,
  chance: Chance,
  wished: Record<string, string> = {},
): string {
  const wish = wished[id];
  if (wish !== undefined) return wish;
  // What was understood of it stands there already, to be confirmed.
  if (id === 'meant') return shown;
  if (id in ofIncidents && !(choices && !choices.includes(ofIncidents[id] ?? '')))
    return ofIncidents[id] ?? '';
  if (id === 'moment') return chance.onceIn(3) ? (chance.of(moments) ?? '') : '';
  if (choices) return isRequired || chance.onceIn(2) ? (chance.of(choices) ?? '') : shown;
  return shown || `${chance.of(sentences)} ${chance.word()}`;
}
