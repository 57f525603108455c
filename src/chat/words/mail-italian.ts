import type { MailWords } from './mail-words.ts';

export const mailItalian: MailWords = {
  lines: {
    merged: (who, into) => `${who} l’ha unita a ${into}: si va avanti lì.`,
    absorbed: (who, from) => `${who} ha unito qui la richiesta ${from}, con tutta la sua conversazione.`,
    splitOff: (who, sender, into) =>
      `${who} ha separato un messaggio di ${sender}: ora è la richiesta ${into}.`,
    linked: (who, to) => `${who} l’ha collegata a ${to}.`,
    bounced: (recipient, status) =>
      `Una nostra lettera non è arrivata a ${recipient}${status ? ` (${status})` : ''}: l’indirizzo non la riceve.`,
    recalled: who => `${who} ha fermato la lettera prima che partisse.`,
    resent: (who, recipient) => `${who} ha rispedito una lettera a ${recipient}.`,
  },
  merged: token => `Unita a ${token}`,
  notices: {
    looksLike: token => `Somiglia a ${token}: stesso mittente, testo simile.`,
    folded: count => `${count} email uguali arrivate insieme, raccolte in questa scheda.`,
    undeliverable: status =>
      `Le nostre lettere non arrivano a questo indirizzo (${status}). Meglio telefonare.`,
  },
  mergeInto: token => `Unisci a ${token}`,
  relate: {
    relation: 'Che cosa vuoi fare?',
    merge: 'Unirla a un’altra richiesta',
    link: 'Collegarla a un’altra richiesta',
    split: 'Separare un messaggio in una richiesta nuova',
    number: 'Numero dell’altra richiesta',
    numberPlaceholder: '1042',
    message: 'Messaggio da separare',
    messagePlaceholder: 'Solo per separare',
    noNumber: 'Scrivi il numero di una richiesta che esiste.',
    noMessage: 'Scegli quale messaggio separare; il primo resta sempre qui.',
  },
  undo: { label: 'Annulla l’invio', pending: seconds => `La lettera parte tra ${seconds} secondi.` },
  resend: 'Rispedisci',
  wrongLanguage: {
    notice: (draft, customer) =>
      `Il testo sembra in ${draft.toLowerCase()}, ma al cliente si scrive in ${customer.toLowerCase()}. Se va bene così, invialo: te lo chiediamo due volte.`,
    sendAnyway: 'Invia comunque',
  },
  complaint: {
    lift: 'Riprendi gli invii automatici',
    lifted: address => `Fatto: a ${address} gli invii automatici riprendono.`,
    settled: 'Per questo indirizzo gli invii automatici sono già ripresi.',
    managersOnly: 'Lo decidono i responsabili e gli amministratori.',
  },
  quarantine: {
    import: 'Importa come nuova',
    attach: 'Allega a una richiesta',
    discard: 'Scarta',
    form: {
      title: 'Allega a…',
      intro: 'L’email viene messa, così com’è arrivata, nella conversazione della richiesta.',
      number: 'Numero della richiesta',
      submit: 'Allega',
    },
    subject: 'Email che non si è potuta leggere',
    imported: token => `Importata: è la richiesta ${token}.`,
    attached: token => `Allegata alla richiesta ${token}.`,
    discarded: 'Scartata. L’originale resta conservato.',
    settled: 'Ci ha già pensato qualcuno.',
    managersOnly: 'Di queste email si occupano i responsabili e gli amministratori.',
  },
};
