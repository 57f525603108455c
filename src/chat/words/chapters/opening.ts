import type { OpeningEvent } from '../../../ticket/chapters/opening.ts';
import type { FromChat } from '../../../ticket/grammar/from-chat.ts';
import { readableLine } from '../../readable.ts';
import type { Lines, Notices } from '../chapter.ts';
import { chats, namesLeft } from '../from-chat.ts';
import type { Said } from '../in-both.ts';

/** How a request came to be. */
export const openingLines: Lines<OpeningEvent> = {
  'ticket-opened': (_, who) => ({ it: `${who} ha aperto la richiesta.`, en: `${who} opened the request.` }),
};

export const openingNotices = {
  typed: ({ typed, openedAt }, instant) => {
    if (!typed) return null;
    const name = readableLine(typed.by.name, 60);
    const [called, written] = [instant(openedAt), instant(new Date(typed.typedAt))];
    if (typed.from) return takenFromChat(typed.from, name, written);
    return {
      it: `Per telefono: ha chiamato ${called}, inserita da ${name} ${written}.`,
      en: `By phone: called ${called}, entered by ${name} ${written}.`,
    };
  },
  // Of a stranger's the notice of who wrote says it.
  linked: ({ linkedTo, authorship: { outsideOf } }) =>
    linkedTo === null || linkedTo === outsideOf
      ? null
      : { it: `Collegata a #${linkedTo}.`, en: `Linked to #${linkedTo}.` },
  lost: ({ lostNumber }) =>
    lostNumber === null
      ? null
      : {
          it: `Risponde a un’email sulla richiesta #${lostNumber}, che qui non c’è più: i dati sono stati ripristinati da una copia precedente.`,
          en: `Replies to an email about ticket #${lostNumber}, which no longer exists here: the data was restored from an older backup.`,
        },
  machine: ({ fromMachine }) =>
    fromMachine
      ? {
          it: 'Inviata da un sistema automatico: non riceve risposte automatiche.',
          en: 'Automated email: it gets no automatic replies.',
        }
      : null,
  backlog: ({ fromBacklog }) =>
    fromBacklog
      ? {
          it: 'Precedente all’avvio di Sportello: il cliente non riceve email automatiche.',
          en: 'From before Sportello started: the customer gets no automatic emails.',
        }
      : null,
} satisfies Notices;

function takenFromChat({ by, on, left = [] }: FromChat, name: string, written: string): Said {
  const writer = readableLine(by, 60);
  const stayed = namesLeft(left);
  return {
    it: `Da un messaggio di ${writer} in ${chats[on]}, inserita da ${name} ${written}.${stayed.it}`,
    en: `From a message by ${writer} in ${chats[on]}, entered by ${name} ${written}.${stayed.en}`,
  };
}
