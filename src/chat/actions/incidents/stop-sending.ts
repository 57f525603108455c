import { orderIncident } from '../../../desk/incidents/order-incident.ts';
import { findBroadcast } from '../../../store/incidents/broadcasts.ts';
import { knownIncident, orderedBy, refusedInWords } from '../../incidents/known-incident.ts';
import { aside } from '../aside.ts';

/**
 * What is on its way to many, and has not left yet, does not leave; of a closing, what is not closed yet stays open. Anybody may
 * stop it: it does no harm.
 */
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
    if (!done.ok) return { told: refusedInWords(done, asked.words), idle: true };
    const isClosing = (await findBroadcast(asked.desk.db, broadcast))?.kind === 'closing';
    const { stop, close } = asked.words.incident;
    return { told: isClosing ? stop.doneClosing(close.rest.label) : stop.done };
  },
});
