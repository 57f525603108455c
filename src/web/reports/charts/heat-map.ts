import { besideNumbers, labelsBelow } from './axes.ts';
import { all, el, type Markup, percent, picture } from './svg.ts';

/** When something happens in a week. @property counts seven days of 24 hours, Monday first */
export type HeatMap = {
  id: string;
  said: { title: string; text: string };
  days: string[];
  hours: string[];
  counts: number[][];
};

const row = 24;
const below = 24;
/** As many sizes as the eye tells apart; the style sheet says how large each is, by how wide the page is. */
const sizes = 6;

/** A dot for each hour of the week, as large as what came in it: read without any colour. */
export function heatMap({ id, said, days, hours, counts }: HeatMap): Markup {
  const most = Math.max(...counts.flat(), 1);
  const height = row * days.length + below;
  const middle = (day: number) => row * day + row / 2;
  const rows = days.map((_, day) =>
    el('line', { class: 'grid', x1: 0, x2: '100%', y1: middle(day), y2: middle(day) }),
  );
  const dots = counts.flatMap((ofDay, day) =>
    ofDay.flatMap((count, hour) => {
      // A dot's area is what is seen of it.
      const size = Math.max(1, Math.round(Math.sqrt(count / most) * sizes));
      const cx = percent((hour + 0.5) / hours.length);
      return count > 0 ? [el('circle', { class: `dot of-${size}`, cx, cy: middle(day), r: size })] : [];
    }),
  );
  const names = el(
    'svg',
    { class: 'chart axis', width: '100%', height, 'aria-hidden': 'true' },
    ...days.map((name, day) => el('text', { x: '100%', y: middle(day) + 4, 'text-anchor': 'end' }, name)),
  );
  const chart = picture({ id, kind: 'heat', height, said }, all(rows), all(dots), labelsBelow(hours, height));
  return besideNumbers(names, chart);
}
