/** Reporting duties (service rules, 17): what the law wants reported, to whom, and within which term. */

/**
 * What has happened, as those few say who look at it:
 * - `exploited`: a vulnerability is actively exploited
 * - `severe-incident`: security suffered (the Cyber Resilience Act's severe incident, NIS2's significant one)
 * - `data-breach`: personal data were lost, altered, or seen by others
 */
export const dutyKinds = ['exploited', 'severe-incident', 'data-breach'] as const;
export type DutyKind = (typeof dutyKinds)[number];

/** What is to be done, in the order in which laws ask for it. */
export const dutySteps = [
  'early-warning',
  'notification',
  'intermediate-report',
  'final-report',
  'inform-users',
  'inform-people',
  'inform-controller',
] as const;
export type DutyStep = (typeof dutySteps)[number];

/**
 * From when a term runs: that it became known; that the notification of the same law was made; that a corrective or mitigating
 * measure is available.
 */
export const dutyStarts = ['awareness', 'notification', 'measure'] as const;
type DutyStart = (typeof dutyStarts)[number];

/** Hours elapse, day and night; days and months are the calendar's: the same time of day. */
export type DutyTerm = { amount: number; unit: 'hour' | 'day' | 'month' };

/** When people are called: at a share of the term (1: it is missed), so long before its end, or so long after its start. */
export type DutyCall = { share: number } | { before: DutyTerm } | { after: DutyTerm };

/** One thing that is to be done under one law. */
export type Duty = {
  /** By which the log knows it: `cra:exploited:early-warning`. */
  key: string;
  /** The law, as people call it: "CRA". */
  regime: string;
  kind: DutyKind;
  step: DutyStep;
  /** null: without undue delay, which no clock can count. */
  within: DutyTerm | null;
  from: DutyStart;
  /** Law and article, as they stand beside the term. */
  source: { it: string; en: string };
  /** Whom it goes to. */
  to: { it: string; en: string };
  /** Who is called, by lower-case address; nobody: all of those few. */
  tell: readonly string[];
  calls: readonly DutyCall[];
};

export function dutyKey(regime: string, { kind, step }: Pick<Duty, 'kind' | 'step'>): string {
  return `${regime}:${kind}:${step}`;
}

/** @returns null for what is no duty's key */
export function partsOf(key: string): Pick<Duty, 'regime' | 'kind' | 'step'> | null {
  const [regime = '', said, asked] = key.split(':');
  const kind = dutyKinds.find(known => known === said);
  const step = dutySteps.find(known => known === asked);
  return regime && kind && step ? { regime, kind, step } : null;
}

/** What a request may have to be reported as, by the laws that are switched on. */
export function kindsOf(duties: readonly Duty[]): DutyKind[] {
  return dutyKinds.filter(kind => duties.some(duty => duty.kind === kind));
}
