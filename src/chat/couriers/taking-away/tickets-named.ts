import type { ListCard } from '../../card.ts';

/** Whatever a list says of a ticket, it says its number: "#1042". Of the few that a subject names beside them none is harmed. */
export function ticketsNamedIn(card: ListCard): number[] {
  const numbers = [...JSON.stringify(card).matchAll(/#(\d{1,9})\b/g)].map(([, number]) => Number(number));
  return [...new Set(numbers)];
}
