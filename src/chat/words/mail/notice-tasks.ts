import type { Said } from '../in-both.ts';

/** What did not go, by the kind of effect; what is not named here is the desk's own doing. */
export const noticeTasks: Record<string, Said> = {
  letter: { it: 'un’email a un cliente', en: 'an email to a customer' },
  card: { it: 'una scheda in chat', en: 'a card in chat' },
  'incident-card': { it: 'la scheda di un disservizio', en: 'an incident’s card' },
  line: { it: 'una riga nel thread di una scheda', en: 'a line in a card’s thread' },
  ping: { it: 'un avviso di scadenza', en: 'a call about a deadline' },
  watcher: { it: 'un avviso a chi segue una richiesta', en: 'a message to somebody who watches a ticket' },
  reminder: { it: 'un promemoria', en: 'a reminder' },
  absence: { it: 'un avviso su un’assenza', en: 'a message about an absence' },
  bulletin: { it: 'un riepilogo nel canale', en: 'a summary in the channel' },
  few: { it: 'un avviso a chi legge le riservate', en: 'a message to those who read restricted tickets' },
  duty: {
    it: 'un avviso su un obbligo di notifica',
    en: 'a message about a reporting duty',
  },
  homes: { it: 'la pagina personale di un collega', en: 'a colleague’s own page' },
  'older-page': { it: 'una pagina personale di prima', en: 'an earlier page of a colleague’s own' },
  hush: {
    it: 'parole riservate da togliere dal canale',
    en: 'restricted words to be taken out of the channel',
  },
  'hush-alone': {
    it: 'parole riservate da togliere da una chat privata',
    en: 'restricted words to be taken out of a private chat',
  },
  unsay: { it: 'una scheda da togliere dalla chat', en: 'a card to be taken out of chat' },
  leave: { it: 'l’ultima parola in un canale lasciato', en: 'the last word in a channel that was left' },
  'private-line': { it: 'una riga per una persona sola', en: 'a line for one person alone' },
  broadcast: { it: 'il messaggio a tutti di un disservizio', en: 'an incident’s message to all' },
  announcement: { it: 'l’avviso di una manutenzione', en: 'an announcement of maintenance' },
  'announcement-letter': {
    it: 'l’email a un cliente su una manutenzione',
    en: 'an email to a customer about maintenance',
  },
  'incident-name': { it: 'il nome nuovo di un disservizio', en: 'an incident’s new name' },
  'incident-withheld': {
    it: 'l’uscita di una richiesta da un disservizio',
    en: 'a ticket’s leaving of an incident',
  },
  'offer-twin': {
    it: 'una richiesta simile a una riservata, da proporre a chi la legge',
    en: 'a ticket like a restricted one, to be offered to those who read that',
  },
  'portal-wish': { it: 'una domanda di accesso al portale', en: 'a request for portal access' },
  'portal-letter': { it: 'un’email sul portale clienti', en: 'an email about the customer portal' },
  probe: { it: 'l’email di prova', en: 'the probe email' },
  scan: { it: 'il controllo antivirus di un allegato', en: 'the virus scan of an attachment' },
  webhook: { it: 'un aggiornamento a un sistema esterno', en: 'an update to an outside system' },
  measure: { it: 'il conteggio per i report', en: 'the counting for reports' },
  'show-open': {
    it: 'le schede delle richieste aperte nei canali',
    en: 'the cards of open requests in the channels',
  },
  recompute: { it: 'il ricalcolo delle scadenze', en: 'the recalculation of deadlines' },
  erase: { it: 'la cancellazione dei dati di una persona', en: 'the erasure of a person’s data' },
  'prepare-erasure': {
    it: 'l’esame di ciò che una cancellazione toglierebbe',
    en: 'the look at what an erasure would take away',
  },
  retain: { it: 'ciò che è stato conservato abbastanza', en: 'what was kept for long enough' },
  'take-mails-away': {
    it: 'email di chi è stato cancellato, da togliere dalla casella',
    en: 'emails of somebody erased, to be taken out of the mailbox',
  },
  seal: { it: 'il sigillo del registro', en: 'the seal of the log' },
  stamp: { it: 'la marca temporale del sigillo', en: 'the timestamp of the seal' },
  redraw: { it: 'schede da ridisegnare', en: 'cards to be redrawn' },
};
