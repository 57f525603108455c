import type { Language, Origin, Status } from '../../../ticket/words.ts';
import type { InBoth, Said } from '../in-both.ts';

/** What a request is, and whose. */
export const request = {
  status: {
    new: { it: 'Nuova', en: 'New' },
    assigned: { it: 'In lavorazione', en: 'In progress' },
    waiting: { it: 'In attesa del cliente', en: 'Waiting for the customer' },
    closed: { it: 'Chiusa', en: 'Closed' },
  } satisfies Record<Status, Said>,
  /** Of a category or priority that desk.yaml lists no more. */
  formerly: (name: string) => ({ it: `${name} (non più in uso)`, en: `${name} (no longer used)` }),
  language: {
    it: { it: 'Italiano', en: 'Italian' },
    en: { it: 'Inglese', en: 'English' },
  } satisfies Record<Language, Said>,
  origin: {
    slack: { it: 'Slack', en: 'Slack' },
    teams: { it: 'Teams', en: 'Teams' },
    mail: { it: 'email', en: 'email' },
    portal: { it: 'portale', en: 'portal' },
    api: { it: 'modulo', en: 'form' },
    cli: { it: 'riga di comando', en: 'command line' },
    desk: { it: 'Sportello', en: 'Sportello' },
    link: { it: 'link', en: 'link' },
  } satisfies Record<Origin, Said>,
  unclassified: { it: 'Da classificare', en: 'Not classified' },
  noPriority: { it: 'Nessuna', en: 'None' },
  /** No priority, but its deadline is counted by this one. */
  countsAs: (priority: string) => ({
    it: `Da definire (trattata come ${priority})`,
    en: `To be set (treated as ${priority})`,
  }),
  nobody: { it: 'Non assegnata', en: 'Unassigned' },
  noSubject: { it: '(senza oggetto)', en: '(no subject)' },
  customer: { it: 'Il cliente', en: 'The customer' },
  deskItself: { it: 'Sportello', en: 'Sportello' },
} satisfies InBoth;
