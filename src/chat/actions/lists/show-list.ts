import type { AsideAction } from '../action.ts';

/** Another page of a list, another list, or the same once more: which, what it bears says. Any press in a list draws it anew. */
export const showList: AsideAction<'show-list'> = {
  about: 'list',
  verb: 'show-list',
  label: words => words.lists.next,
  offered: () => null,
  opensWindow: false,
  search: null,
  answer: async () => ({ kind: 'told', line: '' }),
};
