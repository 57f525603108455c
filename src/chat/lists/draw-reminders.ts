import { type Reminder, remindersOf } from '../../store/clock/reminders.ts';
import { ticketsNumbered } from '../../store/tickets/lists.ts';
import { seen } from '../../ticket/sight/seen.ts';
import { eyesOf } from '../../ticket/sight/sight.ts';
import { showListButton } from '../actions/lists/show-list-button.ts';
import { cancelReminder } from '../actions/putting-off/cancel-reminder.ts';
import { remind } from '../actions/putting-off/remind.ts';
import type { CommandAnswer, TicketLine } from '../card.ts';
import { privateMessage } from '../cards/private-message.ts';
import type { Asked } from '../commands/command.ts';
import { momentOf } from '../in-words/moment.ts';
import { linesIn, nothing } from '../nothing.ts';
import { readableLine } from '../readable.ts';
import { instantInWords, updatedInWords } from '../say.ts';
import { remindersWords } from '../words/commands/lists/reminders.ts';
import { wordsIn } from '../words/words.ts';
import { linesOnPage } from './draw-list.ts';
import { type ListSpec, writeSpec } from './spec.ts';

type Asking = Pick<Asked, 'desk' | 'speech' | 'operator' | 'viewer' | 'platform'>;

/** A page of what whoever asks wants to be reminded of, the next first, and the way to the others. */
export async function drawReminders(spec: ListSpec, asked: Asking): Promise<CommandAnswer> {
  const { desk, speech, operator, platform } = asked;
  const { title, empty } = remindersWords[speech.language];
  const { lists } = wordsIn(speech.language);
  const limit = linesOnPage[platform];
  const { reminders, total, from } = await stretchOf(asked, operator.id, spec.from, limit);
  const to = (label: string, page: number) => ({ ...showListButton(label), page: String(page) });
  const isWhole = reminders.length === total;
  return {
    ...nothing,
    title,
    updated: updatedInWords(speech, desk.clock()),
    sections: [
      {
        title: '',
        count: isWhole ? '' : lists.page(from + 1, from + reminders.length, total),
        lines: await linesFor(reminders, title, asked),
        empty,
        buttons: [
          ...(from > 0 ? [to(lists.previous, Math.max(0, from - limit))] : []),
          ...(from + limit < total ? [to(lists.next, from + limit)] : []),
        ],
      },
    ],
    list: writeSpec({ ...spec, from }),
  };
}

/** Where a page has become empty, because what stood there rang or was cancelled, the last one that there is. */
async function stretchOf({ desk }: Asking, operator: number, from: number, limit: number) {
  const found = await remindersOf(desk.db, operator, { offset: from, limit });
  if (found.reminders.length > 0 || from === 0) return { ...found, from };
  const last = Math.max(0, Math.floor((found.total - 1) / limit) * limit);
  return { ...(await remindersOf(desk.db, operator, { offset: last, limit })), from: last };
}

/** Each with when, and what they wrote to themselves where they alone read it. */
async function linesFor(
  reminders: Reminder[],
  title: string,
  { desk, speech, viewer }: Asking,
): Promise<TicketLine[]> {
  const tickets = await ticketsNumbered(
    desk.db,
    reminders.map(({ ticket }) => ticket),
  );
  const byNumber = new Map(tickets.map(ticket => [ticket.number, ticket]));
  const moment = momentOf(desk, speech);
  return reminders.flatMap(({ ticket: number, at, note }) => {
    const ticket = byNumber.get(number);
    if (!ticket) return [];
    const own = viewer.kind === 'operator' ? readableLine(note, 200) : '';
    const what = [instantInWords(speech, at), own].filter(Boolean).join(' · ');
    const shown = seen(ticket, eyesOf(desk, viewer, 'list'));
    return linesIn(privateMessage(title, shown, what, [remind, cancelReminder], moment));
  });
}
