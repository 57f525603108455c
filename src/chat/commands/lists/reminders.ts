import { drawReminders } from '../../lists/draw-reminders.ts';
import { listSpec, remindersKey } from '../../lists/spec.ts';
import { remindersWords } from '../../words/commands/lists/reminders.ts';
import type { Command } from '../command.ts';

/** What whoever asks wants to be reminded of; shown to them alone, or without their words. */
export const reminders: Command = {
  spelling: { it: ['promemoria'], en: ['reminders'] },
  example: '',
  takes: 'nothing',
  words: remindersWords,
  answer: async asked => await drawReminders(listSpec(remindersKey), asked),
};
