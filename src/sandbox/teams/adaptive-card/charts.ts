import { z } from 'zod';
import { base } from './properties.ts';

/** Charts in Adaptive Cards, as Teams draws them (learn.microsoft.com, charts in Adaptive Cards). */

const number = z.number();
const titles = {
  title: z.string().optional(),
  xAxisTitle: z.string().optional(),
  yAxisTitle: z.string().optional(),
  colorSet: z.enum(['categorical', 'sequential', 'diverging']).optional(),
};
const bars = z.strictObject({
  legend: z.string().min(1),
  values: z.array(z.strictObject({ x: z.string().min(1), y: number })).min(1),
});
/** A line stands over numbers, or days. */
const line = z.strictObject({
  legend: z.string().min(1),
  values: z.array(z.strictObject({ x: z.union([number, z.iso.date()]), y: number })).min(1),
});

export type Chart = {
  type: 'Chart.VerticalBar.Grouped' | 'Chart.Line';
  data: { legend: string; values: { x: string | number; y: number }[] }[];
  fallback: unknown;
};

/**
 * Of those that Teams knows, those that the product could send; not all clients know them, so each says what is shown in its place.
 *
 * @param fallback what can stand in a card's body
 */
export function chartOf(fallback: z.ZodType<unknown>) {
  const instead = z.union([fallback, z.literal('drop')]);
  return [
    z.strictObject({
      type: z.literal('Chart.VerticalBar.Grouped'),
      ...base,
      ...titles,
      stacked: z.boolean().optional(),
      data: z.array(bars).min(1),
      fallback: instead,
    }),
    z.strictObject({
      type: z.literal('Chart.Line'),
      ...base,
      ...titles,
      data: z.array(line).min(1),
      fallback: instead,
    }),
  ] as const;
}
