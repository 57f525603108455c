import { z } from 'zod';
import { adaptiveCard } from '../adaptive-card/card.ts';
import type { TeamsTenant } from '../tenant.ts';

/** What Teams shows to the one who acted; '' when all went well. */
export type Shown = { error: string };

/** What Teams says when a bot does not answer an invoke. */
export const trouble = 'Unable to reach app. Please try again.';

const invokeAnswer = z.union([
  z.object({
    statusCode: z.literal(200),
    type: z.literal('application/vnd.microsoft.card.adaptive'),
    value: adaptiveCard,
  }),
  z.object({
    statusCode: z.literal(200),
    type: z.literal('application/vnd.microsoft.activity.message'),
    value: z.string(),
  }),
]);

/** What becomes of an activity that expects no answer. */
export function shownOf({ status }: { status: number }): Shown {
  return { error: status < 300 ? '' : trouble };
}

/**
 * Shows one person what the bot answered to an invoke: a card in the place of another, or a line.
 *
 * @throws Error for what Teams would not understand
 */
export function showAnswer(
  tenant: TeamsTenant,
  user: string,
  message: string,
  answer: { status: number; body: unknown },
): Shown {
  if (answer.status !== 200) return { error: trouble };
  const parsed = invokeAnswer.safeParse(answer.body);
  if (!parsed.success) throw new Error(`Teams would not understand this answer: ${parsed.error.message}`);
  const { value } = parsed.data;
  if (typeof value === 'string') tenant.whispers.push({ user, message, text: value });
  else tenant.alone.set(`${message} ${user}`, value);
  tenant.changed();
  return { error: typeof value === 'string' ? value : '' };
}
