import { claiming } from './chapters/claiming.ts';
import { classifying } from './chapters/classifying.ts';
import { promising } from './chapters/clock/extending.ts';
import { closing } from './chapters/closing.ts';
import { writing } from './chapters/letters.ts';
import { conversing } from './chapters/notes.ts';
import { relating } from './chapters/relating.ts';

/** What buttons about a request say, by button. */
export const actions = {
  ...claiming,
  ...classifying,
  ...closing,
  ...conversing,
  ...writing,
  ...promising,
  ...relating,
};
