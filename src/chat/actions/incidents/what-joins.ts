import { isDeepStrictEqual } from 'node:util';
import { orderIncident } from '../../../desk/incidents/order-incident.ts';
import type { Incident } from '../../../ticket/incidents/incident.ts';
import {
  about,
  isOvertaken,
  knownIncident,
  orderedBy,
  refusedInWords,
} from '../../incidents/known-incident.ts';
import { aside } from '../aside.ts';
import { offered } from '../offer.ts';
import { ruleFields, ruleIn, ruleTyped, serviceField, titleField } from './rule-fields.ts';

/** What an incident is called, and which new requests come to it by themselves: one form for all that can be changed of it. */
export const whatJoins = aside({
  about: 'incident',
  verb: 'what-joins',
  label: words => words.incident.rule.label,
  offered: id => (id === 0 ? null : offered),
  managersOnly: null,
  find: knownIncident,
  form: {
    words: (words, incident) => {
      const { form } = words.incident.rule;
      return { ...form, intro: about(incident, form.intro, words) };
    },
    known: ({ title, rule, service }) => ({
      name: title,
      ...ruleTyped(rule),
      ...(service === null ? {} : { service }),
    }),
    fields: (typed, asked) => [
      titleField(asked, typed),
      ...serviceField(asked, typed),
      ...ruleFields(asked, typed),
    ],
  },
  read: async (typed, { title, rule, service }, asked) => {
    const read = ruleIn({ ...typed, name: typed.name ?? title }, asked, rule, service);
    if ('fault' in read) return read;
    return read.title === '' ? { fault: asked.words.incident.fields.titleMissing } : { input: read };
  },
  preview: null,
  carryOut: async (input, { id, title, rule, service }, asked) => {
    const order = async (_: unknown, now: Incident) =>
      now.title === title && now.service === service && isDeepStrictEqual(now.rule, rule)
        ? { type: 'edit' as const, ...input }
        : { reason: 'overtaken' as const };
    const done = await orderIncident(asked.desk, id, order, orderedBy(asked));
    if (isOvertaken(done)) return { overtaken: true };
    const { incident } = asked.words;
    return done.ok ? { told: incident.rule.done } : { told: refusedInWords(done, asked.words), idle: true };
  },
});
