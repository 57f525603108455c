import type { Duty } from './regime.ts';

/** What a law asks for, before desk.yaml has said who is called, and when. */
export type Lawful = Pick<Duty, 'kind' | 'step' | 'within' | 'from' | 'source' | 'to'>;

const hours = (amount: number) => ({ amount, unit: 'hour' as const });
const days = (amount: number) => ({ amount, unit: 'day' as const });
const months = (amount: number) => ({ amount, unit: 'month' as const });

const cra = (article: { it: string; en: string }) => ({
  it: `Regolamento (UE) 2024/2847, art. ${article.it}`,
  en: `Regulation (EU) 2024/2847, Art. ${article.en}`,
});
const toTheCsirt = {
  it: 'CSIRT coordinatore ed ENISA, sulla piattaforma unica di segnalazione',
  en: 'the coordinating CSIRT and ENISA, through the single reporting platform',
};
const toUsers = { it: 'utenti interessati', en: 'the impacted users' };
const nis2 = (letter: string) => ({
  it: `D.Lgs. 138/2024, art. 25, c. 5, lett. ${letter}`,
  en: `Legislative Decree 138/2024 (NIS2), Art. 25(5)(${letter})`,
});
const toCsirtItaly = { it: 'CSIRT Italia', en: 'CSIRT Italia' };
const gdpr = (article: number, paragraph: number) => ({
  it: `Regolamento (UE) 2016/679, art. ${article}, par. ${paragraph}`,
  en: `Regulation (EU) 2016/679, Art. ${article}(${paragraph})`,
});

/** The Cyber Resilience Act, Article 14, which applies since 11 September 2026 (Article 71(2)): who makes products with digital elements. */
export const craDuties: Lawful[] = [
  {
    kind: 'exploited',
    step: 'early-warning',
    within: hours(24),
    from: 'awareness',
    source: cra({ it: '14, par. 2, lett. a', en: '14(2)(a)' }),
    to: toTheCsirt,
  },
  {
    kind: 'exploited',
    step: 'notification',
    within: hours(72),
    from: 'awareness',
    source: cra({ it: '14, par. 2, lett. b', en: '14(2)(b)' }),
    to: toTheCsirt,
  },
  {
    kind: 'exploited',
    step: 'final-report',
    within: days(14),
    from: 'measure',
    source: cra({ it: '14, par. 2, lett. c', en: '14(2)(c)' }),
    to: toTheCsirt,
  },
  {
    kind: 'exploited',
    step: 'inform-users',
    within: null,
    from: 'awareness',
    source: cra({ it: '14, par. 8', en: '14(8)' }),
    to: toUsers,
  },
  {
    kind: 'severe-incident',
    step: 'early-warning',
    within: hours(24),
    from: 'awareness',
    source: cra({ it: '14, par. 4, lett. a', en: '14(4)(a)' }),
    to: toTheCsirt,
  },
  {
    kind: 'severe-incident',
    step: 'notification',
    within: hours(72),
    from: 'awareness',
    source: cra({ it: '14, par. 4, lett. b', en: '14(4)(b)' }),
    to: toTheCsirt,
  },
  {
    kind: 'severe-incident',
    step: 'final-report',
    within: months(1),
    from: 'notification',
    source: cra({ it: '14, par. 4, lett. c', en: '14(4)(c)' }),
    to: toTheCsirt,
  },
  {
    kind: 'severe-incident',
    step: 'inform-users',
    within: null,
    from: 'awareness',
    source: cra({ it: '14, par. 8', en: '14(8)' }),
    to: toUsers,
  },
];

/**
 * NIS2 as Italy has it: essential and important entities. Letters c (an intermediate report, when CSIRT Italia asks for one) and e (a
 * report each month while the incident lasts) begin with what no request knows: a house writes them out in desk.yaml if it wants them called for.
 */
export const nis2Duties: Lawful[] = [
  {
    kind: 'severe-incident',
    step: 'early-warning',
    within: hours(24),
    from: 'awareness',
    source: nis2('a'),
    to: toCsirtItaly,
  },
  {
    kind: 'severe-incident',
    step: 'notification',
    within: hours(72),
    from: 'awareness',
    source: nis2('b'),
    to: toCsirtItaly,
  },
  {
    kind: 'severe-incident',
    step: 'final-report',
    within: months(1),
    from: 'notification',
    source: nis2('d'),
    to: toCsirtItaly,
  },
];

/**
 * The General Data Protection Regulation: as the controller of the data (Articles 33 and 34), or as who processes them for one.
 * Neither duty of the controller arises where the breach is unlikely to be a risk to people; the second only where that is high:
 * whoever finds so records it as done, and says why.
 */
export const gdprDuties: Record<'controller' | 'processor', Lawful[]> = {
  controller: [
    {
      kind: 'data-breach',
      step: 'notification',
      within: hours(72),
      from: 'awareness',
      source: gdpr(33, 1),
      to: { it: 'Garante per la protezione dei dati personali', en: 'the data protection authority' },
    },
    {
      kind: 'data-breach',
      step: 'inform-people',
      within: null,
      from: 'awareness',
      source: gdpr(34, 1),
      to: {
        it: 'interessati, se il rischio per loro è elevato',
        en: 'the people concerned, if the risk to them is high',
      },
    },
  ],
  processor: [
    {
      kind: 'data-breach',
      step: 'inform-controller',
      within: null,
      from: 'awareness',
      source: gdpr(33, 2),
      to: { it: 'titolare del trattamento', en: 'the controller' },
    },
  ],
};
