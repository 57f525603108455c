import { closedToday as list } from '../../lists/kinds/closed-today.ts';
import { closedTodayWords } from '../../words/commands/lists/closed-today.ts';
import { listCommand } from './list-command.ts';

export const closedToday = listCommand(list, {
  spelling: { it: ['chiuse oggi', 'chiuse'], en: ['closed today', 'closed'] },
  words: closedTodayWords,
});
