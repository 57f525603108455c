import type { InBoth } from '../in-both.ts';

export const quarantine = {
  import: { it: 'Importa come nuova', en: 'Import as new' },
  attach: { it: 'Allega a una richiesta', en: 'Attach to a ticket' },
  discard: { it: 'Scarta', en: 'Discard' },
  form: {
    title: { it: 'Allega a…', en: 'Attach to…' },
    intro: {
      it: 'L’email viene messa, così com’è arrivata, nella conversazione della richiesta.',
      en: 'The mail goes, as it came, into the ticket’s conversation.',
    },
    number: { it: 'Numero della richiesta', en: 'Ticket number' },
    submit: { it: 'Allega', en: 'Attach' },
  },
  openedAbout: {
    it: 'Email che non si è potuta leggere',
    en: 'A mail that could not be read',
  },
  imported: (token: string) => ({
    it: `Importata: è la richiesta ${token}.`,
    en: `Imported: it is ticket ${token}.`,
  }),
  attached: (token: string) => ({
    it: `Allegata alla richiesta ${token}.`,
    en: `Attached to ticket ${token}.`,
  }),
  discarded: {
    it: 'Scartata. L’originale resta conservato.',
    en: 'Discarded. The original is kept.',
  },
  settled: { it: 'Ci ha già pensato qualcuno.', en: 'Somebody has seen to it already.' },
  managersOnly: {
    it: 'Di queste email si occupano i responsabili e gli amministratori.',
    en: 'Managers and admins see to these mails.',
  },
} satisfies InBoth;

export const complaint = {
  lift: { it: 'Riprendi gli invii automatici', en: 'Resume automatic letters' },
  lifted: (address: string) => ({
    it: `Fatto: a ${address} gli invii automatici riprendono.`,
    en: `Done: automatic letters go to ${address} again.`,
  }),
  settled: {
    it: 'Per questo indirizzo gli invii automatici sono già ripresi.',
    en: 'Automatic letters go to this address again already.',
  },
  managersOnly: {
    it: 'Lo decidono i responsabili e gli amministratori.',
    en: 'That is for managers and admins to decide.',
  },
} satisfies InBoth;
