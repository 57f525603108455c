import { callOffMaintenance } from '../../../desk/maintenance/plan-maintenance.ts';
import { actorOf } from '../../../ticket/words.ts';
import { aside } from '../aside.ts';
import { offered } from '../offer.ts';
import { plannedMaintenance, whatAndWhen } from './planned.ts';

/** It does not take place; if it has begun, it ends now. */
export const cancelMaintenance = aside({
  about: 'maintenance',
  verb: 'cancel-maintenance',
  label: words => words.maintenance.cancel,
  offered: id => (id === 0 ? null : offered),
  managersOnly: words => words.maintenance.managersOnly,
  find: plannedMaintenance,
  form: null,
  read: async () => ({ input: null }),
  preview: async (known, _input, asked) => {
    const { title, cancelIntro, doCancel } = asked.words.maintenance.preview;
    return {
      title,
      intro: cancelIntro(...whatAndWhen(known, asked)),
      text: '',
      send: doCancel,
      keeps: { known: String(known.version) },
    };
  },
  carryOut: async (_input, known, { desk, words, press, operator }) => {
    const { cancelled, faults, refusals } = words.maintenance;
    // What was shown is what is cancelled.
    if (press.inputs.known !== String(known.version)) return { fault: faults.changed };
    const by = { actor: actorOf(operator), origin: press.platform };
    const done = await callOffMaintenance(desk, known.id, by, known.version);
    if (done.ok) return { told: cancelled };
    return done.reason === 'overtaken'
      ? { fault: faults.changed }
      : { told: refusals[done.reason], idle: true };
  },
});
