import type { replyVariables, SavedReplyState } from '../../../ticket/answers/saved-reply.ts';
import type { InBoth, Said } from '../in-both.ts';

/** What a variable stands for, where it has no value. */
const variables = {
  'customer.name': { it: 'il nome del cliente', en: 'the customer’s name' },
  'ticket.subject': { it: 'l’oggetto', en: 'the subject' },
  'ticket.category': { it: 'la categoria', en: 'the category' },
  'ticket.priority': { it: 'la priorità', en: 'the priority' },
  'ticket.resolveBy': { it: 'la scadenza della risoluzione', en: 'the target resolution' },
  'desk.phone': { it: 'il telefono dello sportello', en: 'the desk’s phone number' },
  'desk.hours': { it: 'l’orario dello sportello', en: 'the desk’s hours' },
} satisfies Partial<Record<(typeof replyVariables)[number], Said>>;

/** What was written before, in the forms in which one writes to customers. */
export const answers = {
  saved: { it: 'Risposta pronta', en: 'Saved reply' },
  savedPlaceholder: { it: 'Cerca per nome o per parola…', en: 'Search by name or word…' },
  /** On buttons that put a text into the form. */
  use: { it: 'Inserisci', en: 'Insert' },
  /** Of saved replies without a text in the customer's language. */
  without: (count: number, language: string) => ({
    it:
      count === 1
        ? `Un’altra risposta pronta non ha un testo in ${language.toLowerCase()}: non è proposta.`
        : `Altre ${count} risposte pronte non hanno un testo in ${language.toLowerCase()}: non sono proposte.`,
    en:
      count === 1
        ? `One more saved reply has no text in ${language}: it is not offered.`
        : `${count} more saved replies have no text in ${language}: they are not offered.`,
  }),
  earlier: (token: string, when: string) => ({
    it: `Già risposto in ${token} · ${when}`,
    en: `Answered before in ${token} · ${when}`,
  }),
  earlierKept: (token: string, when: string) => ({
    it: `Riutilizzabile, da ${token} · ${when}`,
    en: `Reusable, from ${token} · ${when}`,
  }),
  /** Behind as much of an earlier answer as is shown: all of it goes into the form. */
  moreOfIt: (count: number) => ({
    it: ` (altri ${count.toLocaleString('it')} caratteri)`,
    en: ` (${count.toLocaleString('en')} more characters)`,
  }),
  missing: (name: string, what: string) => ({
    it: `«${name}» non è stata inserita: manca ${what}. Completa la richiesta, oppure scrivi il testo.`,
    en: `“${name}” was not inserted: it needs ${what}. Add that to the ticket, or write the text.`,
  }),
  tooLong: (limit: number) => ({
    it: `Non ci sta: il testo può avere ${limit} caratteri. Accorcia ciò che hai scritto.`,
    en: `It does not fit: the text can have ${limit} characters. Shorten what you wrote.`,
  }),
  chooseOne: { it: 'Prima scegli una risposta pronta.', en: 'Choose a saved reply first.' },
  gone: {
    it: 'Quella risposta pronta non c’è più: qualcuno l’ha ritirata o cambiata.',
    en: 'That saved reply is gone: somebody retired or changed it.',
  },
  earlierGone: {
    it: 'Quella risposta non è più disponibile: la richiesta è stata riaperta, o è diventata riservata.',
    en: 'That answer is no longer available: its ticket was reopened, or is restricted now.',
  },
  /** What stands in a text as nobody should read it. */
  leftOpen: (variables: string) => ({
    it: `Nel testo c’è ancora ${variables}: il cliente lo leggerebbe così. Sostituiscilo.`,
    en: `The text still has ${variables}: the customer would read just that. Replace it.`,
  }),
  reusable: { it: 'Per la prossima volta', en: 'For next time' },
  reusableBox: {
    it: 'Proponi questa risoluzione anche ad altri clienti',
    en: 'Offer this resolution for other customers too',
  },
  reusableHow: {
    it: 'Prima vengono tolti saluti, firma, nomi, indirizzi, telefoni, numeri e credenziali.',
    en: 'Greeting, signature, names, addresses, phones, numbers and credentials are taken out first.',
  },
  /** What is left of a resolution where others are offered it. */
  cleaned: {
    label: { it: 'Mostra che cosa resta', en: 'Show what is left' },
    /** Above it. */
    shown: { it: 'Per altri clienti sarà proposta così:', en: 'For other customers this will be offered:' },
    nothing: {
      it: 'Non resta nulla da proporre ad altri: scrivi prima la risoluzione.',
      en: 'Nothing is left to offer to others: write the resolution first.',
    },
    /** Said once it is closed, where the button stands that takes it back. */
    kept: (text: string) => ({
      it: `Proposta anche per altri clienti, così: «${text}». Se vi resta qualcosa di troppo: Altro → Non proporla ad altri.`,
      en: `Offered for other customers too, like this: “${text}”. If too much is left in it: More → Stop reusing it.`,
    }),
    /** Kept it is, and yet there is nothing in it. */
    empty: {
      it: 'Tolti i dati personali non ne resta nulla: non è proposta per altri clienti.',
      en: 'Without personal data nothing is left of it: it is not offered for other customers.',
    },
  },
  variables,
  /** What is made in chat of what was answered. */
  making: {
    label: { it: 'Salva come risposta pronta', en: 'Save as reply' },
    form: {
      title: { it: 'Risposta pronta', en: 'Saved reply' },
      intro: {
        it: 'Nomi, indirizzi, telefoni, credenziali, saluti e firma sono già stati tolti: rileggi. La usano tutti, dopo l’approvazione di un responsabile.',
        en: 'Names, addresses, phone numbers, credentials, greeting and signature have been taken out: read it again. All can use it once a manager has approved it.',
      },
      submit: { it: 'Proponi', en: 'Propose' },
    },
    changeForm: {
      title: { it: 'Modifica e approva', en: 'Change and approve' },
      intro: {
        it: 'Da ora è proposta a tutti, come la scrivi qui.',
        en: 'From now on all are offered it as you write it here.',
      },
      submit: { it: 'Approva', en: 'Approve' },
    },
    name: { it: 'Nome', en: 'Name' },
    namePlaceholder: { it: 'Come la si cerca', en: 'By which it is found' },
    italian: { it: 'Testo in italiano', en: 'Text in Italian' },
    english: { it: 'Testo in inglese', en: 'Text in English' },
    textPlaceholder: {
      it: 'Vuoto: non è proposta in questa lingua',
      en: 'Empty: not offered in this language',
    },
    variables: (all: string) => ({
      it: `Si compilano da sole: ${all}`,
      en: `Filled in by themselves: ${all}`,
    }),
    proposed: (name: string) => ({
      it: `«${name}» è stata proposta ai responsabili.`,
      en: `“${name}” has been proposed to the managers.`,
    }),
    approve: { it: 'Approva', en: 'Approve' },
    change: { it: 'Modifica…', en: 'Change…' },
    refuse: { it: 'Rifiuta', en: 'Refuse' },
    retire: { it: 'Ritira', en: 'Retire' },
    approved: (name: string) => ({
      it: `«${name}» è ora tra le risposte pronte.`,
      en: `“${name}” is a saved reply now.`,
    }),
    refused: (name: string) => ({ it: `«${name}» non sarà proposta.`, en: `“${name}” will not be offered.` }),
    retired: (name: string) => ({ it: `«${name}» è stata ritirata.`, en: `“${name}” has been retired.` }),
    settled: { it: 'Ha già deciso qualcun altro.', en: 'Somebody has already decided.' },
    readItFirst: {
      it: 'È più lunga di quanto mostra la scheda: aprila con «Modifica…», leggila e approvala da lì.',
      en: 'It is longer than its card shows: open it with “Change…”, read it, and approve it there.',
    },
    /** What became of one meanwhile that an old card, or list, still offers to decide. */
    already: {
      proposed: (name: string) => ({
        it: `«${name}» aspetta ancora la decisione di un responsabile: non c’è nulla da ritirare.`,
        en: `“${name}” still waits for a manager’s decision: there is nothing to retire.`,
      }),
      approved: (name: string) => ({
        it: `«${name}» è già tra le risposte pronte. Per toglierla: «Ritira», nell’elenco delle risposte pronte.`,
        en: `“${name}” is a saved reply already. To take it out: “Retire”, in the list of saved replies.`,
      }),
      refused: (name: string) => ({
        it: `«${name}» è stata rifiutata: per averla, va proposta di nuovo.`,
        en: `“${name}” was refused: to have it, propose it again.`,
      }),
      retired: (name: string) => ({
        it: `«${name}» è stata ritirata: per riaverla, va proposta di nuovo.`,
        en: `“${name}” was retired: to have it back, propose it again.`,
      }),
    } satisfies Record<SavedReplyState, (name: string) => Said>,
    managersOnly: {
      it: 'Delle risposte pronte decidono i responsabili e gli amministratori.',
      en: 'Managers and admins decide about saved replies.',
    },
    faults: {
      'no-name': { it: 'Scrivi un nome: è così che la si trova.', en: 'Write a name: it is found by that.' },
      'no-text': {
        it: 'Scrivi il testo, almeno in una lingua.',
        en: 'Write the text, in one language at least.',
      },
      'name-taken': {
        it: 'Un’altra risposta pronta ha già questo nome: scegline uno diverso.',
        en: 'Another saved reply has this name: choose a different one.',
      },
      'unknown-variable': (names: string) => ({
        it: `${names} non esiste: usa una di quelle elencate sotto.`,
        en: `${names} does not exist: use one of those listed below.`,
      }),
      'broken-variable': {
        it: 'Una variabile è incompleta: si scrive {{customer.name}}.',
        en: 'A variable is broken: write it like {{customer.name}}.',
      },
      restricted: {
        it: 'La richiesta è riservata: le sue risposte non si riutilizzano.',
        en: 'The ticket is restricted: its answers are not used again.',
      },
    },
  },
} satisfies InBoth;
