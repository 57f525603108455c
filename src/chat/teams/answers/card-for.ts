import type { PressAnswer } from '../../card.ts';
import { answerAdaptiveCard } from '../cards/answer.ts';
import { conversationAdaptiveCard } from '../cards/conversation.ts';
import type { AdaptiveCard } from '../cards/expand.ts';
import { formAdaptiveCard } from '../cards/form.ts';
import { previewAdaptiveCard } from '../cards/preview.ts';
import { readingAdaptiveCard } from '../cards/reading.ts';
import { ticketAdaptiveCard } from '../cards/ticket.ts';

/** What the one who pressed sees in the card's place; null where it is a mere line. */
export function cardFor(answer: PressAnswer): AdaptiveCard | null {
  switch (answer.kind) {
    case 'done':
      return ticketAdaptiveCard(answer.card, answer.line, 'good', answer.undo);
    case 'refused':
      return ticketAdaptiveCard(answer.card, answer.line, 'attention');
    case 'form':
      return formAdaptiveCard(answer.form);
    case 'preview':
      return previewAdaptiveCard(answer.preview);
    case 'conversation':
      return conversationAdaptiveCard(answer.conversation);
    case 'reading':
      return readingAdaptiveCard(answer.reading);
    case 'list':
      return answerAdaptiveCard(answer.list);
    case 'stranger':
    case 'told':
      return null;
    default:
      return answer satisfies never;
  }
}
