import { z } from 'zod';
import { actionSet, openUrl } from './actions.ts';
import { type Chart, chartOf } from './charts.ts';
import { inputChoice, inputDate, inputText, inputToggle } from './inputs.ts';
import { base, color, containerStyle } from './properties.ts';

const textRun = z.strictObject({
  type: z.literal('TextRun'),
  text: z.string(),
  weight: z.enum(['Lighter', 'Default', 'Bolder']).optional(),
  size: z.enum(['Small', 'Default', 'Medium', 'Large', 'ExtraLarge']).optional(),
  color,
  isSubtle: z.boolean().optional(),
  italic: z.boolean().optional(),
  underline: z.boolean().optional(),
  selectAction: openUrl.optional(),
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

type Element =
  | z.infer<typeof richText>
  | z.infer<typeof textBlock>
  | z.infer<typeof inputDate>
  | z.infer<typeof inputText>
  | z.infer<typeof inputToggle>
  | z.infer<typeof inputChoice>
  | z.infer<typeof actionSet>
  | ContainerElement
  | ColumnSetElement
  | Chart;
type ContainerElement = {
  type: 'Container';
  style?: string | undefined;
  bleed?: boolean | undefined;
  items: Element[];
};
type ColumnSetElement = { type: 'ColumnSet'; columns: { type: 'Column'; items: Element[] }[] };

/** Anything that can stand in a card's body. */
export const element: z.ZodType<Element> = z.lazy(() =>
  z.union([
    richText,
    textBlock,
    inputText,
    inputDate,
    inputToggle,
    inputChoice,
    actionSet,
    container,
    columnSet,
    ...charts,
  ]),
) as z.ZodType<Element>;
const charts = chartOf(z.lazy(() => element));
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
      verticalContentAlignment: z.enum(['top', 'center', 'bottom']).optional(),
      items: z.array(element),
    }),
  ),
});
