import type { Desk } from '../../desk/desk.ts';
import { lookAgainEffect } from '../../desk/effects.ts';
import { enqueue } from '../../outbox/enqueue.ts';
import { Blocked, Permanent } from '../../outbox/failure.ts';
import type { CardRow } from '../../store/chats/card-place.ts';
import { forgetCard, noteMissing } from '../../store/chats/cards.ts';
import type { TicketCard } from '../card.ts';
import type { ChatGateway } from '../gateway.ts';
import { editCard } from './edit-card.ts';
import { type CardKey, noted } from './where.ts';

/** So long a card that was given up is looked for: one that comes back would offer what is no more. */
const lookedForMs = 24 * 3_600_000;

/** Draws the copies. What cannot be drawn any more is looked for a while, and keeps nothing else from being drawn. */
export async function showCopies(
  desk: Desk,
  gateway: ChatGateway,
  where: CardKey,
  card: TicketCard,
  known: CardRow[],
  ifOther: boolean,
): Promise<void> {
  let sinceMs: number | null = null;
  for (const copy of known.filter(({ adopted }) => adopted)) {
    const place = noted(copy);
    if (place && (await canDraw(() => editCard(desk.db, gateway, copy, place, card, ifOther)))) {
      if (copy.missingSince) await noteMissing(desk.db, copy.id, null);
      continue;
    }
    const missingMs = Date.now() - (copy.missingSince?.getTime() ?? Date.now());
    if (!place || missingMs > lookedForMs) await forgetCard(desk.db, copy.id);
    else {
      if (!copy.missingSince) await noteMissing(desk.db, copy.id, new Date());
      sinceMs = Math.min(sinceMs ?? missingMs, missingMs);
    }
  }
  if (sinceMs !== null) await enqueue(desk.db, [lookAgainEffect(where, nextLook(sinceMs))]);
}

/** Soon at first, then ever more rarely: after a minute, two, four … */
function nextLook(missingMs: number): Date {
  return new Date(Date.now() + Math.max(60_000, missingMs));
}

async function canDraw(edit: () => Promise<boolean>): Promise<boolean> {
  try {
    return await edit();
  } catch (error) {
    // It lies where the app may not write (any more): no reason for the ticket's own card to wait.
    if (error instanceof Blocked || error instanceof Permanent) return false;
    throw error;
  }
}
