import { orderIncident } from '../../../desk/incidents/order-incident.ts';
import type { Incident } from '../../../ticket/incidents/incident.ts';
import {
  about,
  isOvertaken,
  knownIncident,
  orderedBy,
  refusedInWords,
} from '../../incidents/known-incident.ts';
import { readableLine } from '../../readable.ts';
import { aside } from '../aside.ts';
import { offered } from '../offer.ts';
import { ruleIn, titleField } from './rule-fields.ts';

/** What an incident is called, on its card and on those of its requests. */
export const renameIncident = aside({
  about: 'incident',
  verb: 'rename-incident',
  label: words => words.incident.rename.label,
  offered: id => (id === 0 ? null : offered),
  managersOnly: null,
  find: knownIncident,
  form: {
    words: (words, incident) => {
      const { form } = words.incident.rename;
      return { ...form, intro: about(incident, form.intro, words) };
    },
    known: ({ title }) => ({ name: title }),
    fields: (typed, asked) => [titleField(asked, typed)],
  },
  read: async ({ name = '' }, _, asked) => {
    const read = ruleIn({ name }, asked);
    if ('fault' in read) return read;
    return read.title === '' ? { fault: asked.words.incident.fields.titleMissing } : { input: read.title };
  },
  preview: null,
  carryOut: async (title, { id, title: was }, asked) => {
    const order = async (_: unknown, now: Incident) =>
      now.title === was ? { type: 'rename' as const, title } : { reason: 'overtaken' as const };
    const done = await orderIncident(asked.desk, id, order, orderedBy(asked));
    if (isOvertaken(done)) return { overtaken: true };
    const { incident } = asked.words;
    return {
      told: done.ok ? incident.rename.done(readableLine(title, 80)) : refusedInWords(done, asked.words),
    };
  },
});
