import { type Duty, type DutyKind, type DutyStep, partsOf } from '../../../../ticket/duties/regime.ts';
import type { Said } from '../../in-both.ts';

/** What has happened, in the words of the laws. */
export const dutyKinds = {
  exploited: { it: 'Vulnerabilità sfruttata attivamente', en: 'Actively exploited vulnerability' },
  'severe-incident': { it: 'Incidente grave', en: 'Severe incident' },
  'data-breach': { it: 'Violazione di dati personali', en: 'Personal data breach' },
} satisfies Record<DutyKind, Said>;

type NamedDuty = Pick<Duty, 'regime' | 'step' | 'kind'>;

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

/** "CRA early warning" */
export function dutyName({ regime, step }: Pick<Duty, 'regime' | 'step'>): Said {
  return steps[step](regime.toUpperCase());
}

/** The same; where the same law asks the same of something else that has happened too, with what it is: "CRA early warning (severe incident)". */
export function dutyNameAmong(duty: NamedDuty, others: readonly NamedDuty[]): Said {
  const name = dutyName(duty);
  const isAlone = others.every(
    ({ regime, step, kind }) => regime !== duty.regime || step !== duty.step || kind === duty.kind,
  );
  if (isAlone) return name;
  const kind = dutyKinds[duty.kind];
  return { it: `${name.it} (${kind.it.toLowerCase()})`, en: `${name.en} (${kind.en.toLowerCase()})` };
}

/** The same of a duty that the log names, and desk.yaml may know no more. @param others keys of those that are named beside it */
export function dutyNamed(key: string, others: readonly string[] = []): Said {
  const parts = partsOf(key);
  return parts
    ? dutyNameAmong(
        parts,
        others.flatMap(other => partsOf(other) ?? []),
      )
    : { it: 'Obbligo di notifica', en: 'Reporting duty' };
}
