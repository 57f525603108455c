import type { Language } from '../../ticket/words.ts';

/** What a letter to the admins can be about. */
export type AdminNews = 'no-database' | 'no-outbox' | 'no-start' | 'desk-back' | 'chats-shut' | 'chats-back';

/** Facts in words: the desk's name, since when, and the reasons as the programs and platforms give them. */
type AdminFacts = { desk: string; since: string; why: string };

type Words = {
  subject: Record<AdminNews, (desk: string) => string>;
  /** @returns paragraphs */
  text: Record<AdminNews, (facts: AdminFacts) => string[]>;
  greeting: (name: string) => string;
};

const italian: Words = {
  subject: {
    'no-database': desk => `Lo sportello è fermo: ${desk}`,
    'no-outbox': desk => `Lo sportello è fermo: ${desk}`,
    'no-start': desk => `Lo sportello non si avvia: ${desk}`,
    'desk-back': desk => `Lo sportello lavora di nuovo: ${desk}`,
    'chats-shut': desk => `Lo sportello non raggiunge la chat: ${desk}`,
    'chats-back': desk => `La chat dello sportello funziona di nuovo: ${desk}`,
  },
  text: {
    'no-database': ({ since, why }) => [
      `da ${since} lo sportello non raggiunge il suo database: i pulsanti non rispondono, e non escono né schede, né lettere ai clienti, né avvisi prima delle scadenze.`,
      'Le email dei clienti aspettano sui server di posta e non si perde nulla. Lo sportello riprova da solo; se non passa, guarda se PostgreSQL è in funzione e se il disco è pieno.',
      `Il motivo, come lo dà il programma: ${why}`,
      'Riceverai un’altra email quando tutto funzionerà di nuovo.',
    ],
    'no-outbox': ({ since, why }) => [
      `da ${since} dallo sportello non esce più nulla: né schede, né lettere ai clienti, né avvisi prima delle scadenze.`,
      'Le email dei clienti continuano ad arrivare e non si perde nulla: ciò che aspetta partirà da solo. Lo sportello riprova; se non passa, riavvialo e controlla: npm run sportello -- check',
      `Il motivo, come lo dà il programma: ${why}`,
      'Riceverai un’altra email quando tutto funzionerà di nuovo.',
    ],
    'no-start': ({ since, why }) => [
      `da ${since} lo sportello non riesce ad avviarsi: i pulsanti non rispondono, e non escono né schede né lettere ai clienti.`,
      'Le email dei clienti aspettano sui server di posta e non si perde nulla.',
      `Il motivo, come lo dà il programma: ${why}`,
      'Riceverai un’altra email quando tutto funzionerà di nuovo.',
    ],
    'desk-back': ({ since }) => [
      `lo sportello, fermo da ${since}, lavora di nuovo. Ciò che aspettava sta partendo adesso.`,
    ],
    'chats-shut': ({ since, why }) => [
      `da ${since} la chat non lascia passare nulla dello sportello, e non c’è un’altra chat in cui dirtelo: schede e avvisi aspettano.`,
      why,
      'Le email dei clienti arrivano e le lettere partono come sempre. Quando la chat accetterà di nuovo, ciò che aspetta uscirà da solo, e riceverai un’altra email.',
    ],
    'chats-back': ({ since }) => [
      `la chat, chiusa allo sportello da ${since}, funziona di nuovo. Schede e avvisi che aspettavano stanno uscendo adesso.`,
    ],
  },
  greeting: name => `Buongiorno ${name},`,
};

const english: Words = {
  subject: {
    'no-database': desk => `The desk has stopped: ${desk}`,
    'no-outbox': desk => `The desk has stopped: ${desk}`,
    'no-start': desk => `The desk does not start: ${desk}`,
    'desk-back': desk => `The desk works again: ${desk}`,
    'chats-shut': desk => `The desk cannot reach its chat: ${desk}`,
    'chats-back': desk => `The desk’s chat works again: ${desk}`,
  },
  text: {
    'no-database': ({ since, why }) => [
      `since ${since} the desk has not been able to reach its database: buttons do not answer, and no cards, letters to customers or warnings before a deadline go out.`,
      'Customers’ mail waits at the mail servers, and nothing is lost. The desk keeps trying by itself; if that does not help, see whether PostgreSQL is running and whether the disk is full.',
      `The reason, as the program gives it: ${why}`,
      'You will get another email when everything works again.',
    ],
    'no-outbox': ({ since, why }) => [
      `since ${since} nothing has left the desk: no cards, no letters to customers, no warnings before a deadline.`,
      'Customers’ mail still comes in, and nothing is lost: what is waiting will go out by itself. The desk keeps trying; if that does not help, restart it and run: npm run sportello -- check',
      `The reason, as the program gives it: ${why}`,
      'You will get another email when everything works again.',
    ],
    'no-start': ({ since, why }) => [
      `since ${since} the desk has not been able to start: buttons do not answer, and neither cards nor letters to customers go out.`,
      'Customers’ mail waits at the mail servers, and nothing is lost.',
      `The reason, as the program gives it: ${why}`,
      'You will get another email when everything works again.',
    ],
    'desk-back': ({ since }) => [
      `the desk had stopped (since ${since}) and works again. What was waiting is going out now.`,
    ],
    'chats-shut': ({ since, why }) => [
      `since ${since} the chat has let nothing of the desk’s through, and there is no other chat in which to tell you: cards and notices are waiting.`,
      why,
      'Customers’ mail comes in and letters go out as always. Once the chat accepts messages again, what is waiting will appear by itself, and you will get another email.',
    ],
    'chats-back': ({ since }) => [
      `the chat, closed to the desk since ${since}, works again. The cards and notices that were waiting are appearing now.`,
    ],
  },
  greeting: name => `Hello ${name},`,
};

export const adminWords: Record<Language, Words> = { it: italian, en: english };
