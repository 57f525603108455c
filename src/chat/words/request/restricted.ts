import type { InBoth } from '../in-both.ts';

/** In the place of words that whoever looks may not see. */
export const restricted = {
  subject: { it: 'Richiesta riservata', en: 'Restricted ticket' },
  /** To those who may read it, one by one, where they have no channel for it. */
  toFew: {
    it: 'Richiesta riservata: nel canale si vede senza parole, qui la leggi tu',
    en: 'Restricted ticket: the channel shows it without words, here you can read it',
  },
  /** The same, of one that nobody has any more. */
  toFewUnclaimed: {
    it: 'Richiesta riservata da prendere in carico: chi l’aveva non può più leggerla',
    en: 'Restricted ticket to be claimed: whoever had it may not read it any more',
  },
  /** The same, of what came in and looks like it: its own words they were told before. */
  toFewTwin: {
    it: 'È arrivata una richiesta che somiglia a questa, riservata',
    en: 'A ticket has come in that looks like this restricted one',
  },
  /** In the place of the customer's name and address. */
  customer: { it: 'Mittente riservato', en: 'Sender withheld' },
  excerpt: {
    it: 'Può leggerla solo chi è autorizzato.',
    en: 'Only authorised people can read it.',
  },
  /** In the thread, and in the place of a notice. */
  line: {
    it: 'Questa richiesta è riservata: quello che succede lo legge solo chi è autorizzato.',
    en: 'This ticket is restricted: only authorised people read what happens to it.',
  },
  /** In the thread, to whoever had it and may not read it. */
  withdrawn: (name: string) => ({
    it: `Ora è riservata e non è più in carico a ${name}: deve prenderla in carico chi è autorizzato.`,
    en: `It is restricted now and no longer assigned to ${name}: an authorised person has to claim it.`,
  }),
  /** The same, where it was restricted before and they lost sight of it. */
  withdrawnUnseeing: (name: string) => ({
    it: `Non è più in carico a ${name}: deve prenderla in carico chi è autorizzato.`,
    en: `No longer assigned to ${name}: an authorised person has to claim it.`,
  }),
  /** The same, to whoever did it themselves. */
  withdrawnFromYou: {
    it: 'Non è più in carico a te: non sei fra chi può leggerla.',
    en: 'It is no longer yours: you are not among those who may read it.',
  },
  /** In the place of a line that cannot be deleted. */
  lineGone: { it: 'Riservato.', en: 'Restricted.' },
  /** In the place of a list or a notice in which it stood. */
  listGone: {
    it: 'Tolto: nominava una richiesta che ora è riservata. Gli elenchi si chiedono di nuovo con i comandi.',
    en: 'Taken away: it named a ticket that is restricted now. Lists can be asked for again with the commands.',
  },
  /** In the place of a card that lies elsewhere now. */
  nowIn: (token: string, channel: string) => ({
    it: `${token} ora è in ${channel}.`,
    en: `${token} is in ${channel} now.`,
  }),
  /** The same, where the channel's name cannot be learnt. */
  elsewhere: (token: string) => ({
    it: `${token} è in un altro canale.`,
    en: `${token} is in another channel.`,
  }),
  toCard: { it: 'Vai alla scheda', en: 'Go to the card' },
  /** To whoever asks for what they may not see. */
  refused: {
    it: 'Questa richiesta è riservata: può leggerla solo chi è autorizzato.',
    en: 'This ticket is restricted: only authorised people can read it.',
  },
} satisfies InBoth;
