import type { InBoth } from '../in-both.ts';

/** A request’s conversation, as one reads it from its card. */
export const conversation = {
  title: (token: string) => ({
    it: `Richiesta ${token}`,
    en: `Ticket ${token}`,
  }),
  recorded: {
    it: 'Stai leggendo i dati di un cliente: la consultazione è stata registrata.',
    en: 'You are reading a customer’s data: this access has been recorded.',
  },
  older: { it: 'Messaggi precedenti', en: 'Older messages' },
  newer: { it: 'Messaggi successivi', en: 'Newer messages' },
  customer: { it: 'Cliente', en: 'Customer' },
  letter: { it: 'Email', en: 'Email' },
  automaticLetter: { it: 'Email automatica', en: 'Automatic email' },
  machine: { it: 'Inviata da un sistema automatico', en: 'Automated email' },
  note: { it: 'Nota interna', en: 'Internal note' },
  empty: { it: '(senza testo)', en: '(no text)' },
  original: { it: 'Email completa', en: 'Full email' },
  outside: {
    it: 'Email di un operatore, da fuori Sportello',
    en: 'Operator’s email, sent outside Sportello',
  },
  unverified: { it: '⚠️ mittente non verificato', en: '⚠️ unverified sender' },
  answersTo: (address: string) => ({
    it: `vuole le risposte a ${address}`,
    en: `wants replies at ${address}`,
  }),
  saysToBe: (name: string) => ({
    it: `⚠️ a nome di ${name}, non confermata`,
    en: `⚠️ claims to be ${name}`,
  }),
  unconfirmed: { it: 'Email non confermata', en: 'Unconfirmed email' },
} satisfies InBoth;

/** The page of a whole mail. */
export const page = {
  author: { it: 'Scritta da', en: 'Written by' },
  answersTo: { it: 'Risposte a', en: 'Replies to' },
  sender: { it: 'Mittente', en: 'Sender' },
  unverified: {
    it: '⚠️ non verificato: potrebbe non essere chi dice di essere',
    en: '⚠️ unverified: this may not be who they say they are',
  },
} satisfies InBoth;
