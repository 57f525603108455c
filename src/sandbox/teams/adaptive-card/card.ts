import { z } from 'zod';

/**
 * Adaptive Cards as Teams takes them from a bot (version up to 1.5): strict, so that an unknown element or a
 * misspelt property is refused. Only what the product could send is known.
 */

const spacing = z.enum(['None', 'Small', 'Default', 'Medium', 'Large', 'ExtraLarge', 'Padding']).optional();
const color = z.enum(['Default', 'Dark', 'Light', 'Accent', 'Good', 'Warning', 'Attention']).optional();
const containerStyle = z.enum(['default', 'emphasis', 'good', 'attention', 'warning', 'accent']).optional();
const base = { id: z.string().optional(), spacing, separator: z.boolean().optional() };

const textRun = z.strictObject({
  type: z.literal('TextRun'),
  text: z.string(),
  weight: z.enum(['Lighter', 'Default', 'Bolder']).optional(),
  size: z.enum(['Small', 'Default', 'Medium', 'Large', 'ExtraLarge']).optional(),
  color,
  isSubtle: z.boolean().optional(),
});

const richText = z.strictObject({
  type: z.literal('RichTextBlock'),
  ...base,
  inlines: z.array(textRun).min(1),
});

/** Reads Markdown and mentions: nothing that a customer wrote may stand in it. */
const textBlock = z.strictObject({
  type: z.literal('TextBlock'),
  ...base,
  text: z.string().min(1),
  wrap: z.boolean().optional(),
});

const input = {
  ...base,
  id: z.string().min(1),
  label: z.string().optional(),
  isRequired: z.boolean().optional(),
  errorMessage: z.string().optional(),
};
const inputText = z.strictObject({
  type: z.literal('Input.Text'),
  ...input,
  isMultiline: z.boolean().optional(),
  maxLength: z.int().positive().optional(),
  placeholder: z.string().optional(),
  value: z.string().optional(),
});
const inputDate = z.strictObject({
  type: z.literal('Input.Date'),
  ...input,
  value: z.union([z.iso.date(), z.literal('')]).optional(),
  min: z.iso.date().optional(),
  max: z.iso.date().optional(),
});
const inputChoice = z.strictObject({
  type: z.literal('Input.ChoiceSet'),
  ...input,
  style: z.enum(['compact', 'expanded', 'filtered']).optional(),
  isMultiSelect: z.boolean().optional(),
  wrap: z.boolean().optional(),
  placeholder: z.string().optional(),
  value: z.string().optional(),
  choices: z.array(z.strictObject({ title: z.string(), value: z.string() })).min(1),
});

const actionStyle = z.enum(['default', 'positive', 'destructive']).optional();
const mode = z.enum(['primary', 'secondary']).optional();
const title = z.string().min(1);
const data = z.record(z.string(), z.unknown());
const submit = z.strictObject({ type: z.literal('Action.Submit'), title, data, style: actionStyle, mode });
const execute = z.strictObject({
  type: z.literal('Action.Execute'),
  title,
  verb: z.string(),
  data,
  style: actionStyle,
  mode,
  fallback: submit.optional(),
});
const openUrl = z.strictObject({
  type: z.literal('Action.OpenUrl'),
  title,
  url: z.url(),
  style: actionStyle,
  mode,
});

const actionSet = z.strictObject({
  type: z.literal('ActionSet'),
  ...base,
  actions: z
    .array(z.union([execute, submit, openUrl]))
    .min(1)
    .max(6),
});

type Element =
  | z.infer<typeof richText>
  | z.infer<typeof textBlock>
  | z.infer<typeof inputDate>
  | z.infer<typeof inputText>
  | z.infer<typeof inputChoice>
  | z.infer<typeof actionSet>
  | ContainerElement
  | ColumnSetElement;
type ContainerElement = {
  type: 'Container';
  style?: string | undefined;
  bleed?: boolean | undefined;
  items: Element[];
};
type ColumnSetElement = { type: 'ColumnSet'; columns: { type: 'Column'; items: Element[] }[] };

const element: z.ZodType<Element> = z.lazy(() =>
  z.union([richText, textBlock, inputText, inputDate, inputChoice, actionSet, container, columnSet]),
) as z.ZodType<Element>;
const container = z.strictObject({
  type: z.literal('Container'),
  ...base,
  style: containerStyle,
  bleed: z.boolean().optional(),
  items: z.array(element),
});
const columnSet = z.strictObject({
  type: z.literal('ColumnSet'),
  ...base,
  columns: z.array(
    z.strictObject({
      type: z.literal('Column'),
      width: z.enum(['auto', 'stretch']).optional(),
      items: z.array(element),
    }),
  ),
});

const innerCard = z.strictObject({
  type: z.literal('AdaptiveCard'),
  version: z.enum(['1.2', '1.3', '1.4', '1.5']),
  body: z.array(element),
  actions: z.array(z.union([execute, submit, openUrl])).optional(),
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
    actions: z.array(z.union([execute, submit, openUrl, showCard])).optional(),
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
type Execute = z.infer<typeof execute>;

function textBlocksIn(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(textBlocksIn);
  if (typeof node !== 'object' || node === null) return [];
  if ('type' in node && node.type === 'TextBlock' && 'text' in node) return [String(node.text)];
  return Object.values(node).flatMap(textBlocksIn);
}

function inputIds(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(inputIds);
  if (typeof node !== 'object' || node === null) return [];
  const own =
    'type' in node && typeof node.type === 'string' && node.type.startsWith('Input.') && 'id' in node
      ? [String(node.id)]
      : [];
  return [...own, ...Object.values(node).flatMap(inputIds)];
}

/** Every Action.Execute of a card, those inside its forms too. */
export function executesIn(node: unknown): Execute[] {
  if (Array.isArray(node)) return node.flatMap(executesIn);
  if (typeof node !== 'object' || node === null) return [];
  if ('type' in node && node.type === 'Action.Execute') return [node as Execute];
  return Object.values(node).flatMap(executesIn);
}

/** The inputs' values as the card shows them, before anybody types. */
export function initialInputs(node: unknown): Record<string, string> {
  if (Array.isArray(node)) return Object.assign({}, ...node.map(initialInputs));
  if (typeof node !== 'object' || node === null) return {};
  if ('type' in node && typeof node.type === 'string' && node.type.startsWith('Input.') && 'id' in node)
    return 'value' in node && node.value ? { [String(node.id)]: String(node.value) } : {};
  return Object.assign({}, ...Object.values(node).map(initialInputs));
}
