import type { InBoth } from '../in-both.ts';

/** In the place of words that whoever looks may not see. */
export const restricted = {
  subject: { it: 'Richiesta riservata', en: 'Restricted ticket' },
  /** In the place of the customer's name and address. */
  customer: { it: 'Mittente riservato', en: 'Restricted sender' },
  address: { it: 'visibile solo a chi è autorizzato', en: 'visible to authorised people only' },
  excerpt: {
    it: 'Il contenuto è riservato: può leggerlo solo chi è autorizzato.',
    en: 'The content is restricted: only authorised people can read it.',
  },
  /** In the thread, and in a list of what happened. */
  line: { it: 'Novità su questa richiesta riservata.', en: 'There is news on this restricted ticket.' },
  /** To whoever asks for what they may not see. */
  refused: {
    it: 'Questa richiesta è riservata: può leggerla solo chi è autorizzato.',
    en: 'This ticket is restricted: only authorised people can read it.',
  },
} satisfies InBoth;
