import type { InBoth } from '../in-both.ts';

/** The forms of an incident: what it is called, which service it concerns, what joins it. */
export const fields = {
  title: { it: 'Nome', en: 'Name' },
  newTitle: { it: 'Nome del nuovo disservizio', en: 'Name of the new incident' },
  titlePlaceholder: { it: 'Protocollo fermo', en: 'Registry is down' },
  words: {
    it: 'Le nuove si aggiungono da sole se contengono (parole separate da virgole: ne basta una)',
    en: 'New tickets join by themselves if they contain (any of these words, separated by commas)',
  },
  wordsPlaceholder: { it: 'protocollo, errore 503', en: 'registry, error 503' },
  sender: {
    it: '… e se le scrive (indirizzo, o @dominio)',
    en: '… and are written by (address, or @domain)',
  },
  senderPlaceholder: { it: 'Chiunque', en: 'Anybody' },
  ofMailbox: {
    label: { it: '… e se arrivano alla casella', en: '… and come to mailbox' },
    any: { it: 'Qualunque casella', en: 'Any mailbox' },
    gone: (mailbox: string) => ({
      it: `${mailbox} (non è più una nostra casella)`,
      en: `${mailbox} (no longer a mailbox of ours)`,
    }),
    goneMeanwhile: {
      it: 'La casella scelta non è più fra le nostre: scegline un’altra, o «Qualunque casella».',
      en: 'The mailbox you chose is no longer one of ours: choose another, or “Any mailbox”.',
    },
  },
  ofCompany: {
    label: { it: '… e se sono dell’azienda', en: '… and belong to company' },
    any: { it: 'Qualunque azienda', en: 'Any company' },
    gone: (company: string) => ({
      it: `${company} (non è più fra le aziende)`,
      en: `${company} (no longer among the companies)`,
    }),
    goneMeanwhile: {
      it: 'L’azienda scelta non è più fra quelle seguite: scegline un’altra, o «Qualunque azienda».',
      en: 'The company you chose is no longer among those served: choose another, or “Any company”.',
    },
  },
  service: {
    label: {
      it: 'Servizio che non funziona, come lo mostra la pagina di stato',
      en: 'Service that is affected, as the status page shows it',
    },
    none: { it: 'Nessuno in particolare', en: 'None in particular' },
  },
  titleMissing: {
    it: 'Scrivi come si chiama: lo leggono tutti gli operatori.',
    en: 'Write what it is called: all operators read it.',
  },
  badSender: {
    it: 'Il mittente è un indirizzo (anna@cliente.it) o un dominio (@cliente.it).',
    en: 'The sender is an address (anna@customer.com) or a domain (@customer.com).',
  },
  wordTooShort: (words: string) => ({
    it: `«${words}»: maiuscole, accenti e segni non contano, e quel che resta sta in quasi ogni email. Scrivi una parola di almeno due lettere o cifre, o una frase.`,
    en: `“${words}”: capitals, accents and signs do not count, and what is left stands in nearly every email. Write a word of at least two letters or digits, or a phrase.`,
  }),
  tooManyWords: (count: number) => ({
    it: `Le parole sono troppe: al massimo ${count}.`,
    en: `Too many words: ${count} at most.`,
  }),
} satisfies InBoth;
