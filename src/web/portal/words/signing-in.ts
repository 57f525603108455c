import type { Language } from '../../../ticket/words.ts';

/** What the pages say on which somebody signs in, or asks to be let in. */
export const signingInWords = {
  it: {
    signIn: {
      title: 'Le sue richieste di assistenza',
      lead: 'Segua qui le richieste che ci ha inviato: a che punto sono, che cosa ci siamo detti, entro quando le rispondiamo.',
      address: 'Il suo indirizzo email',
      hint: 'Quello con cui ci scrive. Le inviamo un codice: non serve una password.',
      submit: 'Inviami il codice',
      passkey: 'Entra con una passkey',
      passkeyFailed: 'Con la passkey non è riuscito. Riprovi, oppure si faccia inviare un codice.',
      noAccess: 'Non ha ancora l’accesso?',
      ask: 'Lo chieda qui',
      noAddress: 'Scriva un indirizzo email completo, per esempio nome@azienda.it.',
      tooMany: 'Sono stati chiesti troppi codici. Aspetti un quarto d’ora e riprovi.',
    },
    code: {
      title: 'Scriva il codice',
      lead: 'Se questo indirizzo ha l’accesso, tra poco riceverà un’email con un codice di otto cifre.',
      leadOfRequest: 'Abbiamo inviato un codice di otto cifre all’indirizzo da cui è partita la richiesta.',
      code: 'Codice',
      hint: 'Vale dieci minuti, in questo browser. Non lo trova? Guardi anche nella posta indesiderata.',
      submit: 'Entra',
      again: 'Chieda un altro codice',
      wrong: (left: number) =>
        left === 1
          ? 'Il codice non è giusto. Può provare ancora una volta.'
          : `Il codice non è giusto. Può provare ancora ${left} volte.`,
      over: 'Questo codice non vale più: ne chieda un altro.',
      empty: 'Scriva le otto cifre che trova nell’email.',
    },
    wish: {
      title: 'Chieda l’accesso',
      lead: 'Un nostro operatore verifica chi è e le apre l’accesso. Riceverà un’email.',
      name: 'Nome e cognome',
      address: 'Il suo indirizzo email',
      hint: 'Quello con cui ci scrive di solito: vedrà le richieste inviate da lì.',
      submit: 'Chiedi l’accesso',
      noName: 'Scriva il suo nome: serve a chi la conosce per riconoscerla.',
      noAddress: 'Scriva un indirizzo email completo, per esempio nome@azienda.it.',
      done: 'Abbiamo ricevuto la sua richiesta',
      doneLead:
        'Chi lavora all’assistenza la guarda nelle ore di lavoro. Se l’accesso viene aperto, riceverà un’email.',
      tooMany:
        'Dalla sua rete sono arrivate troppe richieste. Ci scriva un’email, oppure riprovi tra un’ora.',
      back: 'Torna all’inizio',
    },
    link: {
      title: 'Apra la sua richiesta',
      lead: 'Per proteggere ciò che ci ha scritto, inviamo un codice all’indirizzo email da cui è partita la richiesta. Vedrà questa richiesta e nient’altro.',
      submit: 'Inviami il codice',
      or: 'Ha già l’accesso al portale?',
      signIn: 'Entri da qui',
    },
    ended: {
      title: 'Entri di nuovo',
      lead: 'Non risulta più collegato: non è stato inviato nulla.',
      typed: 'Quello che ha scritto',
      hint: 'Lo copi, entri di nuovo e lo incolli. Gli allegati vanno scelti di nuovo.',
      signIn: 'Entra',
    },
  },
  en: {
    signIn: {
      title: 'Your support requests',
      lead: 'Follow the requests that you sent us: how they stand, what was said, and by when we answer.',
      address: 'Your email address',
      hint: 'The one from which you write to us. We send you a code: there is no password.',
      submit: 'Send me the code',
      passkey: 'Sign in with a passkey',
      passkeyFailed: 'That did not work with the passkey. Try again, or have a code sent to you.',
      noAccess: 'You have no access yet?',
      ask: 'Ask for it here',
      noAddress: 'Write a whole email address, such as name@company.com.',
      tooMany: 'Too many codes were asked for. Wait a quarter of an hour, then try again.',
    },
    code: {
      title: 'Type the code',
      lead: 'If this address has access, an email with a code of eight digits will arrive in a moment.',
      leadOfRequest: 'We have sent a code of eight digits to the address from which the request came.',
      code: 'Code',
      hint: 'Valid for ten minutes, in this browser. You cannot find it? Look into your spam folder, too.',
      submit: 'Sign in',
      again: 'Ask for another code',
      wrong: (left: number) =>
        left === 1
          ? 'That is not the code. You can try once more.'
          : `That is not the code. You can try ${left} more times.`,
      over: 'This code is no longer valid: ask for another one.',
      empty: 'Type the eight digits from the email.',
    },
    wish: {
      title: 'Ask for access',
      lead: 'One of us checks who you are, and opens the access for you. You will get an email.',
      name: 'Your name',
      address: 'Your email address',
      hint: 'The one from which you usually write: you will see the requests sent from there.',
      submit: 'Ask for access',
      noName: 'Write your name: those who know you recognise you by it.',
      noAddress: 'Write a whole email address, such as name@company.com.',
      done: 'We have received your request for access',
      doneLead:
        'Those who work at the support desk look at it during working hours. If access is opened, you will get an email.',
      tooMany: 'Too many have asked from your network. Write us an email, or try again in an hour.',
      back: 'Back to the start',
    },
    link: {
      title: 'Open your request',
      lead: 'To protect what you wrote to us, we send a code to the email address from which the request came. You will see this request, and nothing else.',
      submit: 'Send me the code',
      or: 'You have access to the portal already?',
      signIn: 'Sign in here',
    },
    ended: {
      title: 'Please sign in again',
      lead: 'You are no longer signed in: nothing was sent.',
      typed: 'What you wrote',
      hint: 'Copy it, sign in again, and paste it. Files need to be chosen again.',
      signIn: 'Sign in',
    },
  },
} as const satisfies Record<Language, unknown>;
