import { eachLanguage, type Said } from '../../in-both.ts';

/** What `/ticket language` says. */
export const languageWords = eachLanguage({
  help: {
    it: 'in che lingua ti risponde Sportello',
    en: 'the language Sportello answers you in',
  },
  title: { it: 'La tua lingua', en: 'Your language' },
  /** Whose the language is in which they are answered. */
  now: {
    chosen: {
      it: 'Ti rispondo in *italiano*: l’hai scelto tu.',
      en: 'I answer you in *English*: your own choice.',
    },
    told: {
      it: 'Ti rispondo in *italiano*: è la lingua della tua app.',
      en: 'I answer you in *English*: the language of your app.',
    },
    desk: {
      it: 'Ti rispondo in *italiano*: è la lingua di questo Sportello.',
      en: 'I answer you in *English*: the language of this desk.',
    },
  } satisfies Record<string, Said>,
  /** What it is about, and what not. */
  meant: {
    it: 'Vale per moduli, riepilogo, elenchi, promemoria e risposte che leggi solo tu, su Slack e su Teams. Le schede nei canali restano nella lingua di tutti.',
    en: 'It applies to forms, your overview, lists, reminders and answers that only you read, on Slack and on Teams. Cards in channels stay in everybody’s language.',
  },
  usage: (command: string) => ({
    it: `*${command} en* per l’inglese, *${command} it* per l’italiano, *${command} auto* per seguire la tua app.`,
    en: `*${command} it* for Italian, *${command} en* for English, *${command} auto* to follow your app.`,
  }),
  unknown: (typed: string) => ({
    it: `Non parlo «${typed}»: solo italiano e inglese.`,
    en: `I don’t speak “${typed}”: only Italian and English.`,
  }),
});
