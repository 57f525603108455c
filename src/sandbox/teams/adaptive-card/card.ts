import { z } from 'zod';
import { action, actionStyle, mode, title } from './actions.ts';
import { element } from './elements.ts';
import { inputIds, textBlocksIn } from './walk.ts';

/**
 * Adaptive Cards as Teams takes them from a bot (version up to 1.5): strict, so that an unknown element or a
 * misspelt property is refused. Only what the product could send is known.
 */

const innerCard = z.strictObject({
  type: z.literal('AdaptiveCard'),
  version: z.enum(['1.2', '1.3', '1.4', '1.5']),
  body: z.array(element),
  actions: z.array(action).optional(),
});
const mention = z.strictObject({
  type: z.literal('mention'),
  text: z.string().regex(/^<at>.+<\/at>$/),
  mentioned: z.strictObject({ id: z.string().min(1), name: z.string().min(1) }),
});
const showCard = z.strictObject({
  type: z.literal('Action.ShowCard'),
  title,
  style: actionStyle,
  mode,
  card: innerCard,
});

/** Teams shows six primary buttons; the rest must say mode: secondary. */
const primaryAtMost = 6;

export const adaptiveCard = z
  .strictObject({
    type: z.literal('AdaptiveCard'),
    $schema: z.string().optional(),
    version: z.enum(['1.2', '1.3', '1.4', '1.5']),
    fallbackText: z.string().optional(),
    msteams: z
      .strictObject({ width: z.literal('Full').optional(), entities: z.array(mention).optional() })
      .optional(),
    body: z.array(element).min(1),
    actions: z.array(z.union([action, showCard])).optional(),
  })
  .refine(
    card => (card.actions ?? []).filter(action => action.mode !== 'secondary').length <= primaryAtMost,
    'more than six primary actions',
  )
  .superRefine((card, context) => {
    for (const { text } of card.msteams?.entities ?? [])
      if (!textBlocksIn(card.body).some(block => block.includes(text)))
        context.addIssue({ code: 'custom', message: `the mention ${text} stands in no TextBlock` });
  })
  .superRefine((card, context) => {
    const ids = inputIds(card);
    if (new Set(ids).size < ids.length)
      context.addIssue({ code: 'custom', message: `an input id stands twice: ${ids.join(', ')}` });
  });

export type Card = z.infer<typeof adaptiveCard>;
