import type { CommandAnswer, ListSection, TicketLine } from './card.ts';

/** An answer with nothing in it yet. */
export const nothing: CommandAnswer = {
  title: '',
  line: '',
  lineTone: 'good',
  undo: null,
  text: '',
  updated: '',
  head: [],
  search: null,
  filters: [],
  sections: [],
  buttons: [],
  list: '',
};

/** Requests below a title that says what they are. @param empty said where there are none */
export function sectionOf(lines: TicketLine[], empty = ''): ListSection {
  return { title: '', count: '', lines, empty, buttons: [] };
}

/** All requests in an answer, in whatever section. */
export function linesIn({ sections }: CommandAnswer): TicketLine[] {
  return sections.flatMap(({ lines }) => lines);
}
