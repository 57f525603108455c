import type { DutyKind, DutyStep } from '../../../../ticket/duties/regime.ts';
import type { InBoth, Said } from '../../in-both.ts';

/** What authorities ask to be told. Some of it the request knows; the rest is to be written by hand. */
export const reportAsks = {
  who: { it: 'Chi notifica, con un contatto', en: 'Who reports, with a contact' },
  product: { it: 'Prodotto o servizio interessato', en: 'Product or service concerned' },
  when: {
    it: 'Quando è successo, e da quando lo sappiamo',
    en: 'When it happened, and since when it is known',
  },
  where: { it: 'Stati membri interessati', en: 'Member States concerned' },
  nature: { it: 'Che cosa è successo', en: 'What has happened' },
  malicious: {
    it: 'Si sospettano atti illeciti o malevoli?',
    en: 'Are unlawful or malicious acts suspected?',
  },
  exploit: { it: 'Come viene sfruttata', en: 'How it is exploited' },
  severity: { it: 'Gravità e impatto', en: 'Severity and impact' },
  indicators: { it: 'Indicatori di compromissione', en: 'Indicators of compromise' },
  measures: {
    it: 'Misure correttive o di mitigazione adottate',
    en: 'Corrective or mitigating measures taken',
  },
  userMeasures: { it: 'Misure che gli utenti possono adottare', en: 'Measures that users can take' },
  sensitive: {
    it: 'Quanto sono sensibili queste informazioni',
    en: 'How sensitive this information is',
  },
  cause: { it: 'Causa o tipo di minaccia', en: 'Cause, or type of threat' },
  actor: { it: 'Che cosa si sa di chi la sfrutta', en: 'What is known of who exploits it' },
  subjects: {
    it: 'Categorie e numero approssimativo di interessati e di dati',
    en: 'Categories and approximate number of people and records concerned',
  },
  officer: {
    it: 'Responsabile della protezione dei dati, o altro contatto',
    en: 'Data protection officer, or another contact',
  },
  consequences: { it: 'Probabili conseguenze', en: 'Likely consequences' },
} satisfies Record<string, Said>;
export type ReportAsk = keyof typeof reportAsks;

const anyKind = (asks: ReportAsk[]): Record<DutyKind, ReportAsk[]> => ({
  exploited: asks,
  'severe-incident': asks,
  'data-breach': asks,
});

/** By what has happened and what is reported: CRA Art. 14(2) and (4), NIS2 (D.Lgs. 138/2024 Art. 25(5)), GDPR Art. 33(3) and 34(2). */
export const askedFor: Record<DutyStep, Record<DutyKind, ReportAsk[]>> = {
  'early-warning': {
    ...anyKind(['who', 'when', 'malicious', 'where']),
    exploited: ['who', 'product', 'when', 'where'],
  },
  notification: {
    exploited: ['who', 'product', 'nature', 'exploit', 'measures', 'userMeasures', 'sensitive'],
    'severe-incident': ['who', 'nature', 'severity', 'indicators', 'measures', 'userMeasures', 'sensitive'],
    'data-breach': ['who', 'when', 'nature', 'subjects', 'officer', 'consequences', 'measures'],
  },
  'intermediate-report': anyKind(['who', 'nature', 'severity', 'measures']),
  'final-report': {
    ...anyKind(['who', 'nature', 'severity', 'cause', 'measures', 'where']),
    exploited: ['who', 'product', 'nature', 'severity', 'actor', 'measures'],
  },
  'inform-users': anyKind(['product', 'nature', 'userMeasures']),
  'inform-people': anyKind(['nature', 'officer', 'consequences', 'measures']),
  'inform-controller': anyKind(['who', 'when', 'nature', 'subjects', 'measures']),
};

/** What stands on the form beside it. */
export const reportForm = {
  title: (token: string) => ({ it: `${token}: obblighi di notifica`, en: `${token}: reporting duties` }),
  confidential: {
    it: 'Riservato. Riguarda una richiesta che solo pochi possono leggere.',
    en: 'Confidential. It concerns a request that only few may read.',
  },
  request: { it: 'Richiesta', en: 'Request' },
  reporter: { it: 'Segnalata da', en: 'Reported by' },
  arrived: { it: 'Arrivata', en: 'Arrived' },
  done: { it: 'Che cosa è stato fatto', en: 'What was done' },
  made: (at: string) => ({ it: `Compilato ${at}`, en: `Drawn up ${at}` }),
  asJson: { it: 'Scarica gli stessi dati in JSON', en: 'Download the same as JSON' },
  toFill: { it: 'da compilare', en: 'to be filled in' },
} satisfies InBoth;
