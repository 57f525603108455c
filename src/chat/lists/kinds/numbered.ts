import { ticketsNumbered } from '../../../store/tickets/lists.ts';
import type { List } from '../list.ts';
import { foundIn } from './found-in.ts';

/** Requests by their numbers, as many as were named: "1042", or "1042,1043". */
export const numbered: List = {
  key: 'numbered',
  title: ({ about }) =>
    about
      .split(',')
      .map(number => `#${number}`)
      .join(', '),
  empty: () => '',
  isFiltered: false,
  find: async ({ desk, about }, { offset, limit }) => {
    const numbers = about.split(',').map(Number).filter(Number.isInteger);
    const tickets = await ticketsNumbered(desk.db, numbers.slice(offset, offset + limit));
    return foundIn({ tickets, total: numbers.length });
  },
};
