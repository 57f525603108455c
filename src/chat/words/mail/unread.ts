import type { InBoth } from '../in-both.ts';

export const quarantine = {
  import: { it: 'Importa come nuova', en: 'Import as new' },
  attach: { it: 'Allega a una richiesta', en: 'Attach to a ticket' },
  discard: { it: 'Scarta', en: 'Discard' },
  form: {
    title: { it: 'Allega a…', en: 'Attach to…' },
    intro: {
      it: 'L’email originale viene aggiunta alla conversazione della richiesta.',
      en: 'The original email is added to the ticket’s conversation.',
    },
    number: { it: 'Numero della richiesta', en: 'Ticket number' },
    submit: { it: 'Allega', en: 'Attach' },
  },
  openedAbout: {
    it: 'Email illeggibile',
    en: 'Unreadable email',
  },
  imported: (token: string) => ({
    it: `Importata come richiesta ${token}.`,
    en: `Imported as ticket ${token}.`,
  }),
  attached: (token: string) => ({
    it: `Allegata alla richiesta ${token}.`,
    en: `Attached to ticket ${token}.`,
  }),
  discarded: {
    it: 'Scartata. L’originale resta conservato.',
    en: 'Discarded. The original is kept.',
  },
  settled: { it: 'Se ne è già occupato qualcuno.', en: 'Somebody has already dealt with it.' },
  managersOnly: {
    it: 'Di queste email si occupano solo i responsabili e gli amministratori.',
    en: 'Only managers and admins deal with these emails.',
  },
} satisfies InBoth;

export const complaint = {
  lift: { it: 'Riprendi gli invii automatici', en: 'Resume automatic emails' },
  lifted: (address: string) => ({
    it: `Fatto: a ${address} gli invii automatici riprendono.`,
    en: `Done: ${address} gets automatic emails again.`,
  }),
  settled: {
    it: 'Per questo indirizzo gli invii automatici sono già ripresi.',
    en: 'This address already gets automatic emails again.',
  },
  managersOnly: {
    it: 'Lo decidono i responsabili e gli amministratori.',
    en: 'That is for managers and admins to decide.',
  },
} satisfies InBoth;
