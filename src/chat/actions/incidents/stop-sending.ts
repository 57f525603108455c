import { orderIncident } from '../../../desk/incidents/order-incident.ts';
import { knownIncident, orderedBy, refusedInWords } from '../../incidents/known-incident.ts';
import { aside } from '../aside.ts';

/** What is on its way to many, and has not left yet, does not leave. Anybody may stop it: it does no harm. */
export const stopSending = aside({
  about: 'incident',
  verb: 'stop-sending',
  label: words => words.incident.stop.label,
  offered: id => (id === 0 ? null : { emphasis: 'danger' }),
  managersOnly: null,
  find: knownIncident,
  form: null,
  read: async ({ page = '' }) => ({ input: Number(page) || 0 }),
  preview: null,
  carryOut: async (broadcast, { id }, asked) => {
    const done = await orderIncident(asked.desk, id, { type: 'stop', broadcast }, orderedBy(asked));
    return done.ok
      ? { told: asked.words.incident.stop.done }
      : { told: refusedInWords(done, asked.words), idle: true };
  },
});
