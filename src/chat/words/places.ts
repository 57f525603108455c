import type { InBoth } from './in-both.ts';

/** Where the desk works in Teams. */
export const places = {
  /** Teams greets the channel in which it was installed. */
  greeting: {
    it: 'Da ora Sportello lavora qui: ogni richiesta diventa una scheda in questo canale.',
    en: 'Sportello works here from now on: each request becomes a card in this channel.',
  },
  /** To a team that adds the app while another has it. */
  elsewhere: {
    it: 'Sportello lavora già in un altro team e qui non pubblica nulla. Per spostarlo, rimuovilo prima da lì e poi aggiungilo di nuovo qui.',
    en: 'Sportello already works in another team and posts nothing here. To move it, remove it there first, then add it here again.',
  },
  /** To a private or shared channel that adds the app while another has it; `id` is the channel's. */
  otherChannel: (id: string) => ({
    it: `Sportello lavora già in un altro canale e qui non pubblica nulla. Per spostarlo qui, scrivi in desk.yaml teams: { channel: '${id}' } e riavvia lo sportello.`,
    en: `Sportello already works in another channel and posts nothing here. To move it here, write teams: { channel: '${id}' } in desk.yaml and restart the desk.`,
  }),
} satisfies InBoth;
