/** Whatever a list or a message says of a ticket, it says its number: "#1042". Of the few that a subject names beside them none is harmed. */
export function ticketsNamedIn(shown: object): number[] {
  const numbers = [...JSON.stringify(shown).matchAll(/#(\d{1,9})\b/g)].map(([, number]) => Number(number));
  return [...new Set(numbers)];
}
