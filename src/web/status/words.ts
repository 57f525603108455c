import type { Language } from '../../ticket/words.ts';

/** What the status page says. */
export const statusWords = {
  it: {
    title: 'Stato dei servizi',
    good: 'Tutti i servizi funzionano regolarmente.',
    maintenance: 'C’è una manutenzione in corso.',
    incident: 'Stiamo lavorando a un problema.',
    services: 'Servizi',
    state: { operational: 'Regolare', maintenance: 'In manutenzione', incident: 'Problema in corso' },
    /** How available a service was. @param known percent of the time that was measured; null: all of it */
    measured: (month: string, percent: string, known: string | null) =>
      `${month}: ${percent}%${known === null ? '' : ` (misurata per il ${known}% del tempo)`}`,
    measuredAbout: (promised: string) =>
      `Disponibilità misurata ogni minuto, manutenzioni programmate a parte; promessa: ${promised}% al mese.`,
    going: 'In corso',
    planned: 'Manutenzioni programmate',
    closures: 'Chiusure dell’assistenza',
    past: 'Risolti nelle ultime due settimane',
    nameless: 'Un problema che riguarda più clienti',
    kind: { maintenance: 'Manutenzione', incident: 'Problema' },
    since: (at: string) => `da ${at}`,
    between: (from: string, to: string) => `da ${from} a ${to}`,
    nothingSaid: 'Ce ne stiamo occupando. Gli aggiornamenti compaiono qui.',
    updated: (at: string) => `Aggiornato: ${at}`,
    /** luxon format */
    instant: "cccc d LLLL yyyy, 'ore' H:mm",
  },
  en: {
    title: 'Service status',
    good: 'All services are working normally.',
    maintenance: 'Maintenance is under way.',
    incident: 'We are working on a problem.',
    services: 'Services',
    state: { operational: 'Operational', maintenance: 'Under maintenance', incident: 'Ongoing problem' },
    measured: (month: string, percent: string, known: string | null) =>
      `${month}: ${percent}%${known === null ? '' : ` (measured for ${known}% of the time)`}`,
    measuredAbout: (promised: string) =>
      `Availability as measured every minute, planned maintenance apart; promised: ${promised}% a month.`,
    going: 'Going on now',
    planned: 'Planned maintenance',
    closures: 'When our support desk is closed',
    past: 'Resolved in the last two weeks',
    nameless: 'A problem that affects several customers',
    kind: { maintenance: 'Maintenance', incident: 'Problem' },
    since: (at: string) => `since ${at}`,
    between: (from: string, to: string) => `from ${from} to ${to}`,
    nothingSaid: 'We are on it. Updates appear here.',
    updated: (at: string) => `Updated: ${at}`,
    instant: 'cccc d LLLL yyyy, H:mm ZZZZ',
  },
} as const satisfies Record<Language, unknown>;
