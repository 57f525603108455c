import type { CommandAnswer } from '../card.ts';

/** An answer with nothing in it yet. */
export const nothing: CommandAnswer = {
  title: '',
  line: '',
  undo: null,
  text: '',
  filters: [],
  sections: [],
  buttons: [],
  list: '',
};
