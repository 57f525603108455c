import type { Language } from '../../ticket/words.ts';

/** What an email to the admins can be about. */
export type AdminNews = 'no-database' | 'no-outbox' | 'no-start' | 'desk-back' | 'chats-shut' | 'chats-back';

/** Facts in words: since when, and the reasons as the programs and platforms give them. */
type AdminFacts = { since: string; why: string };

type Said = Record<Language, string>;
type AdminEmail = {
  subject: (desk: string) => Said;
  paragraphs: ((facts: AdminFacts) => Said)[];
};

const waitsAtServers = () => ({
  it: 'Le email dei clienti aspettano sui server di posta e non si perde nulla.',
  en: 'Customers’ emails wait at the mail servers, and nothing is lost.',
});
const reason = ({ why }: AdminFacts) => ({
  it: `Il motivo, come lo dà il programma: ${why}`,
  en: `The reason, as the program gives it: ${why}`,
});
const oneMoreEmail = () => ({
  it: 'Riceverai un’altra email quando tutto funzionerà di nuovo.',
  en: 'You will get another email when everything works again.',
});
const stopped = (desk: string) => ({
  it: `Lo sportello è fermo: ${desk}`,
  en: `The desk has stopped: ${desk}`,
});

/** What the admins are told by email, past the chats. */
export const adminEmails: Record<AdminNews, AdminEmail> = {
  'no-database': {
    subject: stopped,
    paragraphs: [
      ({ since }) => ({
        it: `da ${since} lo sportello non raggiunge il suo database: i pulsanti non rispondono e non escono né schede, né email ai clienti, né avvisi prima delle scadenze.`,
        en: `since ${since} the desk has not been able to reach its database: buttons do not respond, and no cards, emails to customers or warnings before a deadline go out.`,
      }),
      () => ({
        it: 'Le email dei clienti aspettano sui server di posta e non si perde nulla. Lo sportello riprova da solo; se non basta, controlla che PostgreSQL sia in funzione e che il disco non sia pieno.',
        en: 'Customers’ emails wait at the mail servers, and nothing is lost. The desk keeps trying by itself; if that does not help, check that PostgreSQL is running and that the disk is not full.',
      }),
      reason,
      oneMoreEmail,
    ],
  },
  'no-outbox': {
    subject: stopped,
    paragraphs: [
      ({ since }) => ({
        it: `da ${since} dallo sportello non esce più nulla: né schede, né email ai clienti, né avvisi prima delle scadenze.`,
        en: `since ${since} nothing has left the desk: no cards, no emails to customers, no warnings before a deadline.`,
      }),
      () => ({
        it: 'Le email dei clienti continuano ad arrivare e non si perde nulla: ciò che aspetta partirà da solo. Lo sportello riprova; se non basta, riavvialo e controlla: npm run sportello -- check',
        en: 'Customers’ emails still come in, and nothing is lost: what is waiting will go out by itself. The desk keeps trying; if that does not help, restart it and run: npm run sportello -- check',
      }),
      reason,
      oneMoreEmail,
    ],
  },
  'no-start': {
    subject: desk => ({ it: `Lo sportello non si avvia: ${desk}`, en: `The desk does not start: ${desk}` }),
    paragraphs: [
      ({ since }) => ({
        it: `da ${since} lo sportello non riesce ad avviarsi: i pulsanti non rispondono e non escono né schede né email ai clienti.`,
        en: `since ${since} the desk has not been able to start: buttons do not respond, and neither cards nor emails to customers go out.`,
      }),
      waitsAtServers,
      reason,
      oneMoreEmail,
    ],
  },
  'desk-back': {
    subject: desk => ({
      it: `Lo sportello funziona di nuovo: ${desk}`,
      en: `The desk is working again: ${desk}`,
    }),
    paragraphs: [
      ({ since }) => ({
        it: `lo sportello, fermo da ${since}, funziona di nuovo. Ciò che aspettava sta partendo adesso.`,
        en: `the desk, which had stopped since ${since}, is working again. What was waiting is going out now.`,
      }),
    ],
  },
  'chats-shut': {
    subject: desk => ({
      it: `Lo sportello non raggiunge la chat: ${desk}`,
      en: `The desk cannot reach its chat: ${desk}`,
    }),
    paragraphs: [
      ({ since }) => ({
        it: `da ${since} la chat non accetta nulla dallo sportello, e non c’è un’altra chat in cui dirtelo: schede e avvisi aspettano.`,
        en: `since ${since} the chat has not accepted anything from the desk, and there is no other chat in which to tell you: cards and notices are waiting.`,
      }),
      ({ why }) => ({
        it: `Il motivo, come lo dà la chat: ${why}`,
        en: `The reason, as the chat gives it: ${why}`,
      }),
      () => ({
        it: 'Le email dei clienti arrivano e le nostre partono come sempre. Quando la chat accetterà di nuovo, ciò che aspetta uscirà da solo e riceverai un’altra email.',
        en: 'Customers’ emails come in and ours go out as always. Once the chat accepts messages again, what is waiting will appear by itself, and you will get another email.',
      }),
    ],
  },
  'chats-back': {
    subject: desk => ({
      it: `La chat dello sportello funziona di nuovo: ${desk}`,
      en: `The desk’s chat is working again: ${desk}`,
    }),
    paragraphs: [
      ({ since }) => ({
        it: `la chat, chiusa allo sportello da ${since}, funziona di nuovo. Schede e avvisi che aspettavano stanno uscendo adesso.`,
        en: `the chat, closed to the desk since ${since}, is working again. The cards and notices that were waiting are appearing now.`,
      }),
    ],
  },
};

/** @param name the first name; '' where none is known */
export const greeting = (name: string): Said => ({
  it: name ? `Ciao ${name},` : 'Ciao,',
  en: name ? `Hi ${name},` : 'Hi,',
});
