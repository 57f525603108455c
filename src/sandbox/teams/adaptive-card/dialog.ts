import { z } from 'zod';
import { adaptiveCard } from './card.ts';
import { executesIn, submitsIn } from './walk.ts';

/** What Teams takes as the answer to a dialog's invoke: nothing (it is closed), a line, or a card in its place. */
export const taskAnswer = z.union([
  z.null(),
  z.strictObject({
    task: z.discriminatedUnion('type', [
      z.strictObject({ type: z.literal('message'), value: z.string().min(1) }),
      z.strictObject({
        type: z.literal('continue'),
        value: z.strictObject({
          title: z.string().min(1),
          height: z.union([z.enum(['small', 'medium', 'large']), z.int().positive()]).optional(),
          width: z.union([z.enum(['small', 'medium', 'large']), z.int().positive()]).optional(),
          card: z.strictObject({
            contentType: z.literal('application/vnd.microsoft.card.adaptive'),
            content: adaptiveCard,
          }),
        }),
      }),
    ]),
  }),
]);

/**
 * In a dialog a card's buttons are Action.Submit: each is told as `task/submit`. Others do nothing there, and no dialog
 * opens another.
 *
 * @throws Error for a card of which a button would do nothing
 */
export function asDialogCard(card: z.infer<typeof adaptiveCard>): z.infer<typeof adaptiveCard> {
  if (executesIn(card).length > 0) throw new Error('in a dialog an Action.Execute does nothing');
  if (submitsIn(card).some(({ data }) => data.msteams !== undefined))
    throw new Error('in a dialog no other is opened');
  return card;
}
