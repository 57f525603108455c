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
import { ruleFields, ruleIn, ruleTyped } from './rule-fields.ts';

/** Which new requests come to an incident by themselves. */
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
    known: ({ rule }) => ruleTyped(rule),
    fields: (typed, asked) => ruleFields(asked, typed),
  },
  read: async (typed, _, asked) => {
    const read = ruleIn(typed, asked);
    return 'fault' in read ? read : { input: read.rule };
  },
  preview: null,
  carryOut: async (rule, { id, rule: was }, asked) => {
    const order = async (_: unknown, now: Incident) =>
      isDeepStrictEqual(now.rule, was)
        ? { type: 'change-rule' as const, rule }
        : { reason: 'overtaken' as const };
    const done = await orderIncident(asked.desk, id, order, orderedBy(asked));
    if (isOvertaken(done)) return { overtaken: true };
    const { incident } = asked.words;
    return done.ok ? { told: incident.rule.done } : { told: refusedInWords(done, asked.words), idle: true };
  },
});
