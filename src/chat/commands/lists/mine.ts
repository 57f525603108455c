import { mine as list } from '../../lists/kinds/mine.ts';
import { mineWords } from '../../words/commands/lists/mine.ts';
import { listCommand } from './list-command.ts';

export const mine = listCommand(list, {
  spelling: { it: ['mie', 'le mie'], en: ['mine'] },
  words: mineWords,
});
