import { eachLanguage } from '../in-both.ts';

/** What is asked of whoever opens a request that is not theirs. */
export const readingReason = eachLanguage({
  title: { it: 'Perché la apri?', en: 'Why open it?' },
  intro: {
    it: 'Non è una tua richiesta, né una che aspetta di essere presa in carico. Il motivo resta nel registro degli accessi; lo legge anche il cliente.',
    en: 'This ticket is not yours, nor one that waits to be claimed. The reason is kept in the access ledger; the customer reads it, too.',
  },
  label: { it: 'Motivo', en: 'Reason' },
  placeholder: { it: 'Per esempio: sostituisco Anna', en: 'For example: I cover for Anna' },
  submit: { it: 'Apri', en: 'Open' },
  lacks: { it: 'Scrivi il motivo.', en: 'Write the reason.' },
});
