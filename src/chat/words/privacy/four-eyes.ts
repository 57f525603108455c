import type { InBoth } from '../in-both.ts';

/** The card of somebody who is to be erased: asked for, proposed, decided. */
export const erasureNotices = {
  titles: {
    'erasure-asked': {
      it: 'Un cliente chiede di cancellare i suoi dati',
      en: 'A customer asks for their data to be erased',
    },
    'erasure-preparing': {
      it: 'Cancellazione dei dati di una persona: proposta',
      en: 'Erasure of a person’s data: proposed',
    },
    'erasure-unknown': {
      it: 'Nessuno da cancellare a quell’indirizzo',
      en: 'Nobody to be erased at that address',
    },
    'erasure-proposed': {
      it: 'Cancellazione dei dati di una persona: serve una seconda conferma',
      en: 'Erasure of a person’s data: a second confirmation is needed',
    },
    'erasure-confirmed': { it: 'Cancellazione confermata', en: 'Erasure confirmed' },
    'erasure-dropped': { it: 'Cancellazione non eseguita', en: 'Erasure not carried out' },
    'erasure-left-open': {
      it: 'Cancellazione eseguita, tranne le richieste ancora aperte',
      en: 'Erasure carried out, but for open tickets',
    },
  },
  texts: {
    'erasure-asked': {
      it: 'L’ha chiesto dal portale, dopo l’accesso. Va data risposta entro un mese (art. 12 GDPR). Un responsabile propone la cancellazione e vede che cosa comporta; un altro la conferma. Rispondete prima al cliente: dopo, nessuno saprà più chi era.',
      en: 'They asked on the portal, signed in. It must be answered within a month (Art. 12 GDPR). One manager proposes the erasure and sees what it would take; another one confirms it. Write to them first: afterwards nobody knows who it was.',
    },
    'erasure-proposed': {
      it: 'La conferma un altro responsabile, non chi l’ha proposta. Si cancellano testi, nomi, file ed email, anche dalle chat e dalle caselle di posta; restano date, classificazione e tempi. Non si può annullare.',
      en: 'Another manager confirms it, not the one who proposed it. Words, names, files and emails go, from the chats and the mailboxes too; dates, classification and times stay. It cannot be undone.',
    },
    'erasure-preparing': {
      it: 'Sto verificando che cosa verrebbe cancellato e che cosa va conservato per legge: fra poco lo trovi qui, e un altro responsabile potrà confermare.',
      en: 'We are looking at what would be erased and what must be kept by law: it will stand here shortly, and another manager can then confirm it.',
    },
    'erasure-unknown': {
      it: 'Nessuna richiesta, nessun messaggio e nessun contatto ha l’indirizzo proposto: controllate com’è scritto. Non è stato cancellato nulla.',
      en: 'No ticket, no message and no contact has the address that was proposed: check how it is written. Nothing was erased.',
    },
    'erasure-confirmed': {
      it: 'I dati vengono cancellati adesso; subito dopo si aggiornano le schede nelle chat.',
      en: 'The data is being erased now; the cards in the chats are updated right after.',
    },
    'erasure-dropped': { it: 'Non è stato cancellato nulla.', en: 'Nothing was erased.' },
    'erasure-left-open': {
      it: 'La persona ha scritto di nuovo dopo la conferma, e chi aspetta riceve prima una risposta. Chiudete le richieste: i testi si cancellano da soli la notte dopo la chiusura.',
      en: 'They wrote again after it was confirmed, and whoever waits gets an answer first. Close the tickets: their texts are erased by themselves the night after.',
    },
  },
  facts: {
    answerBy: { it: 'Rispondere entro', en: 'Answer by' },
    variants: { it: 'Anche come', en: 'Also as' },
    erased: { it: 'Richieste di cui si cancellano i testi', en: 'Tickets whose texts are erased' },
    erasedInOthers: { it: 'Tolto dalle richieste di altri', en: 'Taken out of others’ tickets' },
    erasedMessages: { it: 'Messaggi', en: 'Messages' },
    erasedFiles: { it: 'Allegati', en: 'Attachments' },
    erasedMails: { it: 'Email originali', en: 'Original emails' },
    leftOpen: { it: 'Ancora aperte', en: 'Still open' },
    openYet: { it: 'Ancora aperte: prima vanno chiuse', en: 'Still open: close them first' },
    keptQuotes: {
      it: 'Si conserva per legge: preventivi accettati (art. 2220 c.c.)',
      en: 'Kept by law: accepted quotes (Art. 2220 of the Italian civil code)',
    },
    keptUntil: { it: 'Preventivi conservati fino al', en: 'Quotes kept until' },
    keptDuties: {
      it: 'Si conserva per legge, per intero: obblighi di notifica',
      en: 'Kept by law, whole: reporting duties',
    },
  },
} as const;

/** What managers decide about it, and what they are told. */
export const fourEyes = {
  propose: { it: 'Proponi la cancellazione', en: 'Propose erasure' },
  confirm: { it: 'Conferma la cancellazione…', en: 'Confirm erasure…' },
  drop: { it: 'Non cancellare', en: 'Do not erase' },
  form: {
    title: { it: 'Conferma la cancellazione', en: 'Confirm erasure' },
    intro: {
      it: 'Non si può annullare. Per confermare riscrivi l’indirizzo.',
      en: 'It cannot be undone. To confirm, type the address again.',
    },
    submit: { it: 'Cancella i dati', en: 'Erase the data' },
  },
  address: {
    label: { it: 'Indirizzo', en: 'Address' },
    placeholder: { it: 'nome@esempio.it', en: 'name@example.com' },
  },
  otherAddress: {
    it: 'Non è l’indirizzo della persona da cancellare.',
    en: 'That is not the address of the person to be erased.',
  },
  managersOnly: {
    it: 'La cancellazione dei dati la decidono i responsabili.',
    en: 'Erasure of data is for managers to decide.',
  },
  proposed: {
    it: 'Proposta. Un altro responsabile deve confermarla: la scheda è nel canale degli amministratori, e fra poco dice che cosa verrebbe cancellato.',
    en: 'Proposed. Another manager has to confirm it: the card is in the admins’ channel, and will shortly say what would be erased.',
  },
  already: (name: string) => ({
    it: `L’ha già proposta ${name}: manca la conferma di un altro responsabile, sulla scheda nel canale degli amministratori.`,
    en: `${name} has already proposed it: another manager has to confirm it, on the card in the admins’ channel.`,
  }),
  confirmed: {
    it: 'Confermata: i dati vengono cancellati adesso.',
    en: 'Confirmed: the data is being erased now.',
  },
  dropped: { it: 'Non viene cancellato nulla.', en: 'Nothing is erased.' },
  settled: { it: 'È già stato deciso.', en: 'It has already been decided.' },
  samePerson: {
    it: 'L’hai proposta tu: la conferma spetta a un altro responsabile.',
    en: 'You proposed it: confirming it is for another manager.',
  },
  preparing: {
    it: 'Sto ancora verificando che cosa verrebbe cancellato: conferma quando la scheda lo dice.',
    en: 'We are still looking at what would be erased: confirm it once the card says so.',
  },
  proposerGone: (name: string) => ({
    it: `${name || 'Chi l’ha proposta'} non è più tra i responsabili, e servono due responsabili: proponila di nuovo con il comando *cancella* e l’indirizzo, poi la conferma un altro.`,
    en: `${name || 'Whoever proposed it'} is no longer among the managers, and it takes two of them: propose it again with the command *erase* and the address, then another one confirms it.`,
  }),
  operator: {
    it: 'È l’indirizzo di un collega: ciò che il registro conserva di chi lavora qui non è dato di un cliente.',
    en: 'It is a colleague’s address: what the log keeps of those who work here is no customer’s data.',
  },
  ownAddress: {
    it: 'È un indirizzo nostro, o di un gruppo: non c’è nessuno da cancellare.',
    en: 'It is one of our own addresses, or a group’s: there is nobody to erase.',
  },
  openRequests: (numbers: string) => ({
    it: `Ha ancora richieste aperte (${numbers}): prima chiudetele, così chi aspetta riceve una risposta.`,
    en: `They still have open tickets (${numbers}): close them first, so that whoever waits gets an answer.`,
  }),
} satisfies InBoth;
