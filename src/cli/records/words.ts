import { eachLanguage } from '../../chat/words/in-both.ts';

const one = (count: string, single: string, several: string) =>
  count === '1' ? `1 ${single}` : `${count} ${several}`;

/**
 * What `audit` says by itself, with counts as they are written. What does not fit is named in English in either language, as are the
 * tables and rows in which it stands.
 */
export const auditWords = eachLanguage({
  nothingToSeal: {
    it: 'Dall’ultimo sigillo non è stato scritto niente.',
    en: 'Nothing was written since the last seal.',
  },
  sealed: (number: string, leaves: string, digest: string) => ({
    it: `Sigillo ${number} su ${one(leaves, 'foglia', 'foglie')}: ${digest}`,
    en: `Seal ${number} over ${one(leaves, 'leaf', 'leaves')}: ${digest}`,
  }),
  exported: (name: string, lines: string) => ({
    it: `${name}: ${one(lines, 'riga', 'righe')}`,
    en: `${name}: ${one(lines, 'line', 'lines')}`,
  }),
  found: (count: string) => ({
    it: one(count, 'cosa non torna.', 'cose non tornano.'),
    en: one(count, 'thing does not fit.', 'things do not fit.'),
  }),
  firstFound: {
    it: 'Questo non torna. Che altro: audit verify --all',
    en: 'This does not fit. What else: audit verify --all',
  },
  allFits: (
    counted: Record<'events' | 'words' | 'evidence' | 'seals' | 'leaves', string>,
    took: Record<'seconds' | 'rate', string>,
  ) => ({
    it: `Tutto torna: eventi ${counted.events}, testi ${counted.words}, lettere, email e allegati ${counted.evidence}, sigilli ${counted.seals} su ${one(counted.leaves, 'foglia', 'foglie')} (${took.seconds} s, ${took.rate} eventi al secondo).`,
    en: `All fits: ${counted.events} events, ${counted.words} words, ${counted.evidence} letters, mails and attachments, ${counted.seals} seals over ${one(counted.leaves, 'leaf', 'leaves')} (${took.seconds} s, ${took.rate} events/s).`,
  }),
  unpacked: (count: string) => ({
    it: `Spacchettate per vedere che siano quelle arrivate, scelte a caso se sono di più: ${count} email.`,
    en: `Unpacked to see that they are what came, by chance where there are more: ${one(count, 'mail', 'mails')}.`,
  }),
  stamps: (count: string) => ({
    it: `${one(count, 'marca temporale è di questi sigilli; di chi è', 'marche temporali sono di questi sigilli; di chi sono')}, lo dice openssl ts -verify (docs/records.md).`,
    en: `${one(count, 'stamp is of these seals; whose it is', 'stamps are of these seals; whose they are')}: openssl ts -verify (docs/records.md).`,
  }),
  unchained: (count: string) => ({
    it: `${one(count, 'evento è di quando non c’erano catene, e non è ancora concatenato', 'eventi sono di quando non c’erano catene, e non sono ancora concatenati')}: avvia il server.`,
    en: `${one(count, 'event is from before there were chains, and not chained yet', 'events are from before there were chains, and not chained yet')}: start the server.`,
  }),
  unsealed: (count: string) => ({
    it: `Non ancora sigillato: quello che è stato scritto in ${count} di questi dall’ultimo sigillo. Di quello nessuno può dire niente.`,
    en: `Not sealed yet: what was written to ${count} of them since the last seal. Of that nobody can say.`,
  }),
});
