import { lengths } from './clock/lengths.ts';
import type { InBoth } from './in-both.ts';

/** The fields that forms share. */
export const fields = {
  category: { it: 'Categoria', en: 'Category' },
  priority: { it: 'Priorità', en: 'Priority' },
  operator: { it: 'A', en: 'To' },
  language: { it: 'Lingua', en: 'Language' },
  choose: { it: 'Scegli…', en: 'Choose…' },
  /** Of a priority. */
  whereDeadlines: {
    it: 'se la categoria ha scadenze',
    en: 'if the category has deadlines',
  },
  noPriority: { it: 'Nessuna priorità', en: 'No priority' },
  /** In Teams, of what may be left open, where no star can stand beside what may not. Slack says it itself. */
  optional: (label: string) => ({ it: `${label} (facoltativo)`, en: `${label} (optional)` }),
  amount: { it: 'Quanto', en: 'How much' },
  /** As a ticket's number is typed, and what is said of one that there is not. */
  number: { it: '1042', en: '1042' },
  noNumber: {
    it: 'Scrivi il numero di una richiesta che esiste.',
    en: 'Write the number of a ticket that exists.',
  },
  ...lengths,
} satisfies InBoth;
