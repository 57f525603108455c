import { awaitsMeasure } from '../../in-words/duties/duties-in-words.ts';
import { isAlive, offered } from '../offer.ts';
import { noting } from '../when/noting.ts';
import { pastFields, pastIn } from '../when/past.ts';
import { lawOf } from './law-of.ts';

/** A corrective or mitigating measure is available: the term of what is due after it runs. */
export const noteMeasure = noting({
  verb: 'note-measure',
  trial: null,
  said: words => words.actions.noteMeasure,
  offered: where =>
    where.on === 'card' && isAlive(where.state) && awaitsMeasure(where.duties.standing) ? offered : null,
  fields: ({ typed, ...asked }) => pastFields(typed, asked, asked.words.actions.noteMeasure.since, []),
  commands: async (inputs, ordering) => {
    const moment = pastIn(inputs, ordering);
    if ('fault' in moment) return moment;
    return [{ type: 'note-measure', at: moment.at.toISOString(), ...lawOf(ordering.desk) }];
  },
});
