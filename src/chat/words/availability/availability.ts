import type { InBoth } from '../in-both.ts';

/** What the operators are told of services that are looked at each minute. */
export const serviceNotices = {
  titles: {
    'service-down': { it: 'Un servizio non risponde', en: 'A service is not responding' },
    'service-back': { it: 'Il servizio risponde di nuovo', en: 'The service is responding again' },
  },
  texts: {
    'service-down': {
      it: 'Lo sportello lo controlla ogni minuto. Se i clienti ne risentono apri un disservizio: le loro richieste vi si aggiungono, e la pagina di stato lo mostra.',
      en: 'The desk checks it every minute. If customers are affected, open an incident: their tickets join it, and the status page shows it.',
    },
    'service-back': {
      it: 'Risponde da alcuni minuti. Un disservizio che avete aperto resta aperto finché non lo chiudete.',
      en: 'It has been responding for some minutes. An incident that you opened stays open until you close it.',
    },
  },
  facts: {
    service: { it: 'Servizio', en: 'Service' },
    until: { it: 'Risponde dal', en: 'Responding since' },
  },
} satisfies InBoth;

/** The button that makes an incident of it. */
export const incidentOfOutage = {
  /** What the incident is called, until somebody finds a better name. */
  name: (service: string) => ({ it: `${service} non risponde`, en: `${service} is down` }),
  unknown: {
    it: 'Di questo avviso non si sa più nulla: apri il disservizio con «/ticket disservizio».',
    en: 'Nothing is known of this notice any more: open the incident with “/ticket incident”.',
  },
  opened: {
    it: 'Il disservizio è già stato aperto: la sua scheda è nel canale.',
    en: 'The incident has been opened already: its card is in the channel.',
  },
} satisfies InBoth;
