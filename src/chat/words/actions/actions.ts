import { claiming } from './claiming.ts';
import { classifying } from './classifying.ts';
import { closing } from './closing.ts';
import { conversing } from './conversation.ts';
import { writing } from './letters.ts';
import { promising } from './promises.ts';
import { relating } from './relating.ts';

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
