import type { InBoth } from './in-both.ts';

/** What any press may be answered. */
export const press = {
  cancel: { it: 'Annulla', en: 'Cancel' },
  /** From a conversation to the card whose place it took. */
  back: { it: 'Indietro', en: 'Back' },
  /** The menu with what stands on no button. */
  menu: { it: 'Altro…', en: 'More…' },
  /** Closes a window that lies above the card. */
  leave: { it: 'Chiudi', en: 'Close' },
  stale: (what: string) => ({
    it: `Nel frattempo la richiesta è cambiata. ${what} Eccola com’è adesso: se vuoi ancora procedere, premi di nuovo.`,
    en: `This ticket changed while you were working on it. ${what} Here it is as it is now: press again if you still want to.`,
  }),
  staleForm: (what: string) => ({
    it: `Nel frattempo la richiesta è cambiata. ${what} Quello che hai scritto è ancora qui: rileggilo prima di inviarlo.`,
    en: `This ticket changed while you were working on it. ${what} What you wrote is still here: read it again before you send it.`,
  }),
  /** A form about something else than a request. @param now what stands there now */
  staleFacts: (now: string) => ({
    it: `Nel frattempo questi dati sono cambiati. Adesso: ${now}. Quello che hai scritto è ancora qui: rileggilo, e invialo se deve valere lo stesso.`,
    en: `This changed while you were working on it. Now: ${now}. What you wrote is still here: read it again, and send it if it shall stand all the same.`,
  }),
  /** Above a text that goes nowhere: its title, and what stands before what was written. */
  givenBack: {
    title: { it: 'Non fatto', en: 'Not done' },
    written: {
      it: 'Quello che avevi scritto, se vuoi copiarlo:',
      en: 'What you wrote, in case you want to copy it:',
    },
  },
  tryAgain: { it: 'Riprova', en: 'Try again' },
  untilThen: (at: string) => ({ it: `fino a ${at}`, en: `until ${at}` }),
  stranger: {
    it: 'Questi pulsanti sono per gli operatori dello sportello. Se lo sei, chiedi a un amministratore di aggiungerti al canale degli operatori.',
    en: 'This is for the operators of the support desk only. If you are one, ask an admin to add you to the operators’ channel.',
  },
  unknownTicket: { it: 'Questa richiesta non esiste.', en: 'There is no such ticket.' },
  /** A button of a request that was lost with the state of the database that knew it. */
  lostRequest: {
    it: 'Questa scheda è di una richiesta che qui non c’è più: i dati sono stati ripristinati da una copia precedente. Non è cambiato nulla. Le richieste aperte hanno ciascuna una scheda aggiornata.',
    en: 'This card belongs to a ticket that no longer exists here: the data was restored from an older backup. Nothing was changed. Every open ticket has an up-to-date card of its own.',
  },
  /** A card that shows more than the database knows: an older state of it was put back. */
  lostState: {
    it: 'Questa scheda era più avanti della richiesta: i dati sono stati ripristinati da una copia precedente. Non è cambiato nulla: ecco la richiesta com’è adesso.',
    en: 'This card was ahead of the ticket: the data was restored from an older backup. Nothing was changed: here is the ticket as it is now.',
  },
  tryLater: {
    it: 'Lo sportello adesso non può rispondere. Non è cambiato nulla: riprova tra un momento.',
    en: 'The desk cannot answer right now. Nothing was changed; try again in a moment.',
  },
  badInput: {
    it: 'Questo pulsante non è più valido. Non è cambiato nulla.',
    en: 'This button is no longer valid. Nothing was changed.',
  },
  /** A client too old for Action.Execute can show nothing to one person alone. */
  oldClient: {
    it: 'Questa versione di Teams non può mostrarlo solo a te. Apri la scheda con una più recente.',
    en: 'This version of Teams cannot show it to you alone. Open the card in a newer one.',
  },
} satisfies InBoth;

/** A press from elsewhere, or one that takes its time. */
export const waiting = {
  /** A press, or typed words, from a place where the desk does not work. */
  notHere: {
    it: 'Lavoro solo nel canale degli operatori: chiedimelo lì.',
    en: 'I only work in the support team’s channel. Ask me there.',
  },
  /** Acknowledged, and not done yet. */
  working: {
    it: 'Ci sto lavorando: ci vuole un po’ più del solito. Ti dico com’è andata.',
    en: 'On it: this is taking a little longer than usual. I’ll tell you how it went.',
  },
  workingTitle: { it: 'Un momento', en: 'One moment' },
  /** It is ready, but can be opened only by another press. */
  pressAgain: {
    it: 'Scusa l’attesa: ora è pronto. Premi di nuovo il pulsante per aprirlo.',
    en: 'Sorry for the wait: it’s ready now. Press the button again to open it.',
  },
  /** It was answered, and the answer could not be shown: it may have been done. */
  notShown: {
    it: 'Non è stato possibile mostrarti la risposta. Guarda la scheda, oppure premi di nuovo.',
    en: 'The answer could not be shown. Check the card, or press again.',
  },
  /** A list that can be drawn anew no more. */
  listAgain: {
    it: 'Questo elenco è troppo vecchio per aggiornarsi: richiamalo con /ticket.',
    en: 'This list is too old to be updated: ask for it again with /ticket.',
  },
  /** Somebody held the request for longer than one waits. */
  busy: {
    it: 'Qualcun altro sta lavorando a questa richiesta proprio ora. Non è cambiato nulla: riprova tra un momento.',
    en: 'Somebody else is working on this ticket right now. Nothing was changed: try again in a moment.',
  },
  /** Asks again about what took long. */
  howItWent: { it: 'Com’è andata?', en: 'How did it go?' },
  /** It may still be done: who pressed must look. */
  stillWorking: {
    it: 'Ci vuole più del solito. Prima di premere di nuovo, guarda la scheda tra un momento.',
    en: 'This is taking longer than usual. Check the card in a moment before you press again.',
  },
  /** What was looked at is not there any more, or is somebody else's. */
  draftGone: {
    it: 'Questa bozza non c’è più: riapri il modulo dalla scheda.',
    en: 'This draft is no longer available. Open the form again from the card.',
  },
} satisfies InBoth;
