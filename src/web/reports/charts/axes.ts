import type { Scale } from './scale.ts';
import { labelled } from './scale.ts';
import { all, el, type Markup, percent } from './svg.ts';

/** Of every chart with an axis: what is above and below what is drawn, in pixels. */
export const margin = { top: 12, bottom: 24 };

/** Where a number stands, from the top. */
export function heightOf(value: number, { top }: Scale, height: number): number {
  const room = height - margin.top - margin.bottom;
  return Number((margin.top + room * (1 - value / top)).toFixed(2));
}

/** The lines across, thin: the numbers stand beside them. */
export function lines(scale: Scale, height: number): Markup {
  return all(
    scale.steps.map((step, index) => {
      const y = heightOf(step, scale, height);
      return el('line', { class: index === 0 ? 'base' : 'grid', x1: 0, x2: '100%', y1: y, y2: y });
    }),
  );
}

/** The numbers beside the lines: a picture of its own, for its width is the letters'. */
export function numbersBeside(scale: Scale, height: number, said: (value: number) => string): Markup {
  return el(
    'svg',
    { class: 'chart axis', width: '100%', height, 'aria-hidden': 'true' },
    ...scale.steps.map(step =>
      el('text', { x: '100%', y: heightOf(step, scale, height) + 4, 'text-anchor': 'end' }, said(step)),
    ),
  );
}

/** What stands below: of many only some, so that none touches the next. */
export function labelsBelow(labels: readonly string[], height: number): Markup {
  const shown = labelled(labels.length, { wide: 16, narrow: 6 });
  return all(
    labels.flatMap((label, index) => {
      const where = shown[index];
      const x = percent((index + 0.5) / labels.length);
      const only = where === 'wide' && 'wide-only';
      return where ? [el('text', { class: only, x, y: height - 6, 'text-anchor': 'middle' }, label)] : [];
    }),
  );
}

/** A chart with its numbers beside it. */
export function besideNumbers(numbers: Markup, chart: Markup): Markup {
  return el('div', { class: 'plot' }, numbers, chart);
}
