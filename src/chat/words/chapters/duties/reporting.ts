import type { ReportingEvent } from '../../../../ticket/duties/reporting.ts';
import { readableLine } from '../../../readable.ts';
import type { ActionWords, Lines } from '../../chapter.ts';
import { dutyKinds, dutyNamed } from './names.ts';

/** What has to be reported by law, and what was. */
export const reportingActions = {
  becomeAware: {
    label: { it: 'Obblighi di notifica', en: 'Reporting duties' },
    form: {
      title: { it: 'Obblighi di notifica', en: 'Reporting duties' },
      intro: {
        it: 'Da quel momento corrono i termini di legge, giorno e notte. Se l’ora non è quella giusta, scegli di nuovo la stessa voce: i termini si ricalcolano.',
        en: 'The legal terms run from that moment, day and night. If the time is wrong, choose the same item again: the terms are worked out anew.',
      },
      submit: { it: 'Avvia i termini', en: 'Start the terms' },
    },
    what: { it: 'Che cosa è successo', en: 'What has happened' },
    knownSince: (name: string, at: string) => ({
      it: `${name} · lo sappiamo da ${at}`,
      en: `${name} · known since ${at}`,
    }),
    drop: (name: string) => ({ it: `Non è così: ${name}`, en: `Not so after all: ${name}` }),
    since: { it: 'Da quando lo sappiamo', en: 'Known since' },
    arrival: (at: string) => ({
      it: `L’arrivo della richiesta · ${at}`,
      en: `The request’s arrival · ${at}`,
    }),
    reason: { it: 'Se non è così: perché', en: 'If it is not so: why' },
    reasonPlaceholder: {
      it: 'esclusa dopo l’analisi dei log',
      en: 'ruled out after we looked at the logs',
    },
    done: { it: 'Segnato.', en: 'Noted.' },
    nothing: {
      it: 'Nessun obbligo di notifica è in corso.',
      en: 'No reporting duty is running.',
    },
  },
  noteMeasure: {
    label: { it: 'Misura disponibile', en: 'Measure available' },
    form: {
      title: { it: 'Misura disponibile', en: 'Measure available' },
      intro: {
        it: 'Da quando c’è una misura correttiva o di mitigazione: da lì corre il termine della relazione finale.',
        en: 'Since when a corrective or mitigating measure is available: the term of the final report runs from there.',
      },
      submit: { it: 'Segna', en: 'Record' },
    },
    since: { it: 'Disponibile da', en: 'Available since' },
    done: { it: 'Segnato: il termine corre da lì.', en: 'Noted: the term runs from there.' },
  },
  doDuty: {
    label: { it: 'Segna come fatto', en: 'Record as done' },
    form: {
      title: { it: 'Obbligo adempiuto', en: 'Duty done' },
      intro: {
        it: 'Che cosa è stato fatto, quando, e con quale numero lo conosce l’autorità.',
        en: 'What was done, when, and by which number the authority knows it.',
      },
      submit: { it: 'Segna', en: 'Record' },
    },
    which: { it: 'Che cosa', en: 'What' },
    by: (name: string, due: string) => ({ it: `${name} · entro ${due}`, en: `${name} · by ${due}` }),
    late: (name: string, due: string) => ({ it: `${name} · scaduto ${due}`, en: `${name} · was due ${due}` }),
    again: (name: string) => ({ it: `Correggi: ${name}`, en: `Correct: ${name}` }),
    undo: (name: string) => ({ it: `Non ancora fatto: ${name}`, en: `Not done yet: ${name}` }),
    at: { it: 'Fatto', en: 'Done' },
    reference: { it: 'Numero di protocollo o riferimento', en: 'Reference number' },
    referencePlaceholder: { it: 'ENISA-2026-0042', en: 'ENISA-2026-0042' },
    done: { it: 'Segnato.', en: 'Noted.' },
  },
  reportingTerms: {
    label: { it: 'Termini di notifica', en: 'Reporting terms' },
    title: (token: string) => ({ it: `${token}: termini di legge`, en: `${token}: legal terms` }),
    toForm: { it: 'Modulo da compilare', en: 'Form to fill in' },
  },
} satisfies Record<string, ActionWords | { label: { it: string; en: string } }>;

export const reportingLines: Lines<ReportingEvent> = {
  'became-aware': ({ kind, since }, who, _, instant) => {
    const at = instant(new Date(since));
    return {
      it: `${who}: ${dutyKinds[kind].it.toLowerCase()}, lo sappiamo da ${at.it}. I termini di notifica corrono da lì.`,
      en: `${who}: ${dutyKinds[kind].en.toLowerCase()}, known since ${at.en}. The reporting terms run from there.`,
    };
  },
  'duties-dropped': ({ kind, reason }, who) => {
    const why = readableLine(reason, 300);
    return {
      it: `${who}: ${dutyKinds[kind].it.toLowerCase()}, non è così${why ? ` (${why})` : ''}. I termini non corrono più.`,
      en: `${who}: ${dutyKinds[kind].en.toLowerCase()}, not so after all${why ? ` (${why})` : ''}. The terms no longer run.`,
    };
  },
  'measure-noted': ({ at }, who, _, instant) => {
    const since = instant(new Date(at));
    return {
      it: `${who}: una misura correttiva è disponibile da ${since.it}.`,
      en: `${who}: a corrective measure is available since ${since.en}.`,
    };
  },
  'duty-done': ({ duty, at, reference }, who, _, instant) => {
    const name = dutyNamed(duty);
    const when = instant(new Date(at));
    const known = readableLine(reference, 200);
    return {
      it: `${name.it}: fatto ${when.it}${known ? `, riferimento ${known}` : ''} (segnato da ${who}).`,
      en: `${name.en}: done ${when.en}${known ? `, reference ${known}` : ''} (recorded by ${who}).`,
    };
  },
  'duty-undone': ({ duty }, who) => {
    const name = dutyNamed(duty);
    return {
      it: `${name.it}: non ancora fatto, dice ${who}.`,
      en: `${name.en}: not done yet, says ${who}.`,
    };
  },
};
