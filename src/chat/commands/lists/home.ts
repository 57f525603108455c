import { openHome } from '../../home/draw-home.ts';
import { homeWords } from '../../words/commands/lists/home.ts';
import type { Command } from '../command.ts';

/** A person's own page, where they ask for it. */
export const home: Command = {
  spelling: { it: ['casa', 'inizio', 'riepilogo'], en: ['home', 'overview'] },
  example: '',
  takes: 'nothing',
  words: homeWords,
  isForOneAlone: true,
  answer: openHome,
};
