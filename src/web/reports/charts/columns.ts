import { besideNumbers, heightOf, labelsBelow, lines, margin, numbersBeside } from './axes.ts';
import { scaleFor } from './scale.ts';
import { all, el, type Markup, percent, picture } from './svg.ts';

/** Two things that happened, time by time. @property said what it shows, in a sentence */
export type Columns = {
  id: string;
  said: { title: string; text: string };
  labels: string[];
  /** Filled, and hollow: told apart without colours. */
  series: { filled: number[]; hollow: number[] };
  number(value: number): string;
};

const height = 190;

/** Bars beside each other: so many came, so many were done. */
export function columns({ id, said, labels, series, number }: Columns): Markup {
  const scale = scaleFor(Math.max(...series.filled, ...series.hollow, 0));
  const count = labels.length;
  const bar = (kind: string, value: number, index: number, from: number) => {
    const y = heightOf(value, scale, height);
    return el('rect', {
      class: kind,
      x: percent((index + from) / count),
      y,
      width: percent(0.36 / count),
      height: Number((height - margin.bottom - y).toFixed(2)),
    });
  };
  const bars = all([
    ...series.filled.map((value, index) => bar('filled', value, index, 0.12)),
    ...series.hollow.map((value, index) => bar('hollow', value, index, 0.52)),
  ]);
  return besideNumbers(
    numbersBeside(scale, height, number),
    picture({ id, kind: 'columns', height, said }, lines(scale, height), bars, labelsBelow(labels, height)),
  );
}
