import { el } from '../common/el.js';
import { drawBlocks } from './blocks.js';

/** What apps show below the links of a message, each with a bar at its side. */
export function drawUnfurls({ unfurls = [] }, context) {
  return unfurls.map(({ blocks, color }) => {
    const bar = el('div', { class: 'unfurl' }, ...drawBlocks(blocks, context));
    if (color) bar.style.borderInlineStartColor = color;
    return bar;
  });
}
