import type { PressAnswer } from '../../card.ts';
import { answerAdaptiveCard } from '../cards/answer.ts';
import type { Surface } from '../cards/button.ts';
import { conversationAdaptiveCard } from '../cards/conversation.ts';
import type { AdaptiveCard } from '../cards/expand.ts';
import { formAdaptiveCard } from '../cards/form/form.ts';
import { incidentAdaptiveCard } from '../cards/incidents/incident.ts';
import { previewAdaptiveCard } from '../cards/preview.ts';
import { readingAdaptiveCard } from '../cards/reading.ts';
import { ticketForOne } from '../cards/ticket.ts';

/**
 * What the one who pressed sees in the card's place; null where it is a mere line.
 *
 * @param isSaid what came of it stands in a line of its own: the card alone is as it is now
 */
export function cardFor(answer: PressAnswer, isSaid = false): AdaptiveCard | null {
  const window = windowFor(answer, 'alone');
  if (window) return window.card;
  switch (answer.kind) {
    case 'done':
      if (isSaid) return ticketForOne(answer.card);
      return ticketForOne(answer.card, { line: answer.line, next: answer.next });
    case 'refused':
      if (isSaid) return ticketForOne(answer.card);
      return ticketForOne(answer.card, { line: answer.line, lineStyle: 'attention' });
    case 'list':
      return answerAdaptiveCard(answer.list);
    case 'incident':
      return incidentAdaptiveCard(answer.incident);
    default:
      return null;
  }
}

/** Something to fill in or to read, with what its frame is called; null where it is none. */
export function windowFor(answer: PressAnswer, on: Surface): { title: string; card: AdaptiveCard } | null {
  switch (answer.kind) {
    case 'form':
      return { title: answer.form.title, card: formAdaptiveCard(answer.form, on) };
    case 'preview':
      return { title: answer.preview.title, card: previewAdaptiveCard(answer.preview, on) };
    case 'conversation':
      return {
        title: answer.conversation.title,
        card: conversationAdaptiveCard(answer.conversation, on),
      };
    case 'reading':
      return { title: answer.reading.title, card: readingAdaptiveCard(answer.reading, on) };
    case 'done':
    case 'refused':
    case 'list':
    case 'incident':
    case 'stranger':
    case 'told':
      return null;
    default:
      return answer satisfies never;
  }
}
