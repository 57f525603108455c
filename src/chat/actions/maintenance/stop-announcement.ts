import { stopAnnouncement as stop } from '../../../desk/maintenance/announce.ts';
import { findMaintenance } from '../../../store/maintenance/maintenances.ts';
import { actorOf } from '../../../ticket/words.ts';
import { aside } from '../aside.ts';

/** What is on its way to many, and has not left yet, does not leave. Anybody may stop it: it does no harm. */
export const stopAnnouncement = aside({
  about: 'maintenance',
  verb: 'stop-announcement',
  label: words => words.maintenance.stop.label,
  offered: id => (id === 0 ? null : { emphasis: 'danger' }),
  managersOnly: null,
  find: async ({ desk, press, words }) => {
    const known = await findMaintenance(desk.db, press.ticket);
    return known?.nonce === press.nonce ? { found: known } : { told: words.maintenance.refusals.gone };
  },
  form: null,
  read: async () => ({ input: null }),
  preview: null,
  carryOut: async (_input, { id }, { desk, words, press, operator }) => {
    const by = { actor: actorOf(operator), origin: press.platform };
    const { done, nothing } = words.maintenance.stop;
    return (await stop(desk, id, by)) ? { told: done } : { told: nothing, idle: true };
  },
});
