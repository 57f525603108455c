import { z } from 'zod';
import type { PriorityKind } from '../../../ticket/catalogue/catalogue.ts';
import { isPriority, type Priority } from '../../../ticket/words.ts';
import { writtenAs } from '../../faults.ts';
import { about } from '../values/fields.ts';
import { namesLike } from './names.ts';

const numberForm = 'write the number of a priority, from 1 (the most urgent) to 9';

/** One of them, where another part of desk.yaml names it; whether there is such a one, `crosswise` asks. */
export const priority = z
  .int(writtenAs(numberForm))
  .refine(isPriority, numberForm)
  .meta({ writtenAs: 'priority: 1 to 9' });

/** A table by priority. */
export function eachPriority<S>(shape: S): Record<Priority, S> {
  return { 1: shape, 2: shape, 3: shape, 4: shape, 5: shape, 6: shape, 7: shape, 8: shape, 9: shape };
}

const priorityShape = z.strictObject({
  ...namesLike('Bloccante', 'Blocking'),
  urgent: about(
    z.boolean('write true or false').default(false),
    'Whether it cannot wait: cards say it first, and a request for which a rule proposes it is held to its deadlines before anybody has classified it.',
  ),
});

const numberKey = z.string().regex(/^[1-9]$/, numberForm);

/** As the published service terms have them: what a desk has that lists none. */
const four = z.record(numberKey, priorityShape).parse({
  1: { it: 'Bloccante', en: 'Blocking', urgent: true },
  2: { it: 'Alta', en: 'High', urgent: true },
  3: { it: 'Media', en: 'Medium' },
  4: { it: 'Bassa', en: 'Low' },
});

const form = 'write priorities by number, such as 1: { it: Bloccante, en: Blocking, urgent: true }';

/** By their numbers, 1 being the most urgent. */
export const priorities = about(
  z
    .record(numberKey, priorityShape, writtenAs(form))
    .refine(written => Object.keys(written).length > 0, form)
    .optional()
    .transform(written =>
      Object.entries(written ?? four)
        .map(
          ([number, { it, en, urgent }]): PriorityKind => ({
            // The shape of the key says so.
            number: Number(number) as Priority,
            name: { it, en },
            urgent,
            isFormer: false,
          }),
        )
        .toSorted((a, b) => a.number - b.number),
    ),
  'How urgent a request can be, by number, 1 being the most urgent; each has its promises. Without it: the four of the service terms.',
);
