import type { InBoth } from '../in-both.ts';

/** Cards about somebody who asks for the customers' portal, asked about and decided. */
export const portalNotices = {
  titles: {
    'portal-asked': { it: 'Un cliente chiede l’accesso al portale', en: 'A customer asks for portal access' },
    'portal-granted': { it: 'Accesso al portale concesso', en: 'Portal access granted' },
    'portal-refused': { it: 'Accesso al portale rifiutato', en: 'Portal access refused' },
  },
  texts: {
    'portal-asked': {
      it: 'Con l’accesso vedrà online tutte le richieste inviate da questo indirizzo. Il nome l’ha scritto chi chiede: se non lo riconosci, verifica prima.',
      en: 'With access they will see online every ticket sent from this address. They typed the name themselves: if you do not know them, check first.',
    },
    'portal-granted': {
      it: 'Ha ricevuto un’email con il link per entrare.',
      en: 'They have been sent an email with the link to sign in.',
    },
    'portal-refused': {
      it: 'Non gli è stato scritto nulla; può chiederlo di nuovo.',
      en: 'Nothing was sent to them; they can ask again.',
    },
  },
  facts: {
    company: { it: 'Azienda dell’indirizzo', en: 'Company of the address' },
    sees: { it: 'Vede anche le richieste di', en: 'Also sees the tickets of' },
  },
} as const;

/** What can be decided about them. */
export const portalWish = {
  grant: { it: 'Concedi', en: 'Grant' },
  grantForCompany: { it: 'Concedi per l’azienda…', en: 'Grant for the company…' },
  refuse: { it: 'Rifiuta', en: 'Refuse' },
  managersOnly: {
    it: 'Chi vede le richieste di tutta un’azienda lo decide un responsabile.',
    en: 'Who sees all of a company’s tickets is for a manager to decide.',
  },
  form: {
    title: { it: 'Referente di un’azienda', en: 'Contact of a company' },
    intro: {
      it: 'Vedrà online, oltre alle sue, tutte le richieste di questa azienda, tranne quelle riservate.',
      en: 'Besides their own, they will see all of this company’s tickets online, except restricted ones.',
    },
    submit: { it: 'Concedi', en: 'Grant' },
  },
  granted: (name: string) => ({
    it: `Fatto: ${name} riceve un’email con il link per entrare.`,
    en: `Done: ${name} gets an email with the link to sign in.`,
  }),
  refused: (name: string) => ({
    it: `Accesso rifiutato. A ${name} non è stato scritto nulla.`,
    en: `Access refused. Nothing was sent to ${name}.`,
  }),
  settled: { it: 'Ha già deciso qualcun altro.', en: 'Somebody has already decided.' },
  noCompany: {
    it: 'Scegli di quale azienda: per le sole richieste sue basta «Concedi».',
    en: 'Choose which company: for their own tickets alone, “Grant” is enough.',
  },
} satisfies InBoth;
