import { orderIncident } from '../../../desk/incidents/order-incident.ts';
import { about, knownIncident, orderedBy, refusedInWords } from '../../incidents/known-incident.ts';
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
  carryOut: async (rule, { id }, asked) => {
    const done = await orderIncident(asked.desk, id, { type: 'change-rule', rule }, orderedBy(asked));
    const { incident } = asked.words;
    return done.ok ? { told: incident.rule.done } : { told: refusedInWords(done, asked.words), idle: true };
  },
});
