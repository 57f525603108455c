import type { TurnContext } from 'botbuilder';
import type { FoundToShare, Option, SharedRequest } from '../../card.ts';
import type { AdaptiveCard } from '../cards/expand.ts';
import { foundAttachments, linkedAttachment } from '../cards/shared.ts';

/** Answers the invoke that Teams waits for. @param status 200 with what the one who pressed sees, or a refusal */
export async function answerInvoke(
  context: TurnContext,
  status: number,
  body: unknown = null,
): Promise<void> {
  await context.sendActivity({ type: 'invokeResponse', value: { status, body } });
}

/** A line for the one who pressed. */
export async function whisper(context: TurnContext, text: string): Promise<void> {
  await answerInvoke(context, 200, {
    statusCode: 200,
    type: 'application/vnd.microsoft.activity.message',
    value: text,
  });
}

/** A card for the one who pressed, in the place of the one that everybody sees. */
export async function showCard(context: TurnContext, card: AdaptiveCard): Promise<void> {
  await answerInvoke(context, 200, {
    statusCode: 200,
    type: 'application/vnd.microsoft.card.adaptive',
    value: card,
  });
}

/** Answers a search with what was found: a list to choose from. */
export async function showFound(context: TurnContext, found: FoundToShare[]): Promise<void> {
  await answerInvoke(context, 200, {
    composeExtension: { type: 'result', attachmentLayout: 'list', attachments: foundAttachments(found) },
  });
}

/**
 * Answers a link that was put into a message with its card; null: Teams shows the link as any other. What may be seen changes
 * from conversation to conversation, so that a client must not keep it (msteams-docs, "Remove link unfurling cache").
 */
export async function showLinked(context: TurnContext, request: SharedRequest | null): Promise<void> {
  const attachments = request ? [linkedAttachment(request)] : [];
  await answerInvoke(context, 200, {
    composeExtension: { type: 'result', attachmentLayout: 'list', attachments, suggestedActions: keptNever },
  });
}

const keptNever = { actions: [{ type: 'setCachePolicy', title: 'default', value: '{"type":"no-cache"}' }] };

/** Answers a search with a line. Our words have their bold between stars; here there is none. */
export async function sayOfSearch(context: TurnContext, line: string): Promise<void> {
  await answerInvoke(context, 200, {
    composeExtension: { type: 'message', text: line.replaceAll('*', '') },
  });
}

/** Answers what is typed into a field that is searched meanwhile: what can be chosen (msteams-docs, dynamic-search). */
export async function showOptions(context: TurnContext, options: Option[]): Promise<void> {
  await answerInvoke(context, 200, {
    type: 'application/vnd.microsoft.search.searchResponse',
    value: { results: options.map(({ value, label }) => ({ value, title: label })) },
  });
}

/** Answers what was chosen on a message with a line, in a window of its own. */
export async function sayOfAction(context: TurnContext, line: string): Promise<void> {
  await answerInvoke(context, 200, { task: { type: 'message', value: line } });
}
