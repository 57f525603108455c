import type { Held } from '../../../store/schema/files.ts';
import type { AttachedFile } from '../../../ticket/words.ts';
import { because } from '../because.ts';
import type { InBoth, Said } from '../in-both.ts';

export const files = {
  /** The field of Slack's form, and the heading in a preview. */
  label: { it: 'Allegati', en: 'Attachments' },
  hint: (limit: number) => ({
    it: `Fino a ${limit} file: il cliente li riceve con l’email.`,
    en: `Up to ${limit} files: the customer gets them with the email.`,
  }),
  /** Above the files from which one chooses in Teams' form. */
  choose: {
    it: 'Vuoi allegare i file che hai mandato a Sportello nell’ultima ora?',
    en: 'Attach files you sent to Sportello in the last hour?',
  },
  /** In Teams' form, where there is nothing to choose from: how one gets it there. */
  how: {
    it: 'Per allegare un file, prima mandalo a Sportello in chat privata: lo trovi qui quando apri il modulo.',
    en: 'To attach a file, first send it to Sportello in a private chat: it will be here when you open the form.',
  },
  /** The letter is shown, its files are still on their way. */
  fetching: {
    it: 'Un momento, sto caricando gli allegati: poi potrai inviare.',
    en: 'One moment, the attachments are loading: then you can send.',
  },
  /** Teams' chat has taken these files. */
  taken: (names: string[]) => ({
    it:
      names.length === 1
        ? `Ho ricevuto ${names[0]}. Per un’ora puoi allegarlo alla prossima email che scrivi da Teams.`
        : `Ho ricevuto ${names.length} file: ${names.join(', ')}. Per un’ora puoi allegarli alla prossima email che scrivi da Teams.`,
    en:
      names.length === 1
        ? `Got ${names[0]}. For an hour you can attach it to the next email you write from Teams.`
        : `Got ${names.length} files: ${names.join(', ')}. For an hour you can attach them to the next email you write from Teams.`,
  }),
  dangerous: (name: string) => ({
    it: `${name} non si può inviare: è un tipo di file che può essere pericoloso aprire.`,
    en: `${name} cannot be sent: files of this type can be dangerous to open.`,
  }),
  empty: (name: string) => ({
    it: `${name} è vuoto.`,
    en: `${name} is empty.`,
  }),
  tooLarge: (megabytes: number) => ({
    it: `Gli allegati di un’email possono pesare al massimo ${megabytes.toLocaleString('it')} MB in tutto: molti server di posta non accettano di più. Togline qualcuno, o manda un link.`,
    en: `The attachments of an email can be ${megabytes} MB in all at most: many mail servers do not accept more. Leave some out, or send a link.`,
  }),
  tooMany: (limit: number) => ({
    it: `Un’email può avere al massimo ${limit} allegati.`,
    en: `An email can have ${limit} attachments at most.`,
  }),
  unreachable: (name: string) => ({
    it: `Non riesco a caricare ${name}. Riprova tra poco.`,
    en: `${name} could not be loaded. Try again in a moment.`,
  }),
  notOurs: (name: string) => ({
    it: `${name} si trova su un altro servizio: scaricalo e invialo dal tuo computer.`,
    en: `${name} is stored on another service: download it and send it from your computer.`,
  }),
  gone: {
    it: 'Uno degli allegati non c’è più, o è già partito con un’altra email: invialo di nuovo.',
    en: 'One of the attachments is no longer available, or was already sent with another email: send it again.',
  },
  /** A letter was held back at its sending; its form has the text still, and no files. */
  again: {
    it: 'Gli allegati vanno scelti di nuovo.',
    en: 'Please choose the attachments again.',
  },
  /** On the card: that the customer's mails hold more than their text. */
  received: (count: number) => ({
    it: count === 1 ? '📎 1 allegato' : `📎 ${count} allegati`,
    en: count === 1 ? '📎 1 attachment' : `📎 ${count} attachments`,
  }),
  /** A letter was taken back; its form has the text again, and not these files. */
  leftOut: (names: string[]) => ({
    it:
      names.length === 1
        ? `L’email che hai annullato aveva un allegato, ${names[0]}: sceglilo di nuovo, o partirà senza.`
        : `L’email che hai annullato aveva ${names.length} allegati, ${names.join(', ')}: sceglili di nuovo, o partirà senza.`,
    en:
      names.length === 1
        ? `The email you stopped had an attachment, ${names[0]}: choose it again, or it goes without.`
        : `The email you stopped had ${names.length} attachments, ${names.join(', ')}: choose them again, or it goes without.`,
  }),
} satisfies InBoth;

/** A line of the thread, and that files went with the letter: how many, not which. A file's name can say as much of a customer as the letter does. */
export function withAttached(files: AttachedFile[] = [], line: Said): Said {
  const count = files.length;
  if (count === 0) return line;
  return {
    it: `${line.it} ${count === 1 ? 'Con un allegato.' : `Con ${count} allegati.`}`,
    en: `${line.en} ${count === 1 ? 'With an attachment.' : `With ${count} attachments.`}`,
  };
}

/** Files that customers sent, and that are not handed out. */
export const heldFiles = {
  /** A file's name in the conversation; `signature` is '' where it is not known any more. */
  heldFile: {
    dangerous: (name: string) => ({
      it: `${name} (trattenuto: potrebbe essere pericoloso)`,
      en: `${name} (held: it could be dangerous)`,
    }),
    virus: (name: string, signature: string) => ({
      it: `${name} (trattenuto: contiene un virus${because(signature)})`,
      en: `${name} (held: it contains a virus${because(signature)})`,
    }),
    unscanned: (name: string) => ({
      it: `${name} (in attesa dell’antivirus)`,
      en: `${name} (being checked for viruses)`,
    }),
    'dangerous-unscanned': (name: string) => ({
      it: `${name} (in attesa dell’antivirus)`,
      en: `${name} (being checked for viruses)`,
    }),
    'too-large': (name: string) => ({
      it: `${name} (trattenuto: troppo grande per l’antivirus)`,
      en: `${name} (held: too large for the virus scanner)`,
    }),
    expired: (name: string) => ({
      it: `${name} (eliminato: il tempo di conservazione è finito)`,
      en: `${name} (deleted: its retention period is over)`,
    }),
  } satisfies Record<Held, (name: string, signature: string) => Said>,
  /** The page that answers a link to a file that is not handed out. */
  heldPage: {
    dangerous: {
      it: 'Questo file è trattenuto: potrebbe essere pericoloso. Un amministratore può trovarlo nell’email originale.',
      en: 'This file is held back: it could be dangerous. An admin can find it in the original email.',
    },
    virus: {
      it: 'Questo file è trattenuto: l’antivirus vi ha trovato un virus. Chiedi al cliente di inviarne uno pulito.',
      en: 'This file is held back: the scanner found a virus in it. Ask the customer for a clean one.',
    },
    unscanned: {
      it: 'L’antivirus sta ancora controllando questo file. Riprova tra qualche minuto.',
      en: 'This file is still being checked for viruses. Try again in a few minutes.',
    },
    'dangerous-unscanned': {
      it: 'L’antivirus sta ancora controllando questo file. Riprova tra qualche minuto.',
      en: 'This file is still being checked for viruses. Try again in a few minutes.',
    },
    'too-large': {
      it: 'Questo file è trattenuto: è troppo grande per l’antivirus. Un amministratore può trovarlo nella casella di posta.',
      en: 'This file is held back: it is too large for the virus scanner. An admin can find it in the mailbox.',
    },
    expired: {
      it: 'Questo file non c’è più: il suo tempo di conservazione è finito.',
      en: 'This file is no longer here: its retention period is over.',
    },
  } satisfies Record<Held, Said>,
  /** Why a mail is not handed out as it came: of the files in it, the worst. */
  heldMail: {
    dangerous: {
      it: 'Un file è trattenuto perché potrebbe essere pericoloso: solo un amministratore può scaricare l’email originale.',
      en: 'A file is held back because it could be dangerous: only an admin can download the original email.',
    },
    virus: {
      it: 'L’antivirus ha trovato un virus in un file: l’email originale non si può scaricare.',
      en: 'The scanner found a virus in a file: the original email cannot be downloaded.',
    },
    unscanned: {
      it: 'L’antivirus sta ancora controllando i file: l’email originale si potrà scaricare tra qualche minuto.',
      en: 'The files are still being checked for viruses: the original email can be downloaded in a few minutes.',
    },
    'dangerous-unscanned': {
      it: 'L’antivirus sta ancora controllando i file: per ora l’email originale non si può scaricare.',
      en: 'The files are still being checked for viruses: the original email cannot be downloaded for now.',
    },
    'too-large': {
      it: 'Un file è troppo grande per l’antivirus: un amministratore può trovare l’email originale nella casella di posta.',
      en: 'A file is too large for the virus scanner: an admin can find the original email in the mailbox.',
    },
    expired: {
      it: 'L’email originale non c’è più: il suo tempo di conservazione è finito.',
      en: 'The original email is no longer here: its retention period is over.',
    },
  } satisfies Record<Held, Said>,
  linkExpired: {
    it: 'Questo link è scaduto o non è valido. Riapri la richiesta dalla sua scheda.',
    en: 'This link has expired or is not valid. Open the ticket again from its card.',
  },
  fileGone: { it: 'Questo file non esiste più.', en: 'This file no longer exists.' },
} satisfies InBoth;
