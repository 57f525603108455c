import { type Activity, CardFactory } from 'botbuilder';
import { clip } from '../../../clip.ts';
import { Transient } from '../../../outbox/failure.ts';
import type { AdaptiveCard } from '../cards/expand.ts';

/** A card alone: with a text beside it, Teams would make two messages of it and give the id of neither. */
export function message(card: AdaptiveCard, summary: string): Partial<Activity> {
  return { type: 'message', summary: clip(summary, 200), attachments: [CardFactory.adaptiveCard(card)] };
}

/** @throws Transient for an answer that is none: a page of somebody on the way passes for one */
export function idOf(sent: { id?: string } | undefined): string {
  if (!sent?.id) throw new Transient('Teams: the answer to a message names none');
  return sent.id;
}
