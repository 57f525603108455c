import type { CommandAnswer } from './card.ts';

/** An answer with nothing in it yet. */
export const nothing: CommandAnswer = {
  title: '',
  line: '',
  lineTone: 'good',
  undo: null,
  text: '',
  filters: [],
  sections: [],
  buttons: [],
  list: '',
};
