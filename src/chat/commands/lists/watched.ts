import { watched as list } from '../../lists/kinds/watched.ts';
import { watchedWords } from '../../words/commands/lists/watched.ts';
import { listCommand } from './list-command.ts';

export const watched = listCommand(list, {
  spelling: { it: ['seguite'], en: ['watched'] },
  words: watchedWords,
});
