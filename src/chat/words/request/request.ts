import type { Category, Language, Origin, Priority, Status } from '../../../ticket/words.ts';
import type { InBoth, Said } from '../in-both.ts';

const category = {
  bug: { it: 'Bug o malfunzionamento', en: 'Bug or malfunction' },
  'change-request': { it: 'Modifica evolutiva', en: 'Change request' },
  'help-desk': { it: 'Help desk', en: 'Help desk' },
  billable: { it: 'Intervento da fatturare', en: 'Billable work' },
  'rejected-by-customer': {
    it: 'Intervento non accettato dal cliente',
    en: 'Work not accepted by the customer',
  },
  'out-of-scope': { it: 'Non di nostra competenza', en: 'Out of scope' },
  vulnerability: { it: 'Vulnerabilità rilevata', en: 'Security vulnerability' },
} satisfies Record<Category, Said>;

const priority = {
  1: { it: '1 – Bloccante', en: '1 – Blocking' },
  2: { it: '2 – Alta', en: '2 – High' },
  3: { it: '3 – Media', en: '3 – Medium' },
  4: { it: '4 – Bassa', en: '4 – Low' },
} satisfies Record<Priority, Said>;

/** What a request is, and whose. */
export const request = {
  status: {
    new: { it: 'Nuova', en: 'New' },
    assigned: { it: 'In lavorazione', en: 'In progress' },
    waiting: { it: 'In attesa del cliente', en: 'Waiting for the customer' },
    closed: { it: 'Chiusa', en: 'Closed' },
  } satisfies Record<Status, Said>,
  category,
  priority,
  /** "Bug or malfunction, 1 – Blocking" */
  classification: (what: Category | null, how: Priority | null): Said => {
    const said = [what && category[what], how && priority[how]].filter(part => part !== null);
    return { it: said.map(({ it }) => it).join(', '), en: said.map(({ en }) => en).join(', ') };
  },
  language: {
    it: { it: 'Italiano', en: 'Italian' },
    en: { it: 'Inglese', en: 'English' },
  } satisfies Record<Language, Said>,
  origin: {
    slack: { it: 'Slack', en: 'Slack' },
    teams: { it: 'Teams', en: 'Teams' },
    mail: { it: 'email', en: 'email' },
    api: { it: 'modulo', en: 'form' },
    cli: { it: 'riga di comando', en: 'command line' },
    desk: { it: 'Sportello', en: 'Sportello' },
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
