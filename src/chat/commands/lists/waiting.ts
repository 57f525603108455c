import { waiting as list } from '../../lists/kinds/waiting.ts';
import { waitingWords } from '../../words/commands/lists/waiting.ts';
import { listCommand } from './list-command.ts';

export const waiting = listCommand(list, {
  spelling: { it: ['in attesa'], en: ['waiting'] },
  words: waitingWords,
});
