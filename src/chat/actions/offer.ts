import type { Ticket } from '../../ticket/ticket.ts';
import type { CardAction } from '../card.ts';

/** How a button stands out in a list. On a ticket's card that, and its place, are told by places.ts. */
export type Offer = Pick<CardAction, 'emphasis'>;

/** What one does most likely: at most one button of a line. */
export const primary: Offer = { emphasis: 'primary' };
export const offered: Offer = { emphasis: 'default' };

/** What a ticket's buttons depend on first. */
export type CardState = 'unclaimed' | 'claimed' | 'closed' | 'merged';

export function cardStateOf({ mergedInto, erased, status, assignee }: Ticket): CardState {
  // Of what is erased nothing can be done either.
  if (mergedInto !== null || erased !== null) return 'merged';
  if (status === 'closed') return 'closed';
  return assignee ? 'claimed' : 'unclaimed';
}

/** Somebody has it, or nobody yet. */
export function isAtWork(state: CardState): boolean {
  return state === 'claimed' || state === 'unclaimed';
}

/** It was not merged: something can be done with it. */
export function isAlive(state: CardState): boolean {
  return state !== 'merged';
}
