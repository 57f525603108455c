import type { Language } from '../../../ticket/words.ts';
import { eachLanguage, type InBoth } from '../in-both.ts';

/** What a search can be narrowed by: how each is called, the first of a language being the one that is told. */
export const filterNames = {
  state: { it: ['stato'], en: ['state', 'status'] },
  category: { it: ['categoria', 'cat'], en: ['category'] },
  priority: { it: ['priorità', 'priorita', 'prio'], en: ['priority'] },
  of: { it: ['di', 'assegnata'], en: ['of', 'assignee'] },
  from: { it: ['da', 'cliente'], en: ['from', 'customer'] },
  company: { it: ['azienda'], en: ['company'] },
  before: { it: ['prima'], en: ['before'] },
  after: { it: ['dopo'], en: ['after', 'since'] },
} satisfies Record<FilterName, Record<Language, [string, ...string[]]>>;

export const filters = ['state', 'category', 'priority', 'of', 'from', 'company', 'before', 'after'] as const;
export type FilterName = (typeof filters)[number];

/** What else the values of filters are called, besides the names that cards show. In either language, as people type. */
export const valueNames = {
  open: ['aperta', 'aperte', 'open'],
  new: ['nuova', 'nuove', 'new'],
  assigned: ['assegnata', 'assegnate', 'in lavorazione', 'assigned', 'in progress'],
  waiting: ['attesa', 'in attesa', 'waiting'],
  closed: ['chiusa', 'chiuse', 'closed'],
  me: ['me', 'io', 'mie'],
  nobody: ['nessuno', 'nobody', 'none'],
} as const;

/** What is said of filters. */
export const filterWords = eachLanguage({
  unknown: (filter: string, perhaps: string) => ({
    it: `Non conosco il filtro «${filter}:».${perhaps && ` Forse volevi «${perhaps}:»?`}`,
    en: `I don’t know the filter “${filter}:”.${perhaps && ` Did you mean “${perhaps}:”?`}`,
  }),
  all: {
    it: 'Puoi usare: *stato:* aperta, nuova, assegnata, attesa, chiusa · *categoria:* bug · *priorità:* 1 · *di:* un collega, me, nessuno · *da:* un cliente, un indirizzo o un dominio · *azienda:* un nome · *prima:* e *dopo:* una data (3/11/2026). Due punti che fanno parte del testo vanno tra virgolette.',
    en: 'You can use: *state:* open, new, assigned, waiting, closed · *category:* bug · *priority:* 1 · *of:* a colleague, me, nobody · *from:* a customer, an address or a domain · *company:* a name · *before:* and *after:* a date (2026-11-03). Put a colon that belongs to the text in quotes.',
  },
  empty: (filter: string) => ({
    it: `Dopo «${filter}:» manca un valore.`,
    en: `“${filter}:” needs a value.`,
  }),
  state: (value: string) => ({
    it: `Non conosco lo stato «${value}». Scrivi aperta, nuova, assegnata, attesa o chiusa.`,
    en: `I don’t know the state “${value}”. Write open, new, assigned, waiting or closed.`,
  }),
  category: (value: string, all: string) => ({
    it: `Non conosco la categoria «${value}». Ci sono: ${all}.`,
    en: `I don’t know the category “${value}”. There are: ${all}.`,
  }),
  priority: (value: string, all: string) => ({
    it: `La priorità «${value}» non esiste. Ci sono: ${all}.`,
    en: `There is no priority “${value}”. There are: ${all}.`,
  }),
  colleague: (value: string) => ({
    it: `Non trovo nessun collega di nome «${value}». Scrivi il nome, l’indirizzo, me o nessuno.`,
    en: `I find no colleague called “${value}”. Write a name, an address, me or nobody.`,
  }),
  company: (value: string) => ({
    it: `Non trovo nessuna azienda di nome «${value}».`,
    en: `I find no company called “${value}”.`,
  }),
  nothingAsked: {
    it: 'In quello che hai scritto non c’è nulla da cercare: serve almeno una lettera o una cifra.',
    en: 'There is nothing to look for in what you wrote: it needs at least a letter or a digit.',
  },
  date: (value: string) => ({
    it: `«${value}» non è una data. Scrivila così: 3/11/2026 o 2026-11-03.`,
    en: `“${value}” is not a date. Write it like this: 2026-11-03 or 3/11/2026.`,
  }),
} satisfies InBoth);
