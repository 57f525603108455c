import { openIncidentAlone } from '../../../desk/incidents/order-incident.ts';
import { orderedBy } from '../../incidents/known-incident.ts';
import { readableLine } from '../../readable.ts';
import { aside } from '../aside.ts';
import { primary } from '../offer.ts';
import { ruleFields, ruleIn, serviceField, titleField } from './rule-fields.ts';

/** One fault behind many requests: it is opened before any is part of it. */
export const openIncident = aside({
  about: 'incident',
  verb: 'open-incident',
  label: words => words.incident.opening.label,
  offered: id => (id === 0 ? primary : null),
  managersOnly: null,
  find: async () => ({ found: null }),
  form: {
    words: words => words.incident.opening.form,
    known: () => ({}),
    fields: (typed, asked) => [
      titleField(asked, typed),
      ...serviceField(asked, typed),
      ...ruleFields(asked, typed),
    ],
  },
  read: async (typed, _, asked) => {
    const read = ruleIn(typed, asked);
    if ('fault' in read) return read;
    return read.title === '' ? { fault: asked.words.incident.fields.titleMissing } : { input: read };
  },
  preview: null,
  carryOut: async (given, _, asked) => {
    await openIncidentAlone(asked.desk, given, orderedBy(asked));
    return { told: asked.words.incident.opening.done(readableLine(given.title, 80)) };
  },
});
