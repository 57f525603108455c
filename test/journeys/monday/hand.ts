import type { Chance } from './chance.ts';

/** Somebody at work on one platform. */
export type Hand = {
  /** Who it is, and where. */
  name: string;
  /**
   * Presses one thing that they see, and goes on until it is done or refused. null where there was nothing to press.
   *
   * @param verb what they want to do; without it, anything
   * @param ticket with which request; without it, with any
   */
  act(verb?: string, ticket?: number): Promise<Done | null>;
  /** Types a command. @returns what the platform itself said against it */
  say(words: string): Promise<string>;
  /** Asks for a list and turns its pages to the end. */
  list(words: string): Promise<ListRead>;
};

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
 * What is pressed in a day, and how often beside the rest; closures, and what somebody left behind, are other days' work. What
 * ends an incident is not left to chance.
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
  ...each(2, 'remind', 'extend', 'set-company', 'language', 'merge-suggested', 'resend', 'show-list'),
};

function each(weight: number, ...verbs: string[]): Record<string, number> {
  return Object.fromEntries(verbs.map(verb => [verb, weight]));
}

/** One of the buttons that somebody sees: first what one would do, then where. */
export function chosen<Button extends { verb: string; ticket: number }>(
  chance: Chance,
  buttons: Button[],
  wanted?: string,
  about?: number,
): Button | undefined {
  if (wanted)
    return chance.of(
      buttons.filter(({ verb, ticket }) => verb === wanted && (about === undefined || ticket === about)),
    );
  const verbs = [...new Set(buttons.map(({ verb }) => verb))].toSorted();
  const verb = chance.weighed(verbs, each => weights[each] ?? 0);
  return chance.of(buttons.filter(button => button.verb === verb));
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
export function filled({ id, shown, isRequired, choices }: Field, chance: Chance): string {
  // What was understood of it stands there already, to be confirmed.
  if (id === 'meant') return shown;
  if (id in ofIncidents && !(choices && !choices.includes(ofIncidents[id] ?? '')))
    return ofIncidents[id] ?? '';
  if (id === 'moment') return chance.onceIn(3) ? (chance.of(moments) ?? '') : '';
  if (choices) return isRequired || chance.onceIn(2) ? (chance.of(choices) ?? '') : shown;
  return shown || `${chance.of(sentences)} ${chance.word()}`;
}
