import { awaitsMeasure } from '../../in-words/duties/duties-in-words.ts';
import type { TicketAction } from '../action.ts';
import { isAlive, offered } from '../offer.ts';
import { pastFields, pastIn } from '../when/past.ts';
import { lawOf } from './become-aware.ts';

/** A corrective or mitigating measure is available: the term of what is due after it runs. */
export const noteMeasure: TicketAction<'note-measure'> = {
  about: 'ticket',
  verb: 'note-measure',
  label: words => words.actions.noteMeasure.label,
  offered: where =>
    where.on === 'card' && isAlive(where.state) && awaitsMeasure(where.duties.standing) ? offered : null,
  form: {
    words: words => words.actions.noteMeasure.form,
    fields: ({ typed, ...asked }) => pastFields(typed, asked, asked.words.actions.noteMeasure.since, []),
    trial: null,
    saysPromise: false,
    isReading: false,
    within: {},
  },
  letter: null,
  does: {
    kind: 'order',
    commands: async (inputs, ordering) => {
      const moment = pastIn(inputs, ordering);
      if ('fault' in moment) return moment;
      return [{ type: 'note-measure', at: moment.at.toISOString(), ...lawOf(ordering.desk) }];
    },
  },
  answer: { shows: 'card', line: ({ words }) => words.actions.noteMeasure.done },
  adds: false,
  isReading: false,
  isUndo: false,
};
