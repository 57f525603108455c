import type { Ticket } from '../../ticket/ticket.ts';
import type { CardAction } from '../card.ts';

/** How a button stands where it is offered. */
export type Offer = Pick<CardAction, 'place' | 'emphasis'> & {
  /** Teams shows six buttons: where more stand in front, those with the lowest number step back first. */
  stepsBack: number;
};

const never = Number.POSITIVE_INFINITY;

/** What one does most likely: at most one button of a card. */
export const primary: Offer = { place: 'front', emphasis: 'primary', stepsBack: never };
export const front: Offer = { place: 'front', emphasis: 'default', stepsBack: never };
/** Behind the menu. */
export const more: Offer = { place: 'more', emphasis: 'default', stepsBack: never };

/** @param stepsBack its turn, where there are too many */
export function frontWhileThereIsRoom(stepsBack: number): Offer {
  return { ...front, stepsBack };
}

/** What a ticket's buttons depend on first. */
export type CardState = 'unclaimed' | 'claimed' | 'closed' | 'merged';

export function cardStateOf({ mergedInto, status, assignee }: Ticket): CardState {
  if (mergedInto !== null) return 'merged';
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
