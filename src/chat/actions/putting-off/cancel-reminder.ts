import { cancelReminder as cancel } from '../../../store/clock/reminders.ts';
import type { Told } from '../action.ts';
import { deed } from '../deed.ts';

/** Whoever asked to be reminded of it is not reminded after all. Their list of reminders offers it. */
export const cancelReminder = deed({
  verb: 'cancel-reminder',
  label: words => words.reminding.cancel,
  offered: () => null,
  carryOut: async (_, { desk, words, ticket, operator }): Promise<Told> =>
    (await cancel(desk.db, operator.id, ticket.number))
      ? { told: words.reminding.cancelled(`#${ticket.number}`) }
      : { told: words.reminding.none(`#${ticket.number}`), idle: true },
  answer: { shows: 'card', line: () => '' },
  isOfOneself: true,
});
