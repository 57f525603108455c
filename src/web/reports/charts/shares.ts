import { all, el, type Markup, percent } from './svg.ts';

/** How a part of a bar is told from the next one: by what it is filled with, not by its colour alone. */
const fillings = ['solid', 'striped', 'dotted', 'empty'] as const;
export type Filling = (typeof fillings)[number];

const height = 18;
const gap = 0.004;

/**
 * A bar of a whole and its parts, as wide as its place. Its numbers stand beside it, so nobody who cannot see it lacks any.
 *
 * @param id the page has no other of this name
 */
export function shares(id: string, parts: { filling: Filling; value: number }[]): Markup {
  const whole = parts.reduce((sum, { value }) => sum + value, 0);
  let from = 0;
  const drawn = parts
    .filter(({ value }) => value > 0)
    .map(({ filling, value }) => {
      const share = value / whole;
      const rect = el('rect', {
        class: filling,
        x: percent(from),
        y: 1,
        width: percent(Math.max(share - gap, 0.003)),
        height: height - 2,
        ...(filling === 'striped' || filling === 'dotted' ? { fill: `url(#${id}-${filling})` } : {}),
      });
      from += share;
      return rect;
    });
  return el(
    'svg',
    { class: 'chart shares', width: '100%', height, 'aria-hidden': 'true' },
    el('defs', {}, stripes(`${id}-striped`), dots(`${id}-dotted`)),
    whole > 0 ? all(drawn) : el('rect', { class: 'empty', x: 0, y: 1, width: '100%', height: height - 2 }),
  );
}

function stripes(id: string): Markup {
  return el(
    'pattern',
    { id, width: 6, height: 6, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' },
    el('rect', { class: 'under', width: 6, height: 6 }),
    el('rect', { class: 'stripe', width: 3, height: 6 }),
  );
}

function dots(id: string): Markup {
  return el(
    'pattern',
    { id, width: 6, height: 6, patternUnits: 'userSpaceOnUse' },
    el('rect', { class: 'under', width: 6, height: 6 }),
    el('circle', { class: 'stripe', cx: 3, cy: 3, r: 1.6 }),
  );
}

/** One amount beside others, as long as it is large. @param share of the largest, 0 to 1 */
export function bar(share: number): Markup {
  return el(
    'svg',
    { class: 'chart bar', width: '100%', height: 12, 'aria-hidden': 'true' },
    el('rect', { class: 'filled', x: 0, y: 1, width: percent(Math.max(0, Math.min(1, share))), height: 10 }),
  );
}

/** A small line in a line of text: how it went, without numbers. @param values null: not known */
export function spark(values: readonly (number | null)[]): Markup {
  const known = values.flatMap((value, index) => (value === null ? [] : [{ value, index }]));
  const most = Math.max(...known.map(({ value }) => value), 1);
  const at = ({ value, index }: { value: number; index: number }) =>
    `${Number(((index / Math.max(values.length - 1, 1)) * 100).toFixed(2))},${Number((22 - (value / most) * 20).toFixed(2))}`;
  return el(
    'svg',
    {
      class: 'chart spark',
      width: '100%',
      height: 24,
      viewBox: '0 0 100 24',
      preserveAspectRatio: 'none',
      'aria-hidden': 'true',
    },
    el('polyline', { class: 'trace', points: known.map(at).join(' ') }),
  );
}

/** What stands for a series, or a part of a bar, in words beside it. */
export function swatch(kind: 'filled' | 'hollow' | Filling): Markup {
  const id = `legend-${kind}`;
  const isPattern = kind === 'striped' || kind === 'dotted';
  return el(
    'svg',
    { class: 'chart swatch', width: 14, height: 14, 'aria-hidden': 'true' },
    kind === 'striped' && el('defs', {}, stripes(id)),
    kind === 'dotted' && el('defs', {}, dots(id)),
    el('rect', { class: kind, x: 1, y: 1, width: 12, height: 12, fill: isPattern && `url(#${id})` }),
  );
}
