import { z } from 'zod';
import { blockId } from './elements.ts';

/**
 * Charts and tables in messages, as docs.slack.dev describes them (data visualization block, since 16 June 2026; table block). What a
 * chart's series must have in common is refused here as it is there: one number for each label, no label and no name twice.
 */

const label = z.string().min(1).max(20);
const title = z.string().min(1).max(50);

const series = z.strictObject({
  name: label,
  data: z.array(z.strictObject({ label, value: z.number() })).min(1),
});
const axes = z.strictObject({
  categories: z.array(label).min(1).refine(isUnique, 'categories must be unique'),
  x_label: title.optional(),
  y_label: title.optional(),
});
type Axes = z.infer<typeof axes>;
type Series = z.infer<typeof series>;

const overAxes = z
  .strictObject({
    type: z.enum(['bar', 'line', 'area']),
    series: z.array(series).min(1).max(6),
    axis_config: axes,
  })
  .superRefine(({ series: all, axis_config: { categories } }, context) => {
    if (!isUnique(all.map(({ name }) => name)))
      context.addIssue({ code: 'custom', message: 'series names must be unique' });
    if (!all.every(each => fits(each, categories)))
      context.addIssue({ code: 'custom', message: 'data labels must match the categories' });
  });

const pie = z.strictObject({
  type: z.literal('pie'),
  segments: z
    .array(z.strictObject({ label, value: z.number().positive() }))
    .min(1)
    .max(6),
});

export const dataVisualization = z.strictObject({
  type: z.literal('data_visualization'),
  block_id: blockId,
  title,
  chart: z.union([overAxes, pie]),
});

const cell = z.union([
  z.strictObject({ type: z.literal('raw_text'), text: z.string().min(1) }),
  z.strictObject({ type: z.literal('raw_number'), value: z.number(), text: z.string().min(1).optional() }),
]);

export const table = z.strictObject({
  type: z.literal('table'),
  block_id: blockId,
  rows: z.array(z.array(cell).min(1).max(20)).min(1).max(100),
  column_settings: z
    .array(
      z.strictObject({
        align: z.enum(['left', 'center', 'right']).optional(),
        is_wrapped: z.boolean().optional(),
      }),
    )
    .max(20)
    .optional(),
});

/** So many of each a message takes. */
export const figuresAtMost = { data_visualization: 2, table: 1 } as const;

function fits({ data }: Series, categories: Axes['categories']): boolean {
  const labels = data.map(point => point.label);
  return (
    isUnique(labels) && labels.length === categories.length && labels.every(each => categories.includes(each))
  );
}

function isUnique(texts: string[]): boolean {
  return new Set(texts).size === texts.length;
}
