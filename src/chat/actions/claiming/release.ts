import { front, more } from '../offer.ts';
import { plain } from '../plain.ts';

/** Back into the queue. */
export const release = plain({
  verb: 'release',
  label: words => words.buttons.release,
  offered: where => {
    if (where.on === 'card') return where.state === 'claimed' ? more : null;
    return where.on === 'left-behind' ? front : null;
  },
  order: { type: 'release' },
  done: words => words.done.release,
  adds: false,
});
