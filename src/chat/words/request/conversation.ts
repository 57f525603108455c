import type { InBoth } from '../in-both.ts';

/** A request’s conversation, as one reads it from its card. */
export const conversation = {
  title: (token: string) => ({
    it: `Richiesta ${token}`,
    en: `Ticket ${token}`,
  }),
  recorded: {
    it: 'Stai leggendo dati di un cliente: questa consultazione è stata registrata.',
    en: 'You are reading a customer’s data: this opening has been recorded.',
  },
  older: { it: 'Messaggi precedenti', en: 'Older messages' },
  newer: { it: 'Messaggi successivi', en: 'Newer messages' },
  customer: { it: 'Cliente', en: 'Customer' },
  letter: { it: 'Lettera', en: 'Letter' },
  automaticLetter: { it: 'Lettera automatica', en: 'Automatic letter' },
  machine: { it: 'Scritto da un programma', en: 'Written by a program' },
  note: { it: 'Nota interna', en: 'Internal note' },
  empty: { it: '(senza testo)', en: '(no text)' },
  original: { it: 'L’email intera', en: 'The whole mail' },
  outside: { it: 'Email di un operatore, da fuori', en: 'Operator’s email, sent from outside' },
  unverified: { it: '⚠️ mittente non verificato', en: '⚠️ unverified sender' },
  answersTo: (address: string) => ({
    it: `chiede risposte a ${address}`,
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
    it: '⚠️ non verificato: potrebbe non essere chi dice',
    en: '⚠️ unverified: this may not be who they say they are',
  },
} satisfies InBoth;
