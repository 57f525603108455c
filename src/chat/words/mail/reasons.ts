import type { InBoth, Said } from '../in-both.ts';

/** Why something did not go, and what to do about it, where nobody tries any more: what servers, networks and platforms say in words of their own. */
const sentences = {
  // A letter and its address (RFC 3463, X.1 to X.7).
  'no-such-address': {
    it: 'l’indirizzo non esiste o non è attivo: correggilo, oppure telefona al cliente',
    en: 'the address does not exist, or is switched off: correct it, or call the customer',
  },
  'bad-domain': {
    it: 'il dominio dell’indirizzo non riceve posta: forse è scritto male, correggilo',
    en: 'the address’s domain takes no mail: it may be misspelt, correct it',
  },
  'bad-address': {
    it: 'l’indirizzo non è scritto come dovrebbe: correggilo',
    en: 'the address is not written as it should be: correct it',
  },
  'mailbox-full': {
    it: 'la casella del cliente è piena: telefona, e rinvia l’email quando c’è posto',
    en: 'the customer’s mailbox is full: call, and resend the email once there is room',
  },
  'too-large': {
    it: 'l’email è troppo grande per il server: invia meno allegati, oppure un link',
    en: 'the email is too large for the server: send fewer attachments, or a link',
  },
  'attachment-refused': {
    it: 'il server rifiuta un allegato: mandalo in un altro formato, oppure come link',
    en: 'the server refuses an attachment: send it in another format, or as a link',
  },
  infected: {
    it: 'in un allegato è stato trovato un virus: scrivi di nuovo senza quel file',
    en: 'a virus was found in an attachment: write again without that file',
  },
  'not-scanned': {
    it: 'un allegato è troppo grande per l’antivirus: mandalo in più parti, oppure come link',
    en: 'an attachment is too large for the virus scanner: send it in parts, or as a link',
  },
  'sender-refused': {
    it: 'il server non accetta il nostro indirizzo mittente: controlla in desk.yaml con quale casella si invia',
    en: 'the server does not accept our sender’s address: check in desk.yaml from which mailbox you send',
  },
  'not-trusted': {
    it: 'il server del cliente non si fida delle nostre email: controlla SPF, DKIM e DMARC del dominio',
    en: 'the customer’s server does not trust our emails: check the domain’s SPF, DKIM and DMARC',
  },
  'blocked-as-spam': {
    it: 'il server ci rifiuta per le sue regole o come spam: scrivi a chi lo gestisce, intanto telefona al cliente',
    en: 'the server refuses us by its rules, or as spam: write to whoever runs it, and call the customer meanwhile',
  },
  'relay-denied': {
    it: 'il nostro server di posta non inoltra a questo indirizzo: controlla utente e porta sotto smtp in desk.yaml',
    en: 'our mail server does not relay to this address: check user and port below smtp in desk.yaml',
  },
  'mail-loop': {
    it: 'l’email gira in tondo tra server: chi gestisce la casella del cliente deve correggere i suoi inoltri',
    en: 'the email goes round in circles: whoever runs the customer’s mailbox must fix its forwarding',
  },
  'letters-not-taken': {
    it: 'il server del cliente non accetta caratteri o formato dell’email: scrivi a un altro indirizzo, oppure telefona',
    en: 'the customer’s server does not take the email’s characters or format: use another address, or call',
  },
  'gave-up': {
    it: 'il server del cliente non ha risposto per giorni: controlla l’indirizzo, oppure telefona',
    en: 'the customer’s server did not answer for days: check the address, or call',
  },
  'come-again': {
    it: 'il server ha rimandato l’email finché non si è smesso di riprovare: «Invia di nuovo» nella conversazione, oppure telefona',
    en: 'the server put the email off until the tries were over: press “Resend” in the conversation, or call the customer',
  },
  'rejected-for-good': {
    it: 'il server rifiuta l’email: controlla l’indirizzo, oppure telefona al cliente',
    en: 'the server rejects the email: check the address, or call the customer',
  },
  'no-address': {
    it: 'l’email non ha un indirizzo: aggiungilo con «Cliente…», poi scrivi di nuovo',
    en: 'the email has no address: add it with “Customer…”, then write again',
  },
  // Logging in.
  'login-refused': {
    it: 'nome utente o password non sono accettati: correggili in desk.yaml e .env; alcuni gestori vogliono una password per app',
    en: 'user or password is not accepted: correct them in desk.yaml and .env; some providers want a password for apps',
  },
  'secret-expired': {
    it: 'la chiave dell’app presso il gestore di posta è scaduta: creane una nuova e mettila in .env',
    en: 'the app’s secret at the mail provider has expired: create a new one and put it in .env',
  },
  'token-refused': {
    it: 'il gestore di posta non dà accesso all’app: confronta .env con l’app presso il gestore, o ripeti l’autorizzazione',
    en: 'the mail provider does not let the app in: compare .env with the app at the provider, or grant access anew',
  },
  'no-folder': {
    it: 'la cartella non c’è, o l’utente non può leggerla: correggi «folder» in desk.yaml',
    en: 'the folder is not there, or the user may not read it: correct “folder” in desk.yaml',
  },
  'mailbox-busy': {
    it: 'il server ha troppe connessioni aperte o un limite raggiunto: alzalo presso il gestore',
    en: 'the server has too many connections, or a limit is reached: raise it at the provider',
  },
  // The wire.
  'nobody-listens': {
    it: 'il server rifiuta la connessione: controlla che sia acceso, e indirizzo e porta in desk.yaml',
    en: 'the server refuses the connection: check that it is running, and its host and port in desk.yaml',
  },
  'no-such-server': {
    it: 'nessun server con questo nome: correggilo in desk.yaml, o controlla il DNS di questa macchina',
    en: 'there is no server of this name: correct it in desk.yaml, or check this machine’s DNS',
  },
  'no-answer': {
    it: 'il server non risponde in tempo: forse un firewall lo impedisce, o l’indirizzo è sbagliato',
    en: 'the server does not answer in time: a firewall may be in the way, or the address is wrong',
  },
  'no-route': {
    it: 'da questa macchina non si arriva al server: controlla rete e instradamento',
    en: 'there is no way from this machine to the server: check network and routes',
  },
  'hung-up': {
    it: 'la connessione si è interrotta a ogni tentativo: controlla la rete e l’impostazione «tls»',
    en: 'the connection broke off at each try: check the network and the setting “tls”',
  },
  'certificate-expired': {
    it: 'il certificato del server è scaduto: chi lo gestisce deve rinnovarlo',
    en: 'the server’s certificate has expired: whoever runs it must renew it',
  },
  'certificate-early': {
    it: 'il certificato del server non è ancora valido: controlla l’orologio di questa macchina',
    en: 'the server’s certificate is not valid yet: check this machine’s clock',
  },
  'certificate-unknown': {
    it: 'il certificato del server è di un’autorità sconosciuta: se è la vostra, indicala in desk.yaml: tls: { ca: FILE }',
    en: 'the server’s certificate is of an unknown authority: if it is your own, name it in desk.yaml: tls: { ca: FILE }',
  },
  'certificate-name': {
    it: 'il certificato è di un altro nome: scrivi in desk.yaml il nome che vi compare',
    en: 'the certificate is of another name: write the name that stands in it into desk.yaml',
  },
  'tls-otherwise': {
    it: 'server e Sportello non si accordano sulla cifratura: correggi «tls» (starttls o implicit) e la porta in desk.yaml',
    en: 'server and Sportello do not agree on encryption: correct “tls” (starttls or implicit) and the port in desk.yaml',
  },
  // The chats.
  'chat-channel': {
    it: 'il canale non c’è, o l’app non lo vede: controlla desk.yaml e aggiungi l’app al canale',
    en: 'the channel is not there, or the app does not see it: check desk.yaml and add the app to the channel',
  },
  'chat-not-in': {
    it: 'l’app non è nel canale: in Slack scrivi lì /invite @Sportello, in Teams installala di nuovo nel team',
    en: 'the app is not in the channel: in Slack type /invite @Sportello there, in Teams install it in the team again',
  },
  'chat-closed': {
    it: 'nel canale non si può più scrivere (archiviato, o di un tipo che non lo consente): indicane un altro in desk.yaml',
    en: 'the channel cannot be written to any more (archived, or of a kind that does not allow it): name another in desk.yaml',
  },
  'chat-moderated': {
    it: 'il canale limita chi può scrivere: cambiane le impostazioni per l’app, o chiedi agli amministratori',
    en: 'the channel limits who may post: change its settings for the app, or ask the admins',
  },
  'chat-admins': {
    it: 'gli amministratori della chat non lo permettono all’app: chiedi loro di autorizzarla',
    en: 'the chat’s admins do not allow the app to: ask them to let it in',
  },
  'chat-network': {
    it: 'la chat ammette solo reti note: chiedi ai suoi amministratori di aggiungere quella di questo server',
    en: 'the chat lets named networks in only: ask its admins to add this server’s',
  },
  'chat-token': {
    it: 'le credenziali dell’app non valgono più: copiale di nuovo in .env e riavvia lo sportello',
    en: 'the app’s credentials are not valid any more: copy them into .env again and restart the desk',
  },
  'chat-removed': {
    it: 'l’app è stata rimossa o disattivata: installala di nuovo',
    en: 'the app was removed or switched off: install it again',
  },
  'chat-scope': {
    it: 'all’app manca un permesso: confrontala con i file in manifest/ e reinstallala',
    en: 'the app lacks a permission: compare it with the files in manifest/ and install it again',
  },
  'chat-retired': {
    it: 'la chat non offre più ciò che questa versione usa: aggiorna Sportello',
    en: 'the chat no longer offers what this version uses: update Sportello',
  },
  'chat-content': {
    it: 'la chat rifiuta il messaggio in sé: è un difetto di Sportello, segnalalo con il log',
    en: 'the chat refuses the message itself: it is a fault of Sportello’s, report it with the log',
  },
  'chat-unknown': {
    it: 'la chat rifiuta per un motivo che Sportello non conosce: cercalo nella sua documentazione',
    en: 'the chat refuses for a reason that Sportello does not know: look it up in its documentation',
  },
  'chat-slow': {
    it: 'la chat ha chiesto di rallentare finché non si è smesso di riprovare: se accade spesso, segnalalo con il log',
    en: 'the chat asked to slow down until the tries were over: if it happens often, report it with the log',
  },
  'chat-stumbled': {
    it: 'la chat ha avuto un guasto suo: guarda la pagina del suo stato',
    en: 'the chat had a fault of its own: look at its status page',
  },
  'chat-unset': {
    it: 'la chat, o il canale, non è più in desk.yaml: rimettilo lì, se serve ancora',
    en: 'the chat, or the channel, is no longer in desk.yaml: put it back if it is still needed',
  },
  'chat-not-installed': {
    it: 'l’app non è ancora in nessun team: installala in Teams, nel team degli operatori',
    en: 'the app is not in any team yet: install it in Teams, in the operators’ team',
  },
  // Other systems, and the house itself.
  'hook-redirects': {
    it: 'l’altro sistema risponde da un nuovo indirizzo: scrivilo in desk.yaml, sotto webhooks',
    en: 'the other system has moved: write its new address into desk.yaml, below webhooks',
  },
  'hook-gone': {
    it: 'l’altro sistema non vuole più aggiornamenti: toglilo da desk.yaml, o chiedi a chi lo gestisce',
    en: 'the other system wants no more updates: take it out of desk.yaml, or ask whoever runs it',
  },
  'hook-unauthorized': {
    it: 'l’altro sistema non accetta la nostra firma o l’indirizzo: confronta chiave e url con chi lo gestisce',
    en: 'the other system does not accept our signature or address: compare key and url with whoever runs it',
  },
  'hook-failing': {
    it: 'l’altro sistema risponde con un errore suo: avvisa chi lo gestisce',
    en: 'the other system answers with an error of its own: tell whoever runs it',
  },
  scanner: {
    it: 'l’antivirus non risponde come dovrebbe: controlla che clamd sia in funzione',
    en: 'the virus scanner does not answer as it should: check that clamd is running',
  },
  database: {
    it: 'il database non ha risposto: controlla che PostgreSQL sia in funzione e che il disco non sia pieno',
    en: 'the database did not answer: check that PostgreSQL is running and that the disk is not full',
  },
} satisfies Record<string, Said>;

/** The same while it is still tried: what passes by itself asks for nothing. */
const whileTried = {
  'mailbox-full': {
    it: 'la casella del cliente è piena: si riprova da sé; se è urgente, telefona',
    en: 'the customer’s mailbox is full: it is tried again by itself; if it is urgent, call',
  },
  'come-again': {
    it: 'il server chiede di aspettare: si riprova da sé, non c’è nulla da fare',
    en: 'the server asks to wait: it is tried again by itself, there is nothing to do',
  },
  'mailbox-busy': {
    it: 'il server ha troppe connessioni aperte o un limite raggiunto: si riprova da sé; se dura, alzalo presso il gestore',
    en: 'the server has too many connections, or a limit is reached: it is tried again; if it lasts, raise it at the provider',
  },
  'hung-up': {
    it: 'la connessione si è interrotta: si riprova da sé; se continua, controlla rete e impostazione «tls»',
    en: 'the connection broke off: it is tried again; if it goes on, check the network and the setting “tls”',
  },
  'chat-unknown': {
    it: 'la chat rifiuta per un motivo che Sportello non conosce: si riprova da sé; se dura, cercalo nella sua documentazione',
    en: 'the chat refuses for a reason that Sportello does not know: it is tried again; if it lasts, look it up in its documentation',
  },
  'chat-slow': {
    it: 'la chat chiede di rallentare: si riprova da sé, non c’è nulla da fare',
    en: 'the chat asks to slow down: it is tried again by itself, there is nothing to do',
  },
  'chat-stumbled': {
    it: 'la chat ha un guasto suo: si riprova da sé; se dura, guarda la pagina del suo stato',
    en: 'the chat has a fault of its own: it is tried again; if it lasts, look at its status page',
  },
} satisfies Partial<Record<keyof typeof sentences, Said>>;

/** What a reason is, as far as it is known. */
export type ReasonKind = keyof typeof sentences;

export const toldReasons = {
  /** Where nobody tries any more, or it does not matter. */
  sentences,
  whileTried,
  /** Behind a sentence, or alone: the words of whoever refused, as they are. */
  quoted: {
    server: (words: string) => ({
      it: `il server ha scritto: «${words}»`,
      en: `the server wrote: “${words}”`,
    }),
    slack: (words: string) => ({ it: `Slack ha scritto: «${words}»`, en: `Slack wrote: “${words}”` }),
    teams: (words: string) => ({ it: `Teams ha scritto: «${words}»`, en: `Teams wrote: “${words}”` }),
    program: (words: string) => ({
      it: `dettaglio tecnico: «${words}»`,
      en: `technical detail: “${words}”`,
    }),
  },
} satisfies InBoth;
