import type { InBoth, Said } from './in-both.ts';

/** What the admins' cards are about. */
export const noticeSubjects = [
  'unreadable-mail',
  'failed-effect',
  'blocked-effect',
  'late-effect',
  'channel-left',
  'letter-refused',
  'machine-mail',
  'complaint',
  'mailbox-silent',
  'mailbox-back',
  'older-database',
  'virus-found',
  'file-too-large',
  'secret-expiring',
  'secret-expired',
  'certificate-expiring',
  'certificate-expired',
  'probe-lost',
  'probe-back',
  'scanner-silent',
  'scanner-back',
] as const;
export type NoticeSubject = (typeof noticeSubjects)[number];

export const noticeTitles = {
  'unreadable-mail': {
    it: 'Non siamo riusciti a leggere un’email',
    en: 'We could not read a mail',
  },
  'failed-effect': {
    it: 'Qualcosa non è stato recapitato',
    en: 'Something could not be delivered',
  },
  'blocked-effect': {
    it: 'Schede e messaggi sono in attesa: la chat non li accetta',
    en: 'Cards and lines are waiting: the chat does not take them',
  },
  'late-effect': {
    it: 'Qualcosa è in attesa da più di un’ora',
    en: 'Something has been waiting for more than an hour',
  },
  'channel-left': {
    it: 'Lo sportello ha lasciato un canale',
    en: 'The desk has left a channel',
  },
  'letter-refused': { it: 'Una lettera è stata rifiutata', en: 'A letter was refused' },
  'machine-mail': {
    it: 'Un’email scritta da un programma',
    en: 'A mail written by a program',
  },
  complaint: {
    it: 'Un destinatario ha segnalato una nostra lettera come indesiderata',
    en: 'Somebody reported a letter of ours as unwanted',
  },
  'mailbox-silent': { it: 'Una casella non viene più letta', en: 'A mailbox is not being read' },
  'mailbox-back': {
    it: 'La casella viene letta di nuovo',
    en: 'The mailbox is being read again',
  },
  'older-database': {
    it: 'Il database è più vecchio di quanto posta e chat hanno visto',
    en: 'The database is older than what mail and chats have seen',
  },
  'virus-found': { it: 'Un’email ha portato un virus', en: 'A mail brought a virus' },
  'file-too-large': {
    it: 'Un allegato è troppo grande per l’antivirus',
    en: 'An attachment is too large for the virus scanner',
  },
  'secret-expiring': { it: 'Una chiave sta per scadere', en: 'A secret is about to expire' },
  'secret-expired': { it: 'Una chiave è scaduta', en: 'A secret has expired' },
  'certificate-expiring': {
    it: 'Un certificato sta per scadere',
    en: 'A certificate is about to expire',
  },
  'certificate-expired': { it: 'Un certificato è scaduto', en: 'A certificate has expired' },
  'probe-lost': { it: 'L’email di prova non è tornata', en: 'The probe mail did not come back' },
  'probe-back': { it: 'L’email di prova torna di nuovo', en: 'The probe mail comes back again' },
  'scanner-silent': { it: 'L’antivirus non risponde', en: 'The virus scanner does not answer' },
  'scanner-back': { it: 'L’antivirus risponde di nuovo', en: 'The virus scanner answers again' },
} satisfies Record<NoticeSubject, Said>;

export const noticeTexts = {
  'unreadable-mail': {
    it: 'È conservata così com’è arrivata e non ha aperto nessuna richiesta. Decidi che cosa farne: l’originale non va perso.',
    en: 'It is kept as it came and opened no ticket. Decide what becomes of it: the original is never lost.',
  },
  'failed-effect': {
    it: 'Non verrà ritentato da solo. Il motivo dice che cosa sistemare.',
    en: 'It will not be tried again by itself. The reason says what to mend.',
  },
  'blocked-effect': {
    it: 'Niente va perso: partono da soli, entro un minuto da quando il problema è risolto.',
    en: 'Nothing is lost: they go out by themselves, within a minute of its being mended.',
  },
  'late-effect': {
    it: 'Lo sportello continua a provare, per almeno tre giorni, e parte da solo appena è possibile. Il motivo dice dove guardare.',
    en: 'The desk goes on trying, for three days at least, and it goes by itself as soon as it can. The reason says where to look.',
  },
  'channel-left': {
    it: 'Non è più in desk.yaml. Gli aggiornamenti che lo aspettavano sono stati scartati; le richieste aperte hanno, o avranno a breve, una scheda in ogni canale configurato.',
    en: 'desk.yaml does not name it any more. Updates that were waiting for it have been dropped; every open ticket has a card in each configured channel, or will soon.',
  },
  'letter-refused': {
    it: 'Il cliente non l’ha ricevuta. Controlla l’indirizzo, oppure telefona.',
    en: 'The customer did not get it. Check the address, or call.',
  },
  'machine-mail': {
    it: 'Non appartiene a nessuna richiesta e non ne apre una. È conservata.',
    en: 'It belongs to no ticket and opens none. It is kept.',
  },
  complaint: {
    it: 'Ce lo riferisce il suo gestore di posta. A quell’indirizzo non va più nulla di automatico: chiarite con il cliente, poi gli invii si possono riprendere.',
    en: 'Their mail provider tells us. Nothing automatic goes to that address any more: settle it with the customer, then it can be resumed.',
  },
  'mailbox-silent': {
    it: 'Le richieste che arrivano lì non si vedono. Controlla server, password e rete: npm run sportello -- check',
    en: 'Requests that arrive there are not seen. Check server, password and network: npm run sportello -- check',
  },
  'mailbox-back': {
    it: 'Le email arrivate nel frattempo vengono prese adesso.',
    en: 'What came in the meantime is taken in now.',
  },
  'older-database': {
    it: 'È stato riportato a uno stato precedente. I numeri delle richieste proseguono da più avanti, così nessuno viene dato due volte, e le schede delle richieste aperte vengono ridisegnate come questo database le conosce. Che cosa è successo nel frattempo: docs/restoring.md',
    en: 'An earlier state of it was put back. Ticket numbers go on further up, so that none is given out twice, and the cards of open requests are drawn as this database knows them. What happened in the time between: docs/restoring.md',
  },
  'virus-found': {
    it: 'L’allegato è trattenuto e nessuno può aprirlo; il resto dell’email è nella richiesta. Avvisa il cliente: forse non lo sa.',
    en: 'The attachment is held and nobody can open it; the rest of the mail is in the ticket. Tell the customer, who may not know.',
  },
  'file-too-large': {
    it: 'Resta trattenuto. Si trova nell’email originale; oppure alza StreamMaxLength in clamd.conf e riavvia lo sportello.',
    en: 'It stays held. It is in the original mail; or raise StreamMaxLength in clamd.conf and start the desk anew.',
  },
  'secret-expiring': {
    it: 'Quando sarà scaduta, ciò che è scritto qui sotto smetterà di funzionare. Creane una nuova presso il fornitore, mettila in .env, scrivi la nuova data in desk.yaml e riavvia lo sportello.',
    en: 'When it has expired, what stands below stops working. Make a new one at the provider, put it into .env, write its date into desk.yaml, and start the desk anew.',
  },
  'secret-expired': {
    it: 'Ciò che è scritto qui sotto non funziona più, o sta per fermarsi. Creane una nuova presso il fornitore, mettila in .env, scrivi la nuova data in desk.yaml e riavvia lo sportello.',
    en: 'What stands below does not work any more, or is about to stop. Make a new one at the provider, put it into .env, write its date into desk.yaml, and start the desk anew.',
  },
  'certificate-expiring': {
    it: 'Quando sarà scaduto, le connessioni al server a cui serve verranno rifiutate. Il certificato di un server di posta lo rinnova chi gestisce quel server; quello di una nostra autorità (desk.yaml: tls) va sostituito nel suo file, poi si riavvia lo sportello.',
    en: 'When it has expired, connections to the server it stands for are refused. A mail server’s certificate is renewed by whoever runs that server; one of our own authority (desk.yaml: tls) is replaced in its file, and the desk started anew.',
  },
  'certificate-expired': {
    it: 'Le connessioni al server a cui serve vengono rifiutate. Il certificato di un server di posta lo rinnova chi gestisce quel server; quello di una nostra autorità (desk.yaml: tls) va sostituito nel suo file, poi si riavvia lo sportello.',
    en: 'Connections to the server it stands for are refused. A mail server’s certificate is renewed by whoever runs that server; one of our own authority (desk.yaml: tls) is replaced in its file, and the desk started anew.',
  },
  'probe-lost': {
    it: 'Lo sportello si è scritto da solo, e la lettera non è arrivata in tempo: forse le email dei clienti non arrivano, o le nostre non partono. Controlla: npm run sportello -- check',
    en: 'The desk wrote to itself, and the letter did not arrive in time: customers’ mail may not get in, or ours not out. Look with: npm run sportello -- check',
  },
  'probe-back': { it: 'La posta parte e arriva.', en: 'Mail goes out and comes in.' },
  'scanner-silent': {
    it: 'Le email arrivano come sempre, ma i loro allegati restano trattenuti finché non torna. Controlla clamd: npm run sportello -- check',
    en: 'Mail comes in as always, but its attachments stay held until it is back. Look after clamd: npm run sportello -- check',
  },
  'scanner-back': {
    it: 'Gli allegati trattenuti vengono controllati adesso.',
    en: 'The attachments that were held are being checked now.',
  },
} satisfies Record<NoticeSubject, Said>;

export const noticeFacts: Record<string, Said> = {
  mail: { it: 'Email n.', en: 'Mail no.' },
  mailbox: { it: 'Casella', en: 'Mailbox' },
  place: { it: 'Riferimento', en: 'Reference' },
  sender: { it: 'Mittente', en: 'Sender' },
  error: { it: 'Motivo', en: 'Reason' },
  task: { it: 'Che cosa', en: 'What' },
  ticket: { it: 'Richiesta', en: 'Ticket' },
  address: { it: 'Indirizzo', en: 'Address' },
  known: { it: 'Ultimo numero conosciuto', en: 'Last number it knew' },
  seen: { it: 'Numero visto fuori', en: 'Number seen outside' },
  next: { it: 'Prossimo numero', en: 'Next number' },
  why: { it: 'Perché', en: 'Why' },
  since: { it: 'Dal', en: 'Since' },
  subject: { it: 'Oggetto', en: 'Subject' },
  channel: { it: 'Canale', en: 'Channel' },
  dropped: { it: 'Aggiornamenti scartati', en: 'Updates dropped' },
  file: { it: 'File', en: 'File' },
  virus: { it: 'Virus', en: 'Virus' },
  secret: { it: 'Chiave', en: 'Secret' },
  certificate: { it: 'Certificato', en: 'Certificate' },
  expires: { it: 'Scade', en: 'Expires' },
  left: { it: 'Giorni rimasti', en: 'Days left' },
  stops: { it: 'Che cosa si ferma', en: 'What stops' },
};

/** What no longer works without a secret. */
export const stops = {
  slack: {
    it: 'le schede in Slack e i loro pulsanti',
    en: 'the cards in Slack and their buttons',
  },
  teams: {
    it: 'le schede in Teams e i loro pulsanti',
    en: 'the cards in Teams and their buttons',
  },
  smtp: {
    it: 'l’invio delle lettere ai clienti',
    en: 'the letters to customers',
  },
  mailbox: (address: string) => ({
    it: `la lettura della casella ${address}`,
    en: `the reading of ${address}`,
  }),
} satisfies InBoth;
