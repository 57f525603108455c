import { late as list } from '../../lists/kinds/late.ts';
import { lateWords } from '../../words/commands/lists/late.ts';
import { listCommand } from './list-command.ts';

export const late = listCommand(list, {
  spelling: { it: ['scadenze', 'in ritardo'], en: ['late'] },
  words: lateWords,
});
