import type { CardRow } from '../../store/chats/card-place.ts';
import { beginDrawing, endDrawing } from '../../store/chats/cards.ts';
import type { Db } from '../../store/database.ts';
import type { TicketCard } from '../card.ts';
import type { CardPlace, ChatGateway } from '../gateway.ts';

/**
 * Draws a card where one lies. What it shows is noted afterwards, and until then that nobody knows: a drawing may be cut off,
 * and two may overtake each other.
 *
 * @param ifOther one that was last shown just so is left as it is
 * @returns false where it seems to be gone
 */
export async function editCard(
  db: Db,
  gateway: ChatGateway,
  row: CardRow,
  place: CardPlace,
  card: TicketCard,
  ifOther: boolean,
): Promise<boolean> {
  const likeness = gateway.likenessOf(card);
  if (ifOther && row.missingSince === null && row.shown === likeness) return true;
  const mark = await beginDrawing(db, row.id);
  const isThere = await gateway.updateCard(place, card);
  await endDrawing(db, { id: row.id, mark, shown: isThere ? likeness : null });
  return isThere;
}
