import type { Chance } from './chance.ts';

const about = {
  it: [
    'Stampa ferma',
    'Fattura sbagliata',
    'Accesso negato',
    'Ricerca lenta',
    'Firma che non parte',
    'Preventivo',
  ],
  en: ['Printing fails', 'Wrong invoice', 'Login refused', 'Search is slow', 'Upload broken', 'Quote wanted'],
} as const;

/** One that few may see, as the rules of the desk find it. */
export const flaws = { it: 'Falla di sicurezza', en: 'Security vulnerability' };

/** Each mail bears a word of its own, by which it is found again wherever it is shown. */
export type MondayMail = {
  from: { name: string; address: string };
  subject: string;
  text: string;
  word: string;
  language: 'it' | 'en';
};

/** A customer of a scene writes. @param name told apart from all other customers' by it */
export function sceneMail(chance: Chance, name: string, subject: { it: string; en: string }): MondayMail {
  const language = chance.under(2) === 0 ? 'it' : 'en';
  const word = `parola${name}x`;
  return mail(
    { word, language },
    { name: `Cliente ${name}`, address: `cliente@${name}.example` },
    `${subject[language]} ${word}`,
  );
}

/** A new request. @param n counts the mails of the day */
export function newMail(chance: Chance, n: number): MondayMail {
  const language = chance.under(2) === 0 ? 'it' : 'en';
  const word = `parola${String(n).padStart(3, '0')}x`;
  // Now and then one that few may see.
  const matter = n % 20 === 10 ? flaws[language] : chance.of(about[language]);
  // One fault stands behind every fifth.
  const subject = `${n % 5 === 1 ? about[language][0] : matter} ${word}`;
  const from = { name: `Cliente ${n}`, address: `cliente${n}@azienda${n}.example` };
  return mail({ word, language }, from, subject);
}

function mail(
  { word, language }: Pick<MondayMail, 'word' | 'language'>,
  from: MondayMail['from'],
  subject: string,
): MondayMail {
  const text =
    language === 'it'
      ? `Buongiorno, stamattina ${subject.toLowerCase()} e non riusciamo a lavorare. Potete aiutarci?`
      : `Hello, since this morning ${subject.toLowerCase()} and we cannot work. Could you help us please?`;
  return { from, subject, text, word, language };
}

/** The customer writes once more on the same matter. */
export function furtherMail(mail: MondayMail, chance: Chance): { subject: string; text: string } {
  const more = {
    it: ['Ci sono novità?', 'Succede anche alla collega.', 'Versione 7.2, ufficio di Pescara.'],
    en: ['Is there any news?', 'It happens to my colleague too.', 'Version 7.2, our Leeds office.'],
  };
  return { subject: `Re: ${mail.subject}`, text: chance.of(more[mail.language]) ?? '' };
}
