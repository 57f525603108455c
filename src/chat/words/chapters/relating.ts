import type { RelatingEvent } from '../../../ticket/chapters/relating.ts';
import { readableLine } from '../../readable.ts';
import type { ActionWords, Lines, Notices } from '../chapter.ts';

/** What belongs together. */
export const relatingActions = {
  relate: {
    label: { it: 'Unisci, collega, separa', en: 'Merge, link, split' },
    relation: { it: 'Che cosa vuoi fare?', en: 'What would you like to do?' },
    merge: { it: 'Unirla a un’altra richiesta', en: 'Merge it into another ticket' },
    link: { it: 'Collegarla a un’altra richiesta', en: 'Link it to another ticket' },
    split: {
      it: 'Separare un messaggio in una richiesta nuova',
      en: 'Split a message off into a new ticket',
    },
    number: { it: 'Numero dell’altra richiesta', en: 'Number of the other ticket' },
    message: { it: 'Messaggio da separare', en: 'Message to split off' },
    messagePlaceholder: { it: 'Solo per separare', en: 'For splitting only' },
    noMessage: {
      it: 'Scegli quale messaggio separare; il primo resta sempre qui.',
      en: 'Choose which message to split off; the first one always stays.',
    },
    form: {
      title: { it: 'Unisci, collega, separa', en: 'Merge, link, split' },
      intro: {
        it: 'Unire sposta tutta la conversazione nell’altra richiesta. Il cliente non viene avvisato.',
        en: 'Merging moves the whole conversation to the other ticket. The customer is not notified.',
      },
      submit: { it: 'Conferma', en: 'Confirm' },
    },
    done: { it: 'Fatto.', en: 'Done.' },
  },
  mergeSuggested: {
    label: { it: 'Unisci', en: 'Merge' },
    into: (token: string) => ({ it: `Unisci a ${token}`, en: `Merge into ${token}` }),
    done: { it: 'Unite.', en: 'Merged.' },
  },
  letIn: {
    label: { it: 'Ammetti', en: 'Let in' },
    into: (token: string) => ({ it: `Ammetti in ${token}`, en: `Let into ${token}` }),
    done: { it: 'Ammessa: la conversazione prosegue lì.', en: 'Let in: the conversation continues there.' },
  },
} satisfies Record<string, ActionWords>;

export const relatingLines: Lines<RelatingEvent> = {
  merged: ({ into }, who) => ({
    it: `${who} l’ha unita a #${into}: prosegue lì.`,
    en: `${who} merged it into #${into}: it continues there.`,
  }),
  absorbed: ({ from }, who) => ({
    it: `${who} ha unito qui la richiesta #${from}, con tutta la sua conversazione.`,
    en: `${who} merged #${from} into this one, with its whole conversation.`,
  }),
  'split-off': ({ sender, into }, who) => {
    const from = readableLine(sender.name || sender.address, 80);
    return {
      it: `${who} ha separato un messaggio di ${from}: ora è la richiesta #${into}.`,
      en: `${who} split off a message from ${from}: it is now ticket #${into}.`,
    };
  },
  linked: ({ to }, who) => ({ it: `${who} l’ha collegata a #${to}.`, en: `${who} linked it to #${to}.` }),
};

export const relatingNotices = {
  looksLike: ({ looksLike, status }) =>
    looksLike && status !== 'closed'
      ? {
          it: `Somiglia a #${looksLike}: stesso mittente, testo simile.`,
          en: `Looks like #${looksLike}: same sender, similar text.`,
        }
      : null,
} satisfies Notices;
