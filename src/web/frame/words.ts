import type { Language } from '../../ticket/words.ts';

/** What stands on every page for customers, and what is said where a page cannot be shown. */
export const frameWords = {
  it: {
    skip: 'Vai al contenuto',
    menu: 'Menu',
    footer: 'Informazioni',
    phone: 'Telefono',
    hours: 'Orari',
    status: 'Stato dei servizi',
    privacy: 'Privacy',
    terms: 'Condizioni',
    accessibility: 'Accessibilità',
    other: { lang: 'en', label: 'English' },
    signOut: 'Esci',
    notFound: {
      title: 'Questa pagina non c’è',
      lead: 'Il link è incompleto, oppure la pagina non è (più) visibile a lei.',
    },
    expired: {
      title: 'Questa pagina è scaduta',
      lead: 'È rimasta aperta troppo a lungo, oppure il browser non accetta i cookie. Non è stato fatto nulla: ricarichi la pagina e riprovi.',
    },
    busy: {
      title: 'Troppi invii insieme',
      lead: 'Sono ancora in corso altri invii. Di questo non è stato salvato nulla: aspetti che siano finiti, poi torni indietro e lo invii di nuovo.',
    },
    tooMuch: {
      title: 'È troppo grande',
      lead: 'Quanto ha inviato supera il limite. Non è stato salvato nulla: tolga qualche allegato e riprovi.',
    },
    broken: {
      title: 'Qualcosa non ha funzionato',
      lead: 'Il problema è nostro e lo abbiamo annotato. Riprovi tra qualche minuto, oppure ci scriva un’email.',
    },
    home: 'Torna all’inizio',
  },
  en: {
    skip: 'Skip to content',
    menu: 'Menu',
    footer: 'Information',
    phone: 'Phone',
    hours: 'Hours',
    status: 'Service status',
    privacy: 'Privacy',
    terms: 'Terms',
    accessibility: 'Accessibility',
    other: { lang: 'it', label: 'Italiano' },
    signOut: 'Sign out',
    notFound: {
      title: 'There is no such page',
      lead: 'The link is incomplete, or the page cannot be seen by you (any more).',
    },
    expired: {
      title: 'This page has expired',
      lead: 'It was open for too long, or your browser accepts no cookies. Nothing was done: reload the page and try again.',
    },
    busy: {
      title: 'Too much at once',
      lead: 'Other forms are still being sent. Nothing of this one was kept: wait until they are done, then go back and send it again.',
    },
    tooMuch: {
      title: 'That is too large',
      lead: 'What you sent is over the limit. Nothing was kept: remove some files and try again.',
    },
    broken: {
      title: 'Something went wrong',
      lead: 'The fault is ours, and it has been noted. Please try again in a few minutes, or write us an email.',
    },
    home: 'Back to the start',
  },
} as const satisfies Record<Language, unknown>;
