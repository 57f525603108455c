import { openHome } from '../../home/draw-home.ts';
import { homeWords } from '../../words/commands/lists/home.ts';
import type { Command } from '../command.ts';

/** A message has room for fewer lines than Slack's Home tab. */
const linesOfEach = 2;

/** A person's own page, where they ask for it. */
export const home: Command = {
  spelling: { it: ['casa', 'inizio', 'riepilogo'], en: ['home', 'overview'] },
  example: '',
  words: homeWords,
  answer: asked => openHome(asked, linesOfEach),
};
