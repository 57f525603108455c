import type { TurnContext } from 'botbuilder';
import type { FoundToShare } from '../../card.ts';
import { foundAttachments } from '../cards/shared.ts';
import { answerInvoke } from './invoke.ts';

/** Answers a search with what was found: a list to choose from. */
export async function showFound(context: TurnContext, found: FoundToShare[]): Promise<void> {
  await answerInvoke(context, 200, {
    composeExtension: { type: 'result', attachmentLayout: 'list', attachments: foundAttachments(found) },
  });
}

/** Answers a search with a line. Our words have their bold between stars; here there is none. */
export async function sayOfSearch(context: TurnContext, line: string): Promise<void> {
  await answerInvoke(context, 200, {
    composeExtension: { type: 'message', text: line.replaceAll('*', '') },
  });
}
