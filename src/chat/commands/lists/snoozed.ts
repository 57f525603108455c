import { snoozed as list } from '../../lists/kinds/snoozed.ts';
import { snoozedWords } from '../../words/commands/lists/snoozed.ts';
import { listCommand } from './list-command.ts';

export const snoozed = listCommand(list, {
  spelling: { it: ['rimandate'], en: ['snoozed'] },
  words: snoozedWords,
});
