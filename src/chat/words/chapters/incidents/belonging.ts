import type { BelongingEvent } from '../../../../ticket/incidents/belonging.ts';
import { readableLine } from '../../../readable.ts';
import type { ActionWords, Lines, Notices } from '../../chapter.ts';
import type { Said } from '../../in-both.ts';

/** As an incident is named in a sentence; one whose name nobody is to know any more has a number. */
function named(title: string, id: number): Said {
  if (title === '') return { it: `disservizio n. ${id}`, en: `incident no. ${id}` };
  const name = readableLine(title, 100);
  return { it: `disservizio «${name}»`, en: `incident “${name}”` };
}

/** That a request is part of an incident. */
export const belongingActions = {
  partOfIncident: {
    label: { it: 'Fa parte di un disservizio', en: 'Part of an incident' },
    which: { it: 'Disservizio', en: 'Incident' },
    another: { it: 'Un disservizio nuovo', en: 'A new incident' },
    form: {
      title: { it: 'Parte di un disservizio', en: 'Part of an incident' },
      intro: {
        it: 'Un disservizio tiene insieme le richieste che hanno la stessa causa: un responsabile può scrivere a tutte in una volta.',
        en: 'An incident holds together the tickets that have one cause: a manager can write to all of them at once.',
      },
      submit: { it: 'Conferma', en: 'Confirm' },
    },
    done: { it: 'Fa parte del disservizio.', en: 'It is part of the incident.' },
    choose: {
      it: 'Scegli un disservizio, o scrivi come si chiama quello nuovo.',
      en: 'Choose an incident, or write what the new one is called.',
    },
    both: {
      it: 'Hai scelto un disservizio già aperto e compilato anche quello nuovo: scegli «Un disservizio nuovo», o svuota i campi sotto.',
      en: 'You chose an open incident and also filled in a new one: choose “A new incident”, or empty the fields below.',
    },
    gone: { it: 'Quel disservizio non c’è.', en: 'There is no such incident.' },
  },
  incidentOfStorm: {
    label: { it: 'Apri un disservizio', en: 'Open an incident' },
    form: {
      title: { it: 'Nuovo disservizio', en: 'New incident' },
      intro: {
        it: 'Questa richiesta, con tutte le sue email, ne fa parte. Quelle che arriveranno dallo stesso mittente si aggiungono da sole.',
        en: 'This ticket, with all its emails, is part of it. What the same sender writes later joins by itself.',
      },
      submit: { it: 'Apri', en: 'Open' },
    },
    done: {
      it: 'Il disservizio è aperto: trovi la sua scheda nel canale.',
      en: 'The incident is open: its card is in the channel.',
    },
  },
  joinIncident: {
    label: { it: 'Aggiungi', en: 'Join' },
    done: { it: 'Aggiunta al disservizio.', en: 'It has joined the incident.' },
  },
  leaveIncident: {
    label: { it: 'Togli', en: 'Take out' },
    done: { it: 'Non fa più parte del disservizio.', en: 'It is no longer part of the incident.' },
  },
} satisfies Record<string, ActionWords>;

export const belongingLines: Lines<BelongingEvent> = {
  'joined-incident': ({ title, how, incident }, who) => {
    const { it, en } = named(title, incident);
    switch (how) {
      case 'press':
        return { it: `${who} l’ha aggiunta al ${it}.`, en: `${who} added it to ${en}.` };
      case 'rule':
        return {
          it: `Aggiunta da sola al ${it}: corrisponde alla sua regola.`,
          en: `It joined ${en} by itself: it fits its rule.`,
        };
      case 'merge':
        return {
          it: `Fa parte del ${it}, come la richiesta unita qui.`,
          en: `It is part of ${en}, as the ticket merged into it.`,
        };
      default:
        return how satisfies never;
    }
  },
  'left-incident': ({ title, incident }, who) => ({
    it: `${who} l’ha tolta dal ${named(title, incident).it}.`,
    en: `${who} took it out of ${named(title, incident).en}.`,
  }),
  'resembled-incident': ({ title, incident }) => ({
    it: `Somiglia al ${named(title, incident).it}.`,
    en: `It looks like ${named(title, incident).en}.`,
  }),
  'incident-name-changed': ({ title, incident }) => ({
    it: `Da ora si chiama ${named(title, incident).it}.`,
    en: `It is called ${named(title, incident).en} from now on.`,
  }),
  'told-of-incident': ({ title, incident }, who) => ({
    it: `${who} ha scritto a tutti i clienti del ${named(title, incident).it}, anche a questo.`,
    en: `${who} wrote to all customers of ${named(title, incident).en}, this one too.`,
  }),
};

export const belongingNotices = {
  partOf: ({ partOf, incident }) => {
    if (!partOf || incident === null) return null;
    const { it, en } = named(partOf.title, incident);
    if (partOf.byRule)
      return { it: `Parte del ${it}: aggiunta da sola.`, en: `Part of ${en}: it joined by itself.` };
    const who = readableLine(partOf.by ?? '', 60);
    return who === ''
      ? { it: `Parte del ${it}.`, en: `Part of ${en}.` }
      : { it: `Parte del ${it}: aggiunta da ${who}.`, en: `Part of ${en}: added by ${who}.` };
  },
  resembles: ({ resembles, status }) => {
    if (!resembles || status === 'closed') return null;
    const { it, en } = named(resembles.title, resembles.incident);
    return { it: `Somiglia al ${it}.`, en: `Looks like ${en}.` };
  },
} satisfies Notices;
