import type { NewsType } from '../../store/tickets/news.ts';
import type { InBoth, Said } from './in-both.ts';

const often = (times: number) => (times > 1 ? ` (${times})` : '');

/** A person's own page: Slack's Home tab, a message in Teams. */
export const home = {
  title: { it: 'Sportello', en: 'Support desk' },
  /** On the button that changes the language: in the other one, for whoever does not read this. */
  changeLanguage: { it: 'Switch to English', en: 'Passa all’italiano' },
  intro: (name: string) => ({
    it: `Ciao ${name}`,
    en: `Hi ${name}`,
  }),
  open: { it: 'Apri il riepilogo', en: 'Open overview' },
  /** Of when it is: it is drawn anew more rarely the longer nobody has looked. */
  updated: (time: string, day: string) => ({
    it: `Aggiornata alle ${time} · ${day}`,
    en: `Updated at ${time} · ${day}`,
  }),
  refresh: { it: 'Aggiorna', en: 'Refresh' },
  search: { it: 'Cerca', en: 'Find' },
  searchPlaceholder: {
    it: 'Numero, cliente o parole della richiesta',
    en: 'Number, customer, or words of the ticket',
  },
  /** Since one was here last. */
  news: {
    title: { it: 'Novità', en: 'What’s new' },
    since: (when: string) => ({ it: `Novità da ${when}`, en: `New since ${when}` }),
    empty: { it: 'Niente di nuovo.', en: 'Nothing new.' },
    happened: {
      reassigned: () => ({ it: 'passata a te', en: 'reassigned to you' }),
      allotted: () => ({ it: 'tocca a te prenderla', en: 'your turn to claim it' }),
      reopened: (times: number) => ({ it: `riaperta${often(times)}`, en: `reopened${often(times)}` }),
      'message-received': (times: number) => ({
        it: `il cliente ha scritto${often(times)}`,
        en: `the customer wrote${often(times)}`,
      }),
      'wrote-outside': (times: number) => ({
        it: `un collega ha scritto via email${often(times)}`,
        en: `a colleague wrote by email${often(times)}`,
      }),
      escalated: (times: number) => ({
        it: `avviso di scadenza${often(times)}`,
        en: `deadline call${often(times)}`,
      }),
      'on-call-told': (times: number) => ({
        it: `avvisato chi è reperibile${often(times)}`,
        en: `on-call notified${often(times)}`,
      }),
      woke: () => ({ it: 'tornata dal rinvio', en: 'back from snooze' }),
    } satisfies Record<NewsType, (times: number) => Said>,
  },
  /** What managers see. Figures of this moment alone, none of how anybody works. */
  load: {
    title: { it: 'In carico a ciascuno', en: 'Workload' },
    of: (open: number, late: number, waiting: number) => ({
      it: [
        `${open} ${open === 1 ? 'aperta' : 'aperte'}`,
        late > 0 ? `${late} in ritardo` : '',
        waiting > 0 ? `${waiting} in attesa del cliente` : '',
      ]
        .filter(Boolean)
        .join(' · '),
      en: [
        `${open} open`,
        late > 0 ? `${late} overdue` : '',
        waiting > 0 ? `${waiting} waiting for the customer` : '',
      ]
        .filter(Boolean)
        .join(' · '),
    }),
    people: (count: number) => ({
      it: count === 1 ? '1 persona' : `${count} persone`,
      en: count === 1 ? '1 person' : `${count} people`,
    }),
    others: (names: string) => ({ it: `E inoltre: ${names}.`, en: `And also: ${names}.` }),
    show: { it: 'Mostra', en: 'Show' },
  },
  broken: {
    title: { it: 'Fuori tempo da oggi', en: 'Went overdue today' },
    empty: { it: 'Oggi nessuna scadenza è stata superata.', en: 'No deadline was missed today.' },
  },
} satisfies InBoth;
