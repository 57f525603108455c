import { instantInWords } from '../../say.ts';
import type { TicketAction } from '../action.ts';
import { isAtWork, offered } from '../offer.ts';
import { momentFields, momentIn } from './moment-form.ts';

/** Out of the queue until an instant at which the desk works. */
export const snooze: TicketAction<'snooze'> = {
  about: 'ticket',
  verb: 'snooze',
  label: words => words.actions.snooze.label,
  offered: where =>
    where.on === 'card' && isAtWork(where.state) && where.ticket.snoozedUntil === null ? offered : null,
  form: {
    words: words => words.actions.snooze.form,
    fields: async ({ typed, ...asked }) => momentFields(typed, { ...asked, mustWork: true }),
    trial: () => [{ type: 'snooze', until: '2999-01-01T00:00:00.000Z', now: '2000-01-01T00:00:00.000Z' }],
    saysPromise: true,
    isReading: false,
    within: {},
  },
  letter: null,
  does: {
    kind: 'order',
    commands: async (inputs, asked) => {
      const moment = momentIn(inputs, { ...asked, mustWork: true });
      if ('fault' in moment) return moment;
      const now = asked.desk.clock().toISOString();
      return [{ type: 'snooze', until: moment.at.toISOString(), now }];
    },
  },
  answer: {
    shows: 'card',
    line: ({ words, ticket, moment }) =>
      words.actions.snooze.doneUntil(
        ticket.snoozedUntil ? instantInWords(moment.speech, ticket.snoozedUntil) : '',
      ),
  },
  adds: false,
  isReading: false,
  isUndo: false,
};
