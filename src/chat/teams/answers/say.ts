import { type Activity, CardFactory, type TurnContext } from 'botbuilder';
import type { CommandAnswer } from '../../card.ts';
import { answerAdaptiveCard } from '../cards/answer.ts';

/** A line where the activity came from, for everybody who is there. */
export async function say(context: TurnContext, text: string): Promise<void> {
  await context.sendActivity({ type: 'message', text, textFormat: 'plain' });
}

/** The answer to a command, where it was asked for. @returns the message's id; '' where Teams names none */
export async function tell(context: TurnContext, answer: CommandAnswer): Promise<string> {
  const sent = await context.sendActivity(answerMessage(answer));
  return sent?.id ?? '';
}

/** The answer to a command, as a message. */
export function answerMessage(answer: CommandAnswer): Partial<Activity> {
  const attachments = [CardFactory.adaptiveCard(answerAdaptiveCard(answer))];
  return { type: 'message', summary: answer.title, attachments };
}
