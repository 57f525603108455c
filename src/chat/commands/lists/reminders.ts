import { remindersOf } from '../../../store/clock/reminders.ts';
import { findTicket } from '../../../store/tickets/tickets.ts';
import { seen } from '../../../ticket/sight/seen.ts';
import { eyesOf } from '../../../ticket/sight/sight.ts';
import { cancelReminder } from '../../actions/putting-off/cancel-reminder.ts';
import { remind } from '../../actions/putting-off/remind.ts';
import { privateMessage } from '../../cards/private-message.ts';
import { momentOf } from '../../in-words/moment.ts';
import { nothing, sectionOf } from '../../nothing.ts';
import { readableLine } from '../../readable.ts';
import { instantInWords } from '../../say.ts';
import { remindersWords } from '../../words/commands/lists/reminders.ts';
import type { Command } from '../command.ts';

/** Slack takes 50 blocks in a message: the next ones to come, and how many more there are. */
const listed = 20;

/** What whoever asks wants to be reminded of; shown to them alone, or without their words. */
export const reminders: Command = {
  spelling: { it: ['promemoria'], en: ['reminders'] },
  example: '',
  takes: 'nothing',
  words: remindersWords,
  answer: async ({ desk, speech, operator, viewer }) => {
    const { title, empty, more } = remindersWords[speech.language];
    const { reminders: mine, total } = await remindersOf(desk.db, operator.id, listed);
    const shownEach = await Promise.all(
      mine.map(async ({ ticket: number, at, note }) => {
        const ticket = await findTicket(desk.db, number);
        if (!ticket) return [];
        const own = viewer.kind === 'operator' ? readableLine(note, 200) : '';
        const what = [instantInWords(speech, at), own].filter(Boolean).join(' · ');
        const shown = seen(ticket, eyesOf(desk, viewer, 'list'));
        return privateMessage(title, shown, what, [remind, cancelReminder], momentOf(desk, speech)).sections;
      }),
    );
    const sections = shownEach.flat();
    return {
      ...nothing,
      title,
      text: total > mine.length ? more(mine.length, total) : '',
      sections: sections.length > 0 ? sections : [sectionOf([], empty)],
    };
  },
};
