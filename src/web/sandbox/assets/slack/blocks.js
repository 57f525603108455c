import { drawChart } from '../common/chart.js';
import { el } from '../common/el.js';
import { drawElement } from './elements.js';
import { drawInput } from './inputs.js';
import { drawLine } from './line.js';
import { drawText } from './text.js';

/**
 * The blocks of a message, a modal or the Home tab, one after the other.
 *
 * @param context `press(actionId, choice)`, `t`, `users`; in a modal `inputs` and `view` too
 */
export function drawBlocks(blocks, context) {
  return blocks.map(block => drawBlock(block, context));
}

function drawBlock(block, context) {
  switch (block.type) {
    case 'header':
      return el('h4', { class: 'block-header' }, block.text.text);
    case 'divider':
      return el('hr');
    case 'context':
      return el(
        'p',
        { class: 'block-context' },
        ...block.elements.map(text => el('span', {}, ...drawText(text, context.users))),
      );
    case 'section':
      return el(
        'div',
        { class: 'block-section' },
        block.text ? el('p', {}, ...drawText(block.text, context.users)) : null,
        block.fields
          ? el(
              'div',
              { class: 'fields' },
              ...block.fields.map(field => el('p', {}, ...drawText(field, context.users))),
            )
          : null,
        block.accessory ? drawElement(block.accessory, context) : null,
      );
    case 'actions':
      return el(
        'div',
        { class: 'block-actions' },
        ...block.elements.map(element => drawElement(element, context)),
      );
    case 'data_visualization':
      return drawChart(chartIn(block), chartColors);
    case 'table':
      return drawTable(block);
    case 'input':
      return block.dispatch_action && block.element.type === 'plain_text_input'
        ? drawLine(block, context)
        : drawInput(block, context);
    default:
      return el('p', {}, `(${block.type})`);
  }
}

const chartColors = ['#1264a3', '#e8912d', '#2bac76', '#cd2553', '#9b59b6', '#616061'];

/** A pie is not among what the app sends. */
function chartIn({ title, chart: { type, series, axis_config: axes } }) {
  return {
    kind: type,
    title,
    across: axes.x_label ?? '',
    up: axes.y_label ?? '',
    labels: axes.categories,
    series: series.map(({ name, data }) => ({
      name,
      values: axes.categories.map(label => data.find(point => point.label === label)?.value ?? 0),
    })),
  };
}

function drawTable({ rows, column_settings: columns = [] }) {
  const [head, ...others] = rows;
  const cell = (tag, attributes) => (drawn, index) =>
    el(
      tag,
      { ...attributes, class: columns[index]?.align === 'right' ? 'right' : undefined },
      drawn.text ?? String(drawn.value),
    );
  return el(
    'table',
    { class: 'block-table' },
    el('thead', {}, el('tr', {}, ...head.map(cell('th', { scope: 'col' })))),
    el('tbody', {}, ...others.map(row => el('tr', {}, ...row.map(cell('td', {}))))),
  );
}
