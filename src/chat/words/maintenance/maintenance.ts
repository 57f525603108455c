import type { MaintenanceRefusal } from '../../../desk/maintenance/plan-maintenance.ts';
import type { MaintenanceTold } from '../../../desk/maintenance/tell-operators.ts';
import type { WhyNotTold } from '../../../desk/maintenance/who-is-told.ts';
import type { AnnouncedAs, AnnouncedTo } from '../../../ticket/maintenance/announcing.ts';
import type { Language } from '../../../ticket/words.ts';
import type { InBoth, Said } from '../in-both.ts';

/** Maintenance that is planned: what managers fill in, and what operators are told in their channels. */
export const maintenance = {
  plan: { it: 'Programma una manutenzione', en: 'Plan maintenance' },
  change: { it: 'Modifica', en: 'Edit' },
  cancel: { it: 'Annulla la manutenzione', en: 'Cancel the maintenance' },
  form: {
    title: { it: 'Manutenzione', en: 'Maintenance' },
    intro: {
      it: 'I clienti ne leggono gli orari nelle email da due settimane prima, e sulla pagina di stato se c’è. Le scadenze non cambiano.',
      en: 'Customers read its times in emails from two weeks before, and on the status page where there is one. Deadlines do not change.',
    },
    service: { it: 'Servizio', en: 'Service' },
    from: { it: 'Giorno di inizio', en: 'First day' },
    begins: { it: 'Ora di inizio', en: 'Begins at' },
    to: { it: 'Giorno di fine', en: 'Last day' },
    ends: { it: 'Ora di fine', en: 'Ends at' },
    timePlaceholder: { it: '14:30', en: '14:30' },
    italian: {
      it: 'Che cosa comporta per i clienti, in italiano',
      en: 'What it means for customers, in Italian',
    },
    italianPlaceholder: {
      it: 'In queste ore il protocollo non è raggiungibile; le ricevute arrivano al termine.',
      en: 'In queste ore il protocollo non è raggiungibile; le ricevute arrivano al termine.',
    },
    english: {
      it: 'Che cosa comporta per i clienti, in inglese',
      en: 'What it means for customers, in English',
    },
    englishPlaceholder: {
      it: 'During these hours the registry cannot be reached; receipts arrive afterwards.',
      en: 'During these hours the registry cannot be reached; receipts arrive afterwards.',
    },
    outside: { it: 'Fuori dall’orario di lavoro', en: 'Outside working hours' },
    outsideBox: { it: 'Sì, si fa proprio in questi orari', en: 'Yes, it is done at exactly these times' },
    announce: { it: 'Chi ne viene avvisato per email', en: 'Who is told by email' },
    whom: {
      concerned: { it: 'I clienti che usano il servizio', en: 'Customers who use the service' },
      told: { it: 'Solo chi ne è già stato avvisato', en: 'Only those who were told before' },
      nobody: { it: 'Nessuno', en: 'Nobody' },
    } satisfies Record<AnnouncedTo, Said>,
    submit: { it: 'Anteprima', en: 'Preview' },
  },
  /** @param hours of the desk, in words */
  outside: (hours: string) => ({
    it: `Una parte è fuori dall’orario di lavoro (${hours}), e le condizioni del servizio dicono che la manutenzione si fa in quell’orario. Se va bene così, spunta la casella in fondo e prosegui.`,
    en: `Part of it is outside working hours (${hours}), and the terms of service say that maintenance is done within them. If that is what you want, tick the box at the bottom and go on.`,
  }),
  isOutside: { it: 'fuori dall’orario di lavoro', en: 'outside working hours' },
  preview: {
    title: { it: 'Manutenzione', en: 'Maintenance' },
    intro: (service: string, span: string) => ({
      it: `${service}, ${span}. Ecco che cosa leggono i clienti.`,
      en: `${service}, ${span}. This is what customers read.`,
    }),
    cancelIntro: (service: string, span: string) => ({
      it: `${service}, ${span}: la manutenzione non si fa, e i clienti non ne leggono più.`,
      en: `${service}, ${span}: the maintenance does not take place, and customers read of it no more.`,
    }),
    /** Of those who get a letter: as what, and in which language. */
    heads: {
      planned: {
        it: (count: number) => ({ it: `Avvisati in italiano: ${count}`, en: `Told in Italian: ${count}` }),
        en: (count: number) => ({ it: `Avvisati in inglese: ${count}`, en: `Told in English: ${count}` }),
      },
      changed: {
        it: (count: number) => ({
          it: `Già avvisati, in italiano: ${count}`,
          en: `Told before, in Italian: ${count}`,
        }),
        en: (count: number) => ({
          it: `Già avvisati, in inglese: ${count}`,
          en: `Told before, in English: ${count}`,
        }),
      },
      cancelled: {
        it: (count: number) => ({
          it: `Avvisati dell’annullamento, in italiano: ${count}`,
          en: `Told that it is cancelled, in Italian: ${count}`,
        }),
        en: (count: number) => ({
          it: `Avvisati dell’annullamento, in inglese: ${count}`,
          en: `Told that it is cancelled, in English: ${count}`,
        }),
      },
    } satisfies Record<AnnouncedAs, Record<Language, (count: number) => Said>>,
    leftOut: { it: 'Esclusi', en: 'Left out' },
    nobody: {
      it: 'Non c’è nessun cliente a cui scrivere: chi usa il servizio non ha ancora scritto allo sportello.',
      en: 'There is no customer to write to: nobody who uses the service has written to the desk yet.',
    },
    told: (count: number) => ({
      it: `${count === 1 ? 'Riceve un’email 1 cliente' : `Ricevono un’email ${count} clienti`}; si può fermare finché non è partita.`,
      en: `${count === 1 ? '1 customer gets' : `${count} customers get`} an email; it can be stopped until it has left.`,
    }),
    send: (count: number) => ({ it: `Salva e avvisa (${count})`, en: `Save and tell (${count})` }),
    cancelAndTell: (count: number) => ({
      it: `Annulla e avvisa (${count})`,
      en: `Cancel and tell (${count})`,
    }),
    ofText: { it: { it: 'In italiano', en: 'In Italian' }, en: { it: 'In inglese', en: 'In English' } },
    save: { it: 'Salva', en: 'Save' },
    doCancel: { it: 'Annulla la manutenzione', en: 'Cancel the maintenance' },
  },
  saved: { it: 'La manutenzione è in programma.', en: 'The maintenance is planned.' },
  cancelled: { it: 'La manutenzione è stata annullata.', en: 'The maintenance has been cancelled.' },
  savedAndSent: {
    it: 'La manutenzione è in programma; l’avviso è in partenza. A che punto è, e come fermarlo, si vede con /ticket manutenzione.',
    en: 'The maintenance is planned and its announcement is leaving. /ticket maintenance shows how far it is, and stops it.',
  },
  cancelledAndSent: {
    it: 'La manutenzione è stata annullata; chi ne era stato avvisato riceve un’email.',
    en: 'The maintenance has been cancelled; those who were told get an email.',
  },
  stop: {
    label: { it: 'Ferma l’avviso', en: 'Stop the announcement' },
    done: {
      it: 'L’avviso è fermo: ciò che non è ancora partito non parte.',
      en: 'The announcement is stopped: what has not left does not leave.',
    },
    nothing: { it: 'Non c’è più nulla da fermare.', en: 'Nothing to stop any more.' },
  },
  /** How far an announcement is. */
  far: {
    sending: (told: number, all: number) => ({
      it: `avviso in invio: ${told} di ${all}`,
      en: `announcement being sent: ${told} of ${all}`,
    }),
    sent: (told: number, all: number) => ({
      it: `avvisati per email: ${told === all ? told : `${told} di ${all}`}`,
      en: `told by email: ${told === all ? told : `${told} of ${all}`}`,
    }),
    stopped: (by: string) => ({ it: `fermato da ${by}`, en: `stopped by ${by}` }),
    outcome: {
      failed: (count: number) => ({
        it: `${count} ${count === 1 ? 'rifiutata' : 'rifiutate'} dal server di posta`,
        en: `${count} refused by the mail server`,
      }),
      bounced: (count: number) => ({
        it: `${count} ${count === 1 ? 'respinta' : 'respinte'}`,
        en: `${count} bounced`,
      }),
      perhaps: (count: number) => ({
        it: `${count} forse ${count === 1 ? 'arrivata' : 'arrivate'}`,
        en: `${count} may have arrived`,
      }),
      'left-out': (count: number) => ({
        it: `${count} ${count === 1 ? 'escluso' : 'esclusi'}`,
        en: `${count} left out`,
      }),
    },
  },
  why: {
    'own-address': { it: 'indirizzo nostro', en: 'an address of our own' },
    group: { it: 'mailing list', en: 'mailing list' },
    unanswerable: { it: 'indirizzo che nessuno legge', en: 'an address nobody reads' },
    undeliverable: { it: 'indirizzo che rifiuta le email', en: 'the address rejects our emails' },
    complaint: { it: 'ci ha segnalati come spam', en: 'marked us as spam' },
    'not-told': { it: 'non ne era stato avvisato', en: 'had not been told' },
    'told-already': { it: 'lo sa già', en: 'knows already' },
  } satisfies Record<WhyNotTold, Said>,
  faults: {
    service: { it: 'Scegli il servizio.', en: 'Choose the service.' },
    days: { it: 'Scegli il giorno di inizio e quello di fine.', en: 'Choose the first and the last day.' },
    times: { it: 'Scrivi le ore come 9:00 o 14:30.', en: 'Write times such as 9:00 or 14:30.' },
    backwards: { it: 'La fine viene prima dell’inizio.', en: 'It ends before it begins.' },
    tooLong: (days: number) => ({
      it: `Una manutenzione dura al massimo ${days} giorni.`,
      en: `Maintenance lasts ${days} days at most.`,
    }),
    texts: {
      it: 'Scrivi che cosa comporta, in tutte e due le lingue: i clienti lo leggono nella loro.',
      en: 'Write what it means in both languages: customers read it in theirs.',
    },
    announce: { it: 'Scegli chi ne viene avvisato per email.', en: 'Choose who is told by email.' },
    changed: {
      it: 'La manutenzione è stata cambiata nel frattempo: apri di nuovo le manutenzioni e annullala da lì.',
      en: 'The maintenance has been changed meanwhile: open the list again and cancel it there.',
    },
  },
  refusals: {
    gone: { it: 'Questa manutenzione non c’è più.', en: 'This maintenance no longer exists.' },
    over: { it: 'Questa manutenzione è finita.', en: 'This maintenance is over.' },
    past: {
      it: 'Quegli orari sono già passati; di una manutenzione iniziata si cambia solo la fine.',
      en: 'Those times have passed; once maintenance has begun, only its end can be changed.',
    },
    overtaken: {
      it: 'Nel frattempo qualcuno l’ha cambiata: guarda di nuovo.',
      en: 'Somebody has changed it meanwhile: look again.',
    },
    unchanged: { it: 'Non c’è nulla da cambiare.', en: 'Nothing to change.' },
  } satisfies Record<MaintenanceRefusal, Said>,
  managersOnly: {
    it: 'Solo i responsabili programmano le manutenzioni.',
    en: 'Only managers plan maintenance.',
  },
  /** In the channel: the title, before the service’s name. */
  told: {
    planned: (service: string) => ({
      it: `Manutenzione programmata: ${service}`,
      en: `Maintenance planned: ${service}`,
    }),
    changed: (service: string) => ({
      it: `Manutenzione cambiata: ${service}`,
      en: `Maintenance changed: ${service}`,
    }),
    cancelled: (service: string) => ({
      it: `Manutenzione annullata: ${service}`,
      en: `Maintenance cancelled: ${service}`,
    }),
    soon: (service: string) => ({
      it: `Tra poco la manutenzione: ${service}`,
      en: `Maintenance about to begin: ${service}`,
    }),
    begun: (service: string) => ({
      it: `Manutenzione iniziata: ${service}`,
      en: `Maintenance has begun: ${service}`,
    }),
    over: (service: string) => ({
      it: `Manutenzione finita: ${service}`,
      en: `Maintenance is over: ${service}`,
    }),
    announced: (service: string) => ({
      it: `Avviso per email: ${service}`,
      en: `Announced by email: ${service}`,
    }),
  } satisfies Record<MaintenanceTold, (service: string) => Said>,
  plannedBy: (name: string) => ({ it: `programmata da ${name}`, en: `planned by ${name}` }),
  /** luxon formats, of a span’s ends: the day and the time; the same with the year */
  spanFormat: { it: 'ccc d LLL, H:mm', en: 'ccc d LLL, H:mm' },
  spanFormatOfYear: { it: 'ccc d LLL yyyy, H:mm', en: 'ccc d LLL yyyy, H:mm' },
} satisfies InBoth;

/** What customers read of it. */
export const maintenanceForCustomers = {
  /** luxon format of a day */
  day: { it: 'cccc d LLLL yyyy', en: 'cccc d LLLL yyyy' },
  sameDay: (day: string, from: string, to: string, zone: string) => ({
    it: `${day}, dalle ${from} alle ${to}`,
    en: `${day}, from ${from} to ${to} (${zone})`,
  }),
  otherDay: (day: string, from: string, last: string, to: string, zone: string) => ({
    it: `da ${day}, ore ${from}, a ${last}, ore ${to}`,
    en: `from ${day}, ${from}, to ${last}, ${to} (${zone})`,
  }),
  /** At the end of a letter. */
  ahead: (service: string, span: string, text: string) => ({
    it: `Manutenzione programmata di ${service}: ${span}. ${text}`.trim(),
    en: `Planned maintenance of ${service}: ${span}. ${text}`.trim(),
  }),
  on: (service: string, span: string, text: string) => ({
    it: `Manutenzione in corso di ${service}: ${span}. ${text}`.trim(),
    en: `Maintenance of ${service} is under way: ${span}. ${text}`.trim(),
  }),
} satisfies InBoth;
