import { aside } from '../aside.ts';
import { offered } from '../offer.ts';
import { forEach, whatIsLeft } from './left-behind.ts';

/** All that somebody had who left goes back into the queue. */
export const releaseAll = aside({
  about: 'colleague',
  verb: 'release-all',
  label: words => words.people.buttons['release-all'],
  offered: () => offered,
  managersOnly: words => words.people.managersOnly,
  find: whatIsLeft,
  form: null,
  read: async () => ({ input: null }),
  preview: null,
  carryOut: async (_input, left, asked) => {
    const { moved, rest } = await forEach(left, { type: 'release' }, asked);
    return { told: [asked.words.people.released(moved), rest].filter(Boolean).join(' ') };
  },
});
