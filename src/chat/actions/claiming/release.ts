import { offered } from '../offer.ts';
import { plain } from '../plain.ts';

/** Back into the queue. */
export const release = plain({
  verb: 'release',
  label: words => words.actions.release.label,
  offered: where => {
    if (where.on === 'card') return where.state === 'claimed' ? offered : null;
    return where.on === 'left-behind' ? offered : null;
  },
  orders: () => [{ type: 'release' }],
  done: words => words.actions.release.done,
  adds: false,
});
