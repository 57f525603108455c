import type { SnoozingEvent } from '../../../ticket/chapters/snoozing.ts';
import { readableLine } from '../../readable.ts';
import type { ActionWords, Lines, Notices } from '../chapter.ts';

/** What is put off until an instant, and comes back. */
export const snoozingActions = {
  snooze: {
    label: { it: 'Rimanda', en: 'Snooze' },
    form: {
      title: { it: 'Rimanda', en: 'Snooze' },
      intro: {
        it: 'Esce dalla coda e dalle tue richieste, e torna da sola all’ora che scegli. Le scadenze continuano a correre; se il cliente scrive torna subito.',
        en: 'It leaves the queue and your tickets, and comes back by itself when you say. Its deadlines keep running; if the customer writes, it comes back at once.',
      },
      submit: { it: 'Rimanda', en: 'Snooze' },
    },
    doneUntil: (until: string) => ({
      it: `Rimandata: torna ${until}. Le scadenze continuano a correre.`,
      en: `Snoozed: it comes back on ${until}. Its deadlines keep running.`,
    }),
  },
  wake: {
    label: { it: 'Riprendi ora', en: 'Bring back now' },
    done: { it: 'È di nuovo in elenco.', en: 'It is back in the lists.' },
  },
} satisfies Record<string, ActionWords>;

export const snoozingLines: Lines<SnoozingEvent> = {
  snoozed: ({ until }, who, _, instant) => {
    const at = instant(new Date(until));
    return {
      it: `Rimandata da ${who}: torna ${at.it}.`,
      en: `Snoozed by ${who}: it comes back on ${at.en}.`,
    };
  },
  woke: ({ why }, who) => {
    switch (why) {
      case 'due':
        return { it: 'È tornata: era stata rimandata a ora.', en: 'It is back: it was snoozed until now.' };
      case 'customer':
        return {
          it: 'È tornata prima: il cliente ha scritto.',
          en: 'It is back early: the customer wrote.',
        };
      case 'operator':
        return { it: `Ripresa prima da ${who}.`, en: `Brought back early by ${who}.` };
      default:
        return why satisfies never;
    }
  },
};

export const snoozingNotices = {
  snoozed: ({ snoozedUntil, snoozedBy, status }, instant) => {
    if (!snoozedUntil || status === 'closed') return null;
    const name = readableLine(snoozedBy?.name ?? '', 60);
    const at = instant(snoozedUntil);
    return {
      it: `Rimandata a ${at}${name && ` da ${name}`}: le scadenze continuano a correre.`,
      en: `Snoozed until ${at}${name && ` by ${name}`}: its deadlines keep running.`,
    };
  },
} satisfies Notices;
