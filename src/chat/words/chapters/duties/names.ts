import { type Duty, type DutyKind, type DutyStep, partsOf } from '../../../../ticket/duties/regime.ts';
import type { Said } from '../../in-both.ts';

/** What has happened, in the words of the laws. */
export const dutyKinds = {
  exploited: { it: 'Vulnerabilità sfruttata attivamente', en: 'Actively exploited vulnerability' },
  'severe-incident': { it: 'Incidente grave', en: 'Severe incident' },
  'data-breach': { it: 'Violazione di dati personali', en: 'Personal data breach' },
} satisfies Record<DutyKind, Said>;

const steps: Record<DutyStep, (law: string) => Said> = {
  'early-warning': law => ({ it: `Preallarme ${law}`, en: `${law} early warning` }),
  notification: law => ({ it: `Notifica ${law}`, en: `${law} notification` }),
  'intermediate-report': law => ({ it: `Relazione intermedia ${law}`, en: `${law} intermediate report` }),
  'final-report': law => ({ it: `Relazione finale ${law}`, en: `${law} final report` }),
  'inform-users': law => ({ it: `Avviso agli utenti ${law}`, en: `${law} notice to users` }),
  'inform-people': law => ({
    it: `Avviso agli interessati ${law}`,
    en: `${law} notice to the people concerned`,
  }),
  'inform-controller': law => ({ it: `Avviso al titolare ${law}`, en: `${law} notice to the controller` }),
};

/** Of what, where one law asks the same of two things that happen: the other laws ask each thing of one. */
const regimesOfTwo = ['cra'];
const inShort: Record<DutyKind, Said> = {
  exploited: { it: 'vulnerabilità', en: 'vulnerability' },
  'severe-incident': { it: 'incidente', en: 'incident' },
  'data-breach': { it: 'violazione', en: 'breach' },
};

/** "CRA early warning (vulnerability)": no two duties bear one name. */
export function dutyName({ regime, kind, step }: Pick<Duty, 'regime' | 'kind' | 'step'>): Said {
  const name = steps[step](regime.toUpperCase());
  if (!regimesOfTwo.includes(regime)) return name;
  return { it: `${name.it} (${inShort[kind].it})`, en: `${name.en} (${inShort[kind].en})` };
}

/** The same of a duty that the log names, and desk.yaml may know no more. */
export function dutyNamed(key: string): Said {
  const parts = partsOf(key);
  return parts ? dutyName(parts) : { it: 'Obbligo di notifica', en: 'Reporting duty' };
}
