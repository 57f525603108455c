import { queue as list } from '../../lists/kinds/queue.ts';
import { queueWords } from '../../words/commands/lists/queue.ts';
import { listCommand } from './list-command.ts';

export const queue = listCommand(list, {
  spelling: { it: ['coda', 'da assegnare'], en: ['queue', 'unassigned'] },
  words: queueWords,
});
