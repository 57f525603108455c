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
  /** Of what must be filled in and is not, beside its field in Teams. Slack says it itself. */
  missing: {
    text: { it: 'Scrivi il testo.', en: 'Write the text.' },
    line: { it: 'Compila questo campo.', en: 'Fill in this field.' },
    choice: { it: 'Scegli una voce dall’elenco.', en: 'Choose one from the list.' },
    date: { it: 'Scegli una data.', en: 'Choose a date.' },
    category: { it: 'Scegli una categoria.', en: 'Choose a category.' },
    operator: { it: 'Scegli un collega.', en: 'Choose a colleague.' },
    name: { it: 'Scrivi un nome.', en: 'Write a name.' },
    number: { it: 'Scrivi il numero della richiesta.', en: 'Write the ticket’s number.' },
  },
  amount: { it: 'Quanto', en: 'How much' },
  /** As a ticket's number is typed, and what is said of one that there is not. */
  number: { it: '1042', en: '1042' },
  noNumber: {
    it: 'Scrivi il numero di una richiesta che esiste.',
    en: 'Write the number of a ticket that exists.',
  },
  ...lengths,
} satisfies InBoth;
