import type { TicketCard } from '../../src/chat/card.ts';
import { likenessOf } from '../../src/chat/templates/likeness.ts';

/** Of a card that no platform draws: all that it says, but for when it was drawn. */
export function likenessOfCard(card: TicketCard): string {
  return likenessOf({ ...card, drawnAt: null, until: null, head: { ...card.head, until: null } });
}
