import { besideNumbers, heightOf, labelsBelow, lines, numbersBeside } from './axes.ts';
import { scaleFor } from './scale.ts';
import { all, el, type Markup, percent, picture } from './svg.ts';

/** How much of something there was, time by time. @property values null: not known yet */
export type Line = {
  id: string;
  said: { title: string; text: string };
  labels: string[];
  values: (number | null)[];
  number(value: number): string;
};

const height = 170;

/** A line, with its last number written at its end. */
export function line({ id, said, labels, values, number }: Line): Markup {
  const known = values.flatMap((value, index) => (value === null ? [] : [{ value, index }]));
  const scale = scaleFor(Math.max(...known.map(({ value }) => value), 0));
  const count = labels.length;
  const points = known.map(
    ({ value, index }) => `${((index + 0.5) / count) * 100},${heightOf(value, scale, height)}`,
  );
  // Across it is stretched to its place, and its stroke is not.
  const drawn = el(
    'svg',
    { width: '100%', height, viewBox: `0 0 100 ${height}`, preserveAspectRatio: 'none' },
    el('polyline', { class: 'trace', points: points.join(' ') }),
  );
  return besideNumbers(
    numbersBeside(scale, height, number),
    picture(
      { id, kind: 'line', height, said },
      lines(scale, height),
      drawn,
      ending(known.at(-1), count, known.length > 0 ? scale : null, number),
      labelsBelow(labels, height),
    ),
  );
}

function ending(
  last: { value: number; index: number } | undefined,
  count: number,
  scale: ReturnType<typeof scaleFor> | null,
  number: (value: number) => string,
): Markup {
  if (!last || !scale) return all([]);
  const at = { x: percent((last.index + 0.5) / count), y: heightOf(last.value, scale, height) };
  // Above the line, and below it where there is no room above.
  const y = at.y < 26 ? at.y + 18 : at.y - 9;
  return all([
    el('circle', { class: 'end', cx: at.x, cy: at.y, r: 4 }),
    el('text', { class: 'value', x: at.x, y, 'text-anchor': 'end' }, number(last.value)),
  ]);
}
