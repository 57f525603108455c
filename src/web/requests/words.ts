import type { Language } from '../../ticket/words.ts';
import type { AboutFacts } from '../about/facts.ts';

/** What stands behind a link to a request, in a browser: how one opens it. The same for every number. */
export type RequestWords = {
  title: string;
  lead: string;
  ways: Record<
    AboutFacts['chats'][number],
    (number: string) => { before: string; typed: string; after: string }
  >;
  nobody: string;
};

export const requestWords: Record<Language, RequestWords> = {
  it: {
    title: 'Si apre in chat',
    lead: 'Questo link porta a una richiesta di assistenza. Le richieste non si leggono nel browser: le apre in chat chi lavora all’assistenza.',
    ways: {
      Slack: number => ({
        before: 'Nel canale dell’assistenza scrivi',
        typed: `/ticket ${number}`,
        after: 'oppure cerca il numero nella scheda Home dell’app.',
      }),
      'Microsoft Teams': number => ({
        before: 'Nel canale dell’assistenza, o nella chat con l’app, scrivi',
        typed: `@Sportello ${number}`,
        after: 'Nella chat con l’app basta il numero.',
      }),
    },
    nobody:
      'È un cliente? Risponda all’email che ha ricevuto: arriva a chi segue la sua richiesta. Questo link non le serve.',
  },
  en: {
    title: 'It opens in chat',
    lead: 'This link leads to a support ticket. Tickets are not read in a browser: those who work at the support desk open them in chat.',
    ways: {
      Slack: number => ({
        before: 'In the support channel, write',
        typed: `/ticket ${number}`,
        after: 'or search for the number in the app’s Home tab.',
      }),
      'Microsoft Teams': number => ({
        before: 'In the support channel, or in the chat with the app, write',
        typed: `@Sportello ${number}`,
        after: 'In the chat with the app the number is enough.',
      }),
    },
    nobody:
      'Are you a customer? Reply to the email that you received: it reaches whoever handles your request. You do not need this link.',
  },
};
