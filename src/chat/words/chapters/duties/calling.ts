import type { DutyCallingEvent } from '../../../../ticket/duties/calling.ts';
import type { Lines } from '../../chapter.ts';
import type { InBoth } from '../../in-both.ts';
import { namesOf } from '../../names-of.ts';
import { dutyNamed } from './names.ts';

/** That a term of the law runs out. */
export const dutyCallingLines: Lines<DutyCallingEvent> = {
  'duty-called': ({ duty, due, isMissed, told }, _, __, instant) => {
    const name = dutyNamed(duty);
    const names = namesOf(told);
    const at = due === null ? null : instant(new Date(due));
    if (at === null)
      return {
        it: `${name.it}: da fare senza ritardo. Avvisati: ${names.it}.`,
        en: `${name.en}: to be done without undue delay. Notified: ${names.en}.`,
      };
    return isMissed
      ? {
          it: `${name.it}: termine scaduto ${at.it}. Avvisati: ${names.it}.`,
          en: `${name.en}: was due ${at.en}. Notified: ${names.en}.`,
        }
      : {
          it: `${name.it}: entro ${at.it}. Avvisati: ${names.it}.`,
          en: `${name.en}: due by ${at.en}. Notified: ${names.en}.`,
        };
  },
};

/** What a call about such terms says. */
export const dutyCalls = {
  title: (count: number) => ({
    it: count === 1 ? 'Obbligo di notifica: il termine corre' : 'Obblighi di notifica: i termini corrono',
    en: count === 1 ? 'Reporting duty: its term is running' : 'Reporting duties: their terms are running',
  }),
  missed: (count: number) => ({
    it: count === 1 ? 'Obbligo di notifica: termine scaduto' : 'Obblighi di notifica: termini scaduti',
    en: count === 1 ? 'Reporting duty: overdue' : 'Reporting duties: overdue',
  }),
  by: (name: string, due: string, left: string, source: string) => ({
    it: `${name} entro ${due} (fra ${left}) · ${source}`,
    en: `${name} by ${due} (in ${left}) · ${source}`,
  }),
  late: (name: string, due: string, source: string) => ({
    it: `${name}: termine scaduto ${due} · ${source}`,
    en: `${name}: was due ${due} · ${source}`,
  }),
  withoutTerm: (name: string, source: string) => ({
    it: `${name} senza ingiustificato ritardo · ${source}`,
    en: `${name} without undue delay · ${source}`,
  }),
} satisfies InBoth;
