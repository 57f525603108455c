import type { Verdict } from '../../../ticket/portal/verdict.ts';
import type { Language } from '../../../ticket/words.ts';

type RatingWords = {
  title: string;
  /** Of the page that a letter leads to. */
  titleOf(token: string): string;
  lead: string;
  until(at: string): string;
  verdict: Record<Verdict, string>;
  was(verdict: string): string;
  again: string;
  word: string;
  wordHint: string;
  submit: string;
  thanks: string;
  open: string;
};

/** How customers say how they were served. */
export const ratingWords: Record<Language, RatingWords> = {
  it: {
    title: 'Come è andata?',
    titleOf: token => `Come è andata con la richiesta ${token}?`,
    lead: 'Ci aiuta a migliorare. Può cambiare idea finché la richiesta si può riaprire.',
    until: at => `Può cambiarla fino al ${at}.`,
    verdict: { up: 'Bene', down: 'Male' },
    was: verdict => `La sua valutazione: ${verdict}`,
    again: 'Cambia la valutazione',
    word: 'Vuole aggiungere una parola?',
    wordHint: 'Facoltativo. La legge chi segue la richiesta.',
    submit: 'Invia la valutazione',
    thanks: 'Grazie della valutazione.',
    open: 'La richiesta è di nuovo aperta: potrà valutarla quando sarà chiusa.',
  },
  en: {
    title: 'How did we do?',
    titleOf: token => `How did we do with request ${token}?`,
    lead: 'It helps us to do better. You can change your mind as long as the request can be reopened.',
    until: at => `You can change it until ${at}.`,
    verdict: { up: 'Good', down: 'Bad' },
    was: verdict => `Your rating: ${verdict}`,
    again: 'Change the rating',
    word: 'Would you like to add a word?',
    wordHint: 'Optional. Whoever handles the request reads it.',
    submit: 'Send the rating',
    thanks: 'Thank you for your rating.',
    open: 'The request is open again: you can rate it once it is closed.',
  },
};
