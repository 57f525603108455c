import type { WhyNot } from '../../../desk/portal/doing/act.ts';
import type { Language } from '../../../ticket/words.ts';

/** What customers read where they do something to a request. */
type DoingWords = {
  new: {
    title: string;
    lead: string;
    subject: string;
    kind: string;
    kindHint: string;
    unknownKind: string;
    text: string;
    submit: string;
  };
  files: string;
  filesHint(files: number, megabytes: number): string;
  write: {
    title: string;
    closedTitle: string;
    closedLead(days: string): string;
    overLead: string;
    text: string;
    submit: string;
    reopen: string;
    solvedTitle: string;
    solvedLead: string;
    solved: string;
    saidSolved: string;
  };
  more: {
    title: string;
    language: string;
    languageHint: string;
    change: string;
    colleague: string;
    colleagueHint: string;
    add: string;
  };
  /** Shown after it was done, by what was done. */
  done: Record<Deed, string>;
  faults: {
    noSubject: string;
    noText: string;
    noAddress: string;
    ownAddress: string;
    tooMany(files: number): string;
    tooLarge(megabytes: number): string;
  };
  whyNot: Record<WhyNot, string>;
};

export const deeds = ['opened', 'written', 'solved', 'language', 'colleague', 'rated', 'answered'] as const;
export type Deed = (typeof deeds)[number];

export const doingWords: Record<Language, DoingWords> = {
  it: {
    new: {
      title: 'Nuova richiesta',
      lead: 'Ci dica che cosa succede e che cosa si aspettava. Un operatore la prende in carico e le scrive via email.',
      subject: 'Oggetto',
      kind: 'Di che cosa si tratta?',
      kindHint: 'È un’indicazione: la conferma un operatore.',
      unknownKind: 'Non so',
      text: 'Descrizione',
      submit: 'Invia la richiesta',
    },
    files: 'Allegati',
    filesHint: (files, megabytes) => `Al massimo ${files} file, ${megabytes} MB in tutto.`,
    write: {
      title: 'Scriva all’assistenza',
      closedTitle: 'Non è risolta?',
      closedLead: days => `La richiesta è chiusa. Fino al ${days} può riaprirla.`,
      overLead:
        'La richiesta è chiusa da tempo: quello che scrive apre una nuova richiesta, collegata a questa.',
      text: 'Messaggio',
      submit: 'Invia',
      reopen: 'Riapri la richiesta',
      solvedTitle: 'È risolta?',
      solvedLead:
        'Se non le serve altro, ce lo dica: riceve una conferma via email e, se serve, può riaprirla.',
      solved: 'Sì, è risolta',
      saidSolved: 'Ci ha detto che è risolta: la chiuderà l’operatore che la segue.',
    },
    more: {
      title: 'Lingua e colleghi',
      language: 'Lingua delle email su questa richiesta',
      languageHint: 'Vale per ciò che le scriveremo da ora in poi.',
      change: 'Cambia lingua',
      colleague: 'Indirizzo email di un collega',
      colleagueHint:
        'Se risponde a una nostra email su questa richiesta, ciò che scrive arriva qui. Non gli scriviamo noi: gliela inoltri lei.',
      add: 'Aggiungi il collega',
    },
    done: {
      opened: 'Abbiamo ricevuto la sua richiesta.',
      written: 'Messaggio inviato.',
      solved: 'Grazie: ne abbiamo preso nota.',
      language: 'Lingua cambiata.',
      colleague: 'Il collega ora partecipa a questa richiesta.',
      rated: 'Grazie della valutazione.',
      answered: 'Abbiamo registrato la sua risposta al preventivo.',
    },
    faults: {
      noSubject: 'Scriva in poche parole di che cosa si tratta.',
      noText: 'Scriva qualcosa.',
      noAddress: 'Scriva un indirizzo email completo, come nome@azienda.it.',
      ownAddress: 'Questo è un nostro indirizzo: scriva quello del collega.',
      tooMany: files =>
        `Sono troppi file: al massimo ${files}. Non è stato inviato nulla: li scelga di nuovo.`,
      tooLarge: megabytes =>
        `I file sono troppo grandi: al massimo ${megabytes} MB in tutto. Non è stato inviato nulla: li scelga di nuovo.`,
    },
    whyNot: {
      'not-there': 'Questa richiesta non è (più) visibile a lei.',
      merged: 'Questa richiesta prosegue in un’altra: scriva lì.',
      closed: 'Ora non è possibile: la richiesta ha cambiato stato.',
      full: 'Partecipano già troppe persone a questa richiesta.',
      'not-yours': 'Può farlo soltanto chi ha inviato la richiesta.',
      'under-way': 'Lo stiamo già facendo: ricarichi la pagina tra un momento.',
      'too-often': 'Ha scritto molto in poco tempo: riprovi tra un’ora, oppure ci chiami.',
      over: 'Il tempo per valutare è passato.',
      'not-asked': 'Per questa richiesta non si dà una valutazione.',
      'quote-over':
        'Nel frattempo il preventivo è cambiato e non è stato registrato nulla: qui sotto si legge come sta ora.',
    },
  },
  en: {
    new: {
      title: 'New request',
      lead: 'Tell us what happens, and what you expected. One of us takes it in charge and writes to you by email.',
      subject: 'Subject',
      kind: 'What is it about?',
      kindHint: 'A hint: one of us confirms it.',
      unknownKind: 'I do not know',
      text: 'Description',
      submit: 'Send the request',
    },
    files: 'Files',
    filesHint: (files, megabytes) => `At most ${files} files, ${megabytes} MB together.`,
    write: {
      title: 'Write to support',
      closedTitle: 'Not solved?',
      closedLead: days => `This request is closed. Until ${days} you can reopen it.`,
      overLead:
        'This request was closed some time ago: what you write opens a new request, linked to this one.',
      text: 'Message',
      submit: 'Send',
      reopen: 'Reopen the request',
      solvedTitle: 'Is it solved?',
      solvedLead:
        'If you need nothing more, tell us: you get a confirmation by email, and can reopen it if need be.',
      solved: 'Yes, it is solved',
      saidSolved: 'You told us that it is solved: whoever is handling it will close it.',
    },
    more: {
      title: 'Language and colleagues',
      language: 'Language of our emails about this request',
      languageHint: 'It holds for what we write to you from now on.',
      change: 'Change language',
      colleague: 'A colleague’s email address',
      colleagueHint:
        'If they answer one of our emails about this request, what they write comes here. We do not write to them: forward it yourself.',
      add: 'Add the colleague',
    },
    done: {
      opened: 'We have received your request.',
      written: 'Message sent.',
      solved: 'Thank you: we have noted it.',
      language: 'Language changed.',
      colleague: 'Your colleague takes part in this request now.',
      rated: 'Thank you for your rating.',
      answered: 'We have recorded your answer to the quote.',
    },
    faults: {
      noSubject: 'Say in a few words what it is about.',
      noText: 'Write something.',
      noAddress: 'Write a whole email address, such as name@company.com.',
      ownAddress: 'This is an address of ours: write your colleague’s.',
      tooMany: files => `Too many files: at most ${files}. Nothing was sent: choose them again.`,
      tooLarge: megabytes =>
        `The files are too large: at most ${megabytes} MB together. Nothing was sent: choose them again.`,
    },
    whyNot: {
      'not-there': 'This request cannot be seen by you (any more).',
      merged: 'This request goes on in another: write there.',
      closed: 'That is not possible now: the request has changed.',
      full: 'Too many people take part in this request already.',
      'not-yours': 'Only whoever sent the request can do that.',
      'under-way': 'We are doing it already: reload the page in a moment.',
      'too-often': 'You have written a lot in a short time: try again in an hour, or call us.',
      over: 'The time for rating has passed.',
      'not-asked': 'This request is not rated.',
      'quote-over':
        'The quote has changed meanwhile, and nothing was recorded: below you read how it stands now.',
    },
  },
};
