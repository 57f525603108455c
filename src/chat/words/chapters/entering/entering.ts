import type { EnteringEvent } from '../../../../ticket/entering/entering.ts';
import { stillInside } from '../../../../ticket/entering/entry.ts';
import { readableLine } from '../../../readable.ts';
import type { ActionWords, Lines, Notices } from '../../chapter.ts';

/** Whoever serves a request is in the customer's own system; the customer sees what for, and how long. */
export const enteringActions = {
  enterSystem: {
    label: { it: 'Entro nel sistema del cliente', en: 'Enter customer’s system' },
    form: {
      title: { it: 'Sistema del cliente', en: 'Customer’s system' },
      intro: {
        it: 'Resta registrato, e il cliente lo vede nel portale: perché, da quando, fino a quando. Quando esci, segnalo sulla scheda.',
        en: 'It is recorded, and the customer sees it in the portal: what for, since when, until when. Record on the card when you leave.',
      },
      submit: { it: 'Registra l’ingresso', en: 'Record entry' },
    },
    purpose: {
      label: { it: 'Perché', en: 'Purpose' },
      placeholder: {
        it: 'controllare la coda di stampa sul server del magazzino',
        en: 'look at the print queue on the warehouse server',
      },
    },
    since: { it: 'Da quando', en: 'Since' },
    done: {
      it: 'Registrato: il cliente lo vede. Quando esci, segnalo sulla scheda.',
      en: 'Recorded: the customer sees it. When you leave, record it on the card.',
    },
  },
  leaveSystem: {
    label: { it: 'Uscita dal sistema', en: 'Left the system' },
    form: {
      title: { it: 'Uscita dal sistema', en: 'Left the system' },
      intro: {
        it: 'Chi non è più nel sistema del cliente, e da quando: il cliente lo vede nel portale.',
        en: 'Who is out of the customer’s system, and since when: the customer sees it in the portal.',
      },
      submit: { it: 'Registra l’uscita', en: 'Record' },
    },
    who: { it: 'Chi è uscito', en: 'Who has left' },
    until: { it: 'Da quando', en: 'Since' },
    done: { it: 'Uscita registrata.', en: 'Recorded.' },
  },
  stillInside: {
    label: { it: 'Nel sistema del cliente', en: 'In the customer’s system' },
    asks: (names: string) => ({
      it: `Nel sistema del cliente: ${names}`,
      en: `In the customer’s system: ${names}`,
    }),
    left: { it: 'È già fuori: segna l’uscita adesso', en: 'Out already: record it now' },
    stays: { it: 'Resta dentro per ora', en: 'Still inside for now' },
  },
} satisfies Record<string, ActionWords>;

export const enteringLines: Lines<EnteringEvent> = {
  'system-entered': ({ purpose, from }, who, _, instant) => {
    const at = instant(new Date(from));
    const why = readableLine(purpose, 300);
    return {
      it: `${who} nel sistema del cliente da ${at.it}${why ? `: ${why}` : '.'}`,
      en: `${who} in the customer’s system since ${at.en}${why ? `: ${why}` : '.'}`,
    };
  },
  'system-left': ({ who: { name }, until }, who, _, instant) => {
    const at = instant(new Date(until));
    const person = readableLine(name, 70);
    return {
      it: `${person} fuori dal sistema del cliente da ${at.it} (segnato da ${who}).`,
      en: `${person} out of the customer’s system since ${at.en} (recorded by ${who}).`,
    };
  },
};

export const enteringNotices = {
  inside: ({ entries }, instant) => {
    const inside = stillInside(entries);
    if (inside.length === 0) return null;
    const each = inside.map(({ by, from }) => ({
      name: readableLine(by.name, 60),
      at: instant(new Date(from)),
    }));
    return {
      it: `Nel sistema del cliente: ${each.map(({ name, at }) => `${name} da ${at}`).join(', ')}.`,
      en: `In the customer’s system: ${each.map(({ name, at }) => `${name} since ${at}`).join(', ')}.`,
    };
  },
} satisfies Notices;
