import type { PieceKind } from '../../../../store/schema/written/search.ts';
import { eachLanguage, type InBoth, type Said } from '../../in-both.ts';

/** Where in a request it stands that was looked for. */
const where = {
  head: { it: 'Oggetto', en: 'Subject' },
  in: { it: 'Dal cliente', en: 'From the customer' },
  out: { it: 'Da noi', en: 'From us' },
  note: { it: 'Nota', en: 'Note' },
  file: { it: 'File', en: 'File' },
} satisfies Record<PieceKind, Said>;

export const findWords = eachLanguage({
  help: {
    it: 'cerca tra tutte le richieste: numero, oggetto, email, note, clienti, file',
    en: 'search all tickets: number, subject, emails, notes, customers, files',
  },
  title: (typed: string) => ({ it: `Ricerca: ${typed}`, en: `Search: ${typed}` }),
  titleAlone: { it: 'Cerca', en: 'Search' },
  usage: (command: string) => ({
    it: `Scrivi che cosa cerchi: *${command} fattura bloccata*, *${command} rossi stato:aperta*, *${command} "errore di rete" dopo:1/9/2026*. Parole tra virgolette stanno insieme, un trattino davanti (-prova) esclude.`,
    en: `Write what you are looking for: *${command} invoice blocked*, *${command} rossi state:open*, *${command} "network error" after:2026-09-01*. Words in quotes stay together, a hyphen in front (-test) excludes.`,
  }),
  nothing: {
    it: 'Nessuna richiesta trovata. Prova con meno parole, o senza filtri.',
    en: 'No tickets found. Try fewer words, or no filters.',
  },
  nothingYet: {
    it: 'Nelle richieste più recenti non c’è, e le altre sono troppe per guardarle tutte. Aggiungi una parola più rara, o un filtro (*da:*, *prima:*).',
    en: 'It is not in the most recent tickets, and there are too many others to look at. Add a rarer word, or a filter (*from:*, *before:*).',
  },
  noneOfMine: {
    it: 'Scrivi che cosa cerchi: un numero, una parola, un cliente.',
    en: 'Write what you are looking for: a number, a word, a customer.',
  },
  count: (count: number, isAll: boolean, first: number, last: number) => ({
    it:
      isAll && first === 1 && last === count
        ? `${count} ${count === 1 ? 'richiesta trovata' : 'richieste trovate'}`
        : `${first}–${last} di ${isAll ? count : `oltre ${count}`} richieste trovate`,
    en:
      isAll && first === 1 && last === count
        ? `${count} ${count === 1 ? 'ticket' : 'tickets'} found`
        : `${first}–${last} of ${isAll ? count : `more than ${count}`} tickets found`,
  }),
  also: (names: string) => ({ it: `Cercato anche: ${names}`, en: `Also searched for: ${names}` }),
  tooLong: {
    it: 'La ricerca è durata troppo. Aggiungi una parola più rara, o un filtro.',
    en: 'The search took too long. Add a rarer word, or a filter.',
  },
  more: { it: 'Altri risultati', en: 'More results' },
  back: { it: 'Risultati precedenti', en: 'Previous results' },
  where,
} satisfies InBoth);
