import { nobody } from '../../../ticket/erasing/erased.ts';
import type { InBoth } from '../in-both.ts';

/** What stands where words were that are gone. */
export const erasing = {
  /** In the language of whoever works here: what is kept of it is in the customer's. */
  subject: { it: nobody.it.request, en: nobody.en.request },
  person: { it: nobody.it.name, en: nobody.en.name },
  lineGone: { it: 'Dati cancellati.', en: 'Data erased.' },
  /** In the place of a list or a notice in which they stood. */
  listGone: {
    it: 'Tolto: conteneva dati che sono stati cancellati. Gli elenchi si chiedono di nuovo con i comandi.',
    en: 'Taken away: it held data that was erased. Lists can be asked for again with the commands.',
  },
} satisfies InBoth;
