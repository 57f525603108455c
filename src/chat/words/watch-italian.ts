import type { WatchWords } from './watch-words.ts';

const because = (why: string) => (why ? ` (${why})` : '');

export const watchItalian: WatchWords = {
  letter: {
    queued: to => `per ${to}: in partenza`,
    sent: to => `per ${to}: accettata dal server di posta`,
    delayed: (to, why) => `per ${to}: in ritardo, il server continua a provarci${because(why)}`,
    failed: (to, why) => `per ${to}: non recapitata${because(why)}`,
    held: (to, why) => `per ${to}: non inviata, ${why}`,
    bounced: (to, why) => `per ${to}: tornata indietro${because(why)}`,
    recalled: to => `per ${to}: fermata prima dell’invio`,
  },
  letterDelayed: recipient =>
    `Una nostra lettera per ${recipient} è in ritardo: il server continua a provarci.`,
  letterFailed: (recipient, status) =>
    `Una nostra lettera non è arrivata a ${recipient}${because(status)}. Si può rispedire dalla conversazione.`,
  virusFound: (file, signature) => `Nell’allegato ${file} c’è un virus (${signature}): non si può aprire.`,
  heldFile: {
    dangerous: name => `${name} (trattenuto: potrebbe essere pericoloso)`,
    virus: (name, signature) => `${name} (trattenuto: contiene un virus${because(signature)})`,
    unscanned: name => `${name} (in attesa dell’antivirus)`,
    'dangerous-unscanned': name => `${name} (in attesa dell’antivirus)`,
    'too-large': name => `${name} (trattenuto: troppo grande per l’antivirus)`,
  },
  heldPage: {
    dangerous:
      'Questo file è trattenuto: potrebbe essere pericoloso. Un amministratore lo trova nell’email originale.',
    virus:
      'Questo file è trattenuto: l’antivirus vi ha trovato un virus. Chiedi al cliente di mandarlo pulito.',
    unscanned: 'L’antivirus sta ancora controllando questo file. Riprova tra qualche minuto.',
    'dangerous-unscanned': 'L’antivirus sta ancora controllando questo file. Riprova tra qualche minuto.',
    'too-large':
      'Questo file è trattenuto: è troppo grande per l’antivirus. Un amministratore lo trova nella casella di posta.',
  },
  heldMail: {
    dangerous:
      'C’è un file trattenuto, che potrebbe essere pericoloso: l’email com’è arrivata può scaricarla solo un amministratore.',
    virus: 'L’antivirus ha trovato un virus in un file: l’email com’è arrivata non si può scaricare.',
    unscanned:
      'L’antivirus sta ancora controllando i file: tra qualche minuto si potrà scaricare l’email com’è arrivata.',
    'dangerous-unscanned':
      'L’antivirus sta ancora controllando i file: l’email com’è arrivata per ora non si può scaricare.',
    'too-large':
      'Un file è troppo grande per l’antivirus: l’email com’è arrivata la trova un amministratore nella casella di posta.',
  },
  linkExpired: 'Questo link è scaduto o non è valido. Riapri la richiesta dalla sua scheda.',
  fileGone: 'Questo file non esiste più.',
  stops: {
    slack: 'le schede in Slack e i loro pulsanti',
    teams: 'le schede in Teams e i loro pulsanti',
    smtp: 'l’invio delle lettere ai clienti',
    mailbox: address => `la lettura della casella ${address}`,
  },
  noticeTitles: {
    'virus-found': 'Un’email ha portato un virus',
    'file-too-large': 'Un allegato è troppo grande per l’antivirus',
    'secret-expiring': 'Una chiave sta per scadere',
    'secret-expired': 'Una chiave è scaduta',
    'certificate-expiring': 'Un certificato sta per scadere',
    'certificate-expired': 'Un certificato è scaduto',
    'probe-lost': 'L’email di prova non è tornata',
    'probe-back': 'L’email di prova torna di nuovo',
    'scanner-silent': 'L’antivirus non risponde',
    'scanner-back': 'L’antivirus risponde di nuovo',
  },
  noticeTexts: {
    'virus-found':
      'L’allegato è trattenuto e nessuno può aprirlo; il resto dell’email è nella richiesta. Avvisa il cliente: forse non lo sa.',
    'file-too-large':
      'Resta trattenuto. Si trova nell’email originale; oppure alza StreamMaxLength in clamd.conf e riavvia lo sportello.',
    'secret-expiring':
      'Quando sarà scaduta, ciò che è scritto qui sotto smetterà di funzionare. Creane una nuova presso il fornitore, mettila in .env, scrivi la nuova data in desk.yaml e riavvia lo sportello.',
    'secret-expired':
      'Ciò che è scritto qui sotto non funziona più, o sta per fermarsi. Creane una nuova presso il fornitore, mettila in .env, scrivi la nuova data in desk.yaml e riavvia lo sportello.',
    'certificate-expiring':
      'Quando sarà scaduto, le connessioni al server a cui serve verranno rifiutate. Il certificato di un server di posta lo rinnova chi gestisce quel server; quello di una nostra autorità (desk.yaml: tls) va sostituito nel suo file, poi si riavvia lo sportello.',
    'certificate-expired':
      'Le connessioni al server a cui serve vengono rifiutate. Il certificato di un server di posta lo rinnova chi gestisce quel server; quello di una nostra autorità (desk.yaml: tls) va sostituito nel suo file, poi si riavvia lo sportello.',
    'probe-lost':
      'Lo sportello si è scritto da solo, e la lettera non è arrivata in tempo: forse le email dei clienti non arrivano, o le nostre non partono. Controlla: npm run sportello -- check',
    'probe-back': 'La posta parte e arriva.',
    'scanner-silent':
      'Le email arrivano come sempre, ma i loro allegati restano trattenuti finché non torna. Controlla clamd: npm run sportello -- check',
    'scanner-back': 'Gli allegati trattenuti vengono controllati adesso.',
  },
  noticeFacts: {
    file: 'File',
    virus: 'Virus',
    secret: 'Chiave',
    certificate: 'Certificato',
    expires: 'Scade',
    left: 'Giorni rimasti',
    stops: 'Che cosa si ferma',
  },
};
