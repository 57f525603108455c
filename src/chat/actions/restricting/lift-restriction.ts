import { z } from 'zod';
import { filledIn } from '../filled-in.ts';
import { isAlive, offered } from '../offer.ts';

/** All operators see it again: said by those who see it now, and asked once more. */
export const liftRestriction = filledIn({
  verb: 'lift-restriction',
  label: words => words.actions.liftRestriction.label,
  offered: where => (where.on === 'card' && isAlive(where.state) && where.ticket.restricted ? offered : null),
  form: {
    words: words => words.actions.liftRestriction.form,
    fields: () => [],
    trial: () => [{ type: 'lift-restriction' }],
    saysPromise: false,
    isReading: false,
    within: {},
  },
  input: z.object({}),
  order: () => ({ type: 'lift-restriction' }),
  done: ({ words }) => words.actions.liftRestriction.done,
  adds: false,
});
