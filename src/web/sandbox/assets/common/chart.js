/** Charts as the two chats draw them: enough of each that one sees what the app has sent. */

const width = 520;
const height = 200;
const frame = { left: 40, right: 10, top: 10, bottom: 30 };
const inner = { width: width - frame.left - frame.right, height: height - frame.top - frame.bottom };

/**
 * @param chart `{ kind: 'bar' | 'line' | 'area', title, across, up, labels, series: [{ name, values }] }`
 * @param colors one for each series
 */
export function drawChart({ kind, title, across, up, labels, series }, colors) {
  const most = Math.max(1, ...series.flatMap(({ values }) => values));
  const top = niceTop(most);
  const y = value => frame.top + inner.height * (1 - value / top);
  const x = index => frame.left + (inner.width * (index + 0.5)) / labels.length;
  const shapes = series.flatMap(({ values }, of) =>
    kind === 'bar' ? bars(values, of, series.length) : [trace(values, of)],
  );

  function bars(values, of, count) {
    const room = (inner.width / labels.length) * 0.7;
    return values.map((value, index) =>
      svg('rect', {
        x: x(index) - room / 2 + (room / count) * of,
        y: y(value),
        width: room / count - 1,
        height: frame.top + inner.height - y(value),
        fill: colors[of % colors.length],
      }),
    );
  }
  function trace(values, of) {
    return svg('polyline', {
      points: values.map((value, index) => `${x(index)},${y(value)}`).join(' '),
      fill: 'none',
      stroke: colors[of % colors.length],
      'stroke-width': 2.5,
      'stroke-linejoin': 'round',
    });
  }

  const every = Math.ceil(labels.length / 8);
  const drawn = svg(
    'svg',
    { viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': `${title}: ${across}, ${up}` },
    ...[0, top / 2, top].flatMap(value => [
      svg('line', { x1: frame.left, x2: width - frame.right, y1: y(value), y2: y(value), class: 'grid' }),
      svg('text', { x: frame.left - 6, y: y(value) + 4, 'text-anchor': 'end' }, String(value)),
    ]),
    ...shapes,
    ...labels.flatMap((label, index) =>
      index % every === 0
        ? [svg('text', { x: x(index), y: height - 10, 'text-anchor': 'middle' }, label)]
        : [],
    ),
  );
  const figure = document.createElement('figure');
  figure.className = 'chat-chart';
  const caption = document.createElement('figcaption');
  caption.textContent = title;
  const legend = document.createElement('p');
  for (const [of, { name }] of series.entries()) {
    const swatch = svg('svg', { width: 10, height: 10, 'aria-hidden': 'true' });
    swatch.append(svg('rect', { width: 10, height: 10, rx: 2, fill: colors[of % colors.length] }));
    const item = document.createElement('span');
    item.append(swatch, ` ${name}`);
    legend.append(item);
  }
  figure.append(caption, drawn, legend);
  return figure;
}

/** A round number that is not less, and whose half is one too. */
function niceTop(most) {
  const power = 10 ** Math.floor(Math.log10(most));
  const top = [1, 2, 4, 6, 10].map(times => times * power).find(each => each >= most);
  return Math.max(2, top);
}

function svg(name, attributes, ...inside) {
  const element = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, value);
  element.append(...inside);
  return element;
}
