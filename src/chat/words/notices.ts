import { serviceNotices } from './availability/availability.ts';
import type { Said } from './in-both.ts';
import { portalNotices } from './mail/portal.ts';
import { erasureNotices } from './privacy/four-eyes.ts';

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
  'reply-proposed',
  'reply-approved',
  'reply-refused',
  'reply-retired',
  'portal-asked',
  'portal-granted',
  'portal-refused',
  'erasure-asked',
  'erasure-preparing',
  'erasure-unknown',
  'erasure-proposed',
  'erasure-confirmed',
  'erasure-dropped',
  'erasure-left-open',
  'stray-complaint',
  'mailbox-silent',
  'mailbox-back',
  'older-database',
  'virus-found',
  'file-too-large',
  'secret-expiring',
  'secret-expired',
  'certificate-expiring',
  'certificate-expired',
  'security-txt-expiring',
  'security-txt-expired',
  'probe-lost',
  'probe-back',
  'scanner-silent',
  'scanner-back',
  'webhook-given-up',
  'service-down',
  'service-back',
] as const;
export type NoticeSubject = (typeof noticeSubjects)[number];

export const noticeTitles = {
  'unreadable-mail': {
    it: 'Non siamo riusciti a leggere un’email',
    en: 'We could not read an email',
  },
  'failed-effect': {
    it: 'Qualcosa non è stato recapitato',
    en: 'Something could not be delivered',
  },
  'blocked-effect': {
    it: 'Schede e messaggi in attesa: la chat non li accetta',
    en: 'Cards and messages are waiting: the chat is not accepting them',
  },
  'late-effect': {
    it: 'Qualcosa è in attesa da più di un’ora',
    en: 'Something has been waiting for more than an hour',
  },
  'channel-left': {
    it: 'Lo sportello ha lasciato un canale',
    en: 'The desk has left a channel',
  },
  'letter-refused': { it: 'Un’email è stata rifiutata', en: 'An email was rejected' },
  'machine-mail': {
    it: 'Email inviata da un sistema automatico',
    en: 'Automated email',
  },
  complaint: {
    it: 'Un destinatario ha segnalato una nostra email come spam',
    en: 'A recipient marked our email as spam',
  },
  'reply-proposed': { it: 'Una risposta pronta da approvare', en: 'A saved reply to approve' },
  'reply-approved': { it: 'Risposta pronta approvata', en: 'Saved reply approved' },
  'reply-refused': { it: 'Risposta pronta rifiutata', en: 'Saved reply refused' },
  'reply-retired': { it: 'Risposta pronta ritirata', en: 'Saved reply retired' },
  ...portalNotices.titles,
  ...erasureNotices.titles,
  'stray-complaint': {
    it: 'Una segnalazione di spam che non riguarda le nostre email',
    en: 'A spam complaint that is about none of our emails',
  },
  'mailbox-silent': { it: 'Una casella non viene più letta', en: 'A mailbox is not being read' },
  'mailbox-back': {
    it: 'La casella viene letta di nuovo',
    en: 'The mailbox is being read again',
  },
  'older-database': {
    it: 'Il database è più vecchio di posta e chat',
    en: 'The database is older than mail and chats',
  },
  'virus-found': { it: 'Un’email conteneva un virus', en: 'An email contained a virus' },
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
  'security-txt-expiring': { it: 'security.txt sta per scadere', en: 'security.txt is about to expire' },
  'security-txt-expired': { it: 'security.txt è scaduto', en: 'security.txt has expired' },
  'probe-lost': { it: 'L’email di prova non è tornata', en: 'The probe email did not come back' },
  'probe-back': { it: 'L’email di prova è tornata', en: 'The probe email came back' },
  'scanner-silent': { it: 'L’antivirus non risponde', en: 'The virus scanner is not responding' },
  'scanner-back': { it: 'L’antivirus risponde di nuovo', en: 'The virus scanner is responding again' },
  'webhook-given-up': {
    it: 'Un sistema esterno non riceve gli aggiornamenti',
    en: 'An outside system is not getting updates',
  },
  ...serviceNotices.titles,
} satisfies Record<NoticeSubject, Said>;

export const noticeTexts = {
  'unreadable-mail': {
    it: 'È conservata così com’è arrivata e non ha aperto nessuna richiesta. Decidi che cosa farne: l’originale resta al sicuro.',
    en: 'It is kept as it arrived and did not open a ticket. Decide what to do with it: the original is never lost.',
  },
  'failed-effect': {
    it: 'Non verrà ritentato in automatico. Il motivo dice che cosa correggere.',
    en: 'It will not be retried automatically. The reason says what to fix.',
  },
  'blocked-effect': {
    it: 'Niente va perso: partono da soli, entro un minuto dalla soluzione del problema.',
    en: 'Nothing is lost: they go out by themselves, within a minute of the fix.',
  },
  'late-effect': {
    it: 'Lo sportello continua a provare per almeno tre giorni: partirà da sé appena possibile. Il motivo dice dove guardare.',
    en: 'The desk keeps trying for at least three days, and it goes out by itself as soon as possible. The reason says where to look.',
  },
  'channel-left': {
    it: 'Non è più in desk.yaml. Gli aggiornamenti in attesa sono stati scartati; ogni richiesta aperta ha, o avrà a breve, una scheda in ogni canale configurato.',
    en: 'It is no longer in desk.yaml. Updates waiting for it have been dropped; every open ticket has a card in each configured channel, or will soon.',
  },
  'letter-refused': {
    it: 'Il cliente non l’ha ricevuta. Controlla l’indirizzo, oppure telefona.',
    en: 'The customer did not receive it. Check the address, or call.',
  },
  'machine-mail': {
    it: 'Non riguarda nessuna richiesta e non ne apre una nuova. È conservata.',
    en: 'It belongs to no ticket and does not open one. It is kept.',
  },
  complaint: {
    it: 'Ce lo segnala il suo gestore di posta. A quell’indirizzo non inviamo più email automatiche: chiarisci con il cliente, poi gli invii si possono riprendere.',
    en: 'Reported by their mail provider. That address no longer gets automatic emails: clear it up with the customer, then they can be resumed.',
  },
  'reply-proposed': {
    it: 'Approvata, è proposta a tutti nei moduli di risposta. «Modifica…» la mostra per intero.',
    en: 'Once approved, everybody is offered it in the reply forms. “Change…” shows all of it.',
  },
  'reply-approved': {
    it: 'È proposta a tutti nei moduli di risposta, come si legge qui.',
    en: 'Everybody is offered it in the reply forms, as it reads here.',
  },
  'reply-refused': {
    it: 'Non è proposta a nessuno. Per averla, va proposta di nuovo.',
    en: 'Nobody is offered it. To have it, propose it again.',
  },
  'reply-retired': {
    it: 'Era tra le risposte pronte, e non è più proposta a nessuno.',
    en: 'It was a saved reply, and is offered to nobody any more.',
  },
  ...portalNotices.texts,
  ...erasureNotices.texts,
  'stray-complaint': {
    it: 'Non nomina nessuna email che abbiamo inviato: per noi non cambia nulla, e le email automatiche continuano.',
    en: 'It names no email that we sent: nothing changes, and automatic emails go on.',
  },
  'mailbox-silent': {
    it: 'Le richieste che arrivano lì non si vedono. Controlla server, password e rete: npm run sportello -- check',
    en: 'Requests that arrive there are not seen. Check server, password and network: npm run sportello -- check',
  },
  'mailbox-back': {
    it: 'Le email arrivate nel frattempo stanno entrando adesso.',
    en: 'Emails that arrived in the meantime are coming in now.',
  },
  'older-database': {
    it: 'È stato ripristinato da una copia precedente. La numerazione delle richieste riparte da più avanti, così nessun numero viene usato due volte, e le schede delle richieste aperte vengono ridisegnate secondo questo database. Per ciò che è successo nel frattempo: docs/restoring.md',
    en: 'It was restored from an older backup. Ticket numbers continue from further on, so that none is used twice, and the cards of open tickets are redrawn as this database knows them. For what happened in between: docs/restoring.md',
  },
  'virus-found': {
    it: 'L’allegato è trattenuto e nessuno può aprirlo; il resto dell’email è nella richiesta. Avvisa il cliente: forse non lo sa.',
    en: 'The attachment is held and nobody can open it; the rest of the email is in the ticket. Tell the customer, who may not know.',
  },
  'file-too-large': {
    it: 'Resta trattenuto: si trova nell’email originale. Per accettarlo, alza StreamMaxLength in clamd.conf e riavvia lo sportello.',
    en: 'It stays held: it is in the original email. To let it through, raise StreamMaxLength in clamd.conf and restart the desk.',
  },
  'secret-expiring': {
    it: 'Quando sarà scaduta, ciò che è indicato qui sotto smetterà di funzionare. Creane una nuova presso il fornitore, inseriscila in .env, scrivi la nuova data in desk.yaml e riavvia lo sportello.',
    en: 'When it expires, what is listed below stops working. Create a new one at the provider, put it in .env, write its date in desk.yaml, and restart the desk.',
  },
  'secret-expired': {
    it: 'Ciò che è indicato qui sotto non funziona più, o sta per fermarsi. Creane una nuova presso il fornitore, inseriscila in .env, scrivi la nuova data in desk.yaml e riavvia lo sportello.',
    en: 'What is listed below has stopped working, or is about to. Create a new one at the provider, put it in .env, write its date in desk.yaml, and restart the desk.',
  },
  'certificate-expiring': {
    it: 'Quando sarà scaduto, le connessioni al suo server verranno rifiutate. Il certificato di un server di posta lo rinnova chi gestisce quel server; quello di una propria autorità (desk.yaml: tls) va sostituito nel suo file, poi si riavvia lo sportello.',
    en: 'When it expires, connections to its server will be refused. A mail server’s certificate is renewed by whoever runs that server; one of your own authority (desk.yaml: tls) must be replaced in its file, and the desk restarted.',
  },
  'certificate-expired': {
    it: 'Le connessioni al suo server vengono rifiutate. Il certificato di un server di posta lo rinnova chi gestisce quel server; quello di una propria autorità (desk.yaml: tls) va sostituito nel suo file, poi si riavvia lo sportello.',
    en: 'Connections to its server are refused. A mail server’s certificate is renewed by whoever runs that server; one of your own authority (desk.yaml: tls) must be replaced in its file, and the desk restarted.',
  },
  'security-txt-expiring': {
    it: 'Dopo quel giorno non vale più. Rileggi contatti e chiave, scrivi una data successiva in desk.yaml (security: securityTxt: expires) e riavvia lo sportello.',
    en: 'After that day it no longer holds. Check its contacts and key, write a later date into desk.yaml (security: securityTxt: expires), and restart the desk.',
  },
  'security-txt-expired': {
    it: 'Chi lo legge non deve più fidarsene. Rileggi contatti e chiave, scrivi una data successiva in desk.yaml (security: securityTxt: expires) e riavvia lo sportello.',
    en: 'Nobody who reads it should rely on it any more. Check its contacts and key, write a later date into desk.yaml (security: securityTxt: expires), and restart the desk.',
  },
  'probe-lost': {
    it: 'Lo sportello si è inviato un’email di prova, che non è arrivata in tempo: forse le email dei clienti non arrivano, o le nostre non partono. Controlla: npm run sportello -- check',
    en: 'The desk sent itself an email that did not arrive in time: customers’ emails may not be coming in, or ours not going out. Check with: npm run sportello -- check',
  },
  'probe-back': { it: 'La posta parte e arriva di nuovo.', en: 'Mail goes out and comes in again.' },
  'scanner-silent': {
    it: 'Le email arrivano come sempre, ma gli allegati restano trattenuti finché non torna a rispondere. Controlla clamd: npm run sportello -- check',
    en: 'Emails come in as always, but their attachments stay held until it is back. Check clamd: npm run sportello -- check',
  },
  'scanner-back': {
    it: 'Gli allegati in attesa vengono controllati adesso.',
    en: 'The attachments that were waiting are being checked now.',
  },
  'webhook-given-up': {
    it: 'Gli aggiornamenti non consegnati in tre giorni non vengono più ritentati. Correggi la causa, poi rimandali: npm run sportello -- webhooks resend',
    en: 'Updates that were not delivered in three days are not retried any more. Fix the cause, then send them again: npm run sportello -- webhooks resend',
  },
  ...serviceNotices.texts,
} satisfies Record<NoticeSubject, Said>;

export const noticeFacts: Record<string, Said> = {
  name: { it: 'Nome', en: 'Name' },
  italian: { it: 'In italiano', en: 'In Italian' },
  english: { it: 'In inglese', en: 'In English' },
  proposedBy: { it: 'Proposta da', en: 'Proposed by' },
  decidedBy: { it: 'Decisione di', en: 'Decided by' },
  decided: { it: 'Quando', en: 'When' },
  mail: { it: 'Email n.', en: 'Email no.' },
  mailbox: { it: 'Casella', en: 'Mailbox' },
  place: { it: 'Riferimento', en: 'Reference' },
  sender: { it: 'Mittente', en: 'Sender' },
  error: { it: 'Motivo', en: 'Reason' },
  webhook: { it: 'Webhook', en: 'Webhook' },
  count: { it: 'Aggiornamenti non consegnati', en: 'Updates not delivered' },
  task: { it: 'Che cosa', en: 'What' },
  ticket: { it: 'Richiesta', en: 'Ticket' },
  address: { it: 'Indirizzo', en: 'Address' },
  ...portalNotices.facts,
  ...erasureNotices.facts,
  ...serviceNotices.facts,
  known: { it: 'Ultimo numero nel database', en: 'Last number in the database' },
  seen: { it: 'Ultimo numero in posta e chat', en: 'Last number in mail and chats' },
  next: { it: 'Prossimo numero', en: 'Next number' },
  kind: { it: 'Che cos’è', en: 'What it is' },
  since: { it: 'Dal', en: 'Since' },
  subject: { it: 'Oggetto', en: 'Subject' },
  channel: { it: 'Canale', en: 'Channel' },
  dropped: { it: 'Aggiornamenti scartati', en: 'Updates dropped' },
  file: { it: 'File', en: 'File' },
  virus: { it: 'Virus', en: 'Virus' },
  secret: { it: 'Chiave', en: 'Secret' },
  certificate: { it: 'Certificato', en: 'Certificate' },
  'security-txt': { it: 'File', en: 'File' },
  expires: { it: 'Scade', en: 'Expires' },
  left: { it: 'Giorni rimasti', en: 'Days left' },
  stops: { it: 'Che cosa si ferma', en: 'What stops' },
};

/** What an automatic mail is, as the desk recognised it; its reasons stand in the log, for whoever looks after the mail. */
export const noticeKinds: Record<string, Said> = {
  'auto-reply': { it: 'una risposta automatica', en: 'an automatic reply' },
  bounce: { it: 'un avviso di mancato recapito', en: 'a delivery report' },
  machine: { it: 'un messaggio di un programma', en: 'a program’s message' },
  list: { it: 'un messaggio di una mailing list', en: 'a mailing list’s message' },
};
