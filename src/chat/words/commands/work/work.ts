import { eachLanguage } from '../../in-both.ts';

export const workWords = eachLanguage({
  help: {
    it: 'il tempo lavorato su una richiesta, e come registrarlo',
    en: 'time worked on a ticket, and how to record it',
  },
  title: (token: string) => ({ it: `Tempo lavorato su ${token}`, en: `Time worked on ${token}` }),
  /** `command` as it is typed. */
  which: (command: string) => ({
    it: `Di quale richiesta? Scrivi il numero, per esempio *${command} 1042*, o *${command} 1042 30m* per registrare mezz’ora.`,
    en: `Which ticket? Write its number, for example *${command} 1042*, or *${command} 1042 30m* to record half an hour.`,
  }),
  none: { it: 'Non è registrato alcun lavoro.', en: 'No work is recorded.' },
  entry: (place: number, when: string, who: string, length: string, quote: number | null) => ({
    it: `${place}. ${when} · ${who} · ${length}${quote === null ? '' : ` · preventivo ${quote}`}`,
    en: `${place}. ${when} · ${who} · ${length}${quote === null ? '' : ` · quote ${quote}`}`,
  }),
  sum: (length: string) => ({ it: `In tutto ${length}.`, en: `In all ${length}.` }),
  usage: (command: string, number: number) => ({
    it: `Per registrare: *${command} ${number} 1h30*.`,
    en: `To record: *${command} ${number} 1h30*.`,
  }),
  correction: (command: string, number: number) => ({
    it: `Per correggere la prima voce: *${command} ${number} correggi 1 45m*; per toglierla: *${command} ${number} togli 1*.`,
    en: `To correct the first entry: *${command} ${number} correct 1 45m*; to remove it: *${command} ${number} remove 1*.`,
  }),
  correct: { it: 'correggi', en: 'correct' },
  remove: { it: 'togli', en: 'remove' },
  noted: (length: string) => ({ it: `Registrato: ${length}.`, en: `Recorded: ${length}.` }),
  corrected: (length: string) => ({ it: `Corretto: ora ${length}.`, en: `Corrected: now ${length}.` }),
  removed: { it: 'Tolto.', en: 'Removed.' },
  noEntry: (typed: string) => ({ it: `La voce ${typed} non c’è.`, en: `There is no entry ${typed}.` }),
});
