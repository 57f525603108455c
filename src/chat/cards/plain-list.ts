import type { ListCard } from '../card.ts';

/** A list with nothing in it yet, that calls nobody; its title is what a notification shows. */
export function plainList(title: string): ListCard {
  return {
    title,
    tone: 'info',
    intro: '',
    mentions: [],
    callsChannel: false,
    items: [],
    footer: '',
    summary: title,
  };
}
