import { callOffMaintenance } from '../../../desk/maintenance/plan-maintenance.ts';
import { toldOf } from '../../../store/maintenance/announcements.ts';
import { actorOf } from '../../../ticket/words.ts';
import { aside } from '../aside.ts';
import { offered } from '../offer.ts';
import { announcedTo, frozenIn } from './announced-to.ts';
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
    const { title, cancelIntro, doCancel, cancelAndTell } = asked.words.maintenance.preview;
    const intro = cancelIntro(...whatAndWhen(known, asked));
    const keeps = { known: String(known.version) };
    const isKnown = (await toldOf(asked.desk.db, known.id)).size > 0;
    if (!isKnown) return { title, intro, text: '', send: doCancel, keeps };
    const told = await announcedTo({ before: known, plan: null, to: 'told' }, asked);
    return {
      title,
      intro: `${intro} ${told.says}`,
      ...{ head: told.head, text: told.text },
      send: cancelAndTell(told.count),
      keeps: { ...keeps, ...told.keeps },
    };
  },
  carryOut: async (_input, known, asked) => {
    const { desk, words, press, operator } = asked;
    const { cancelled, cancelledAndSent, faults, refusals } = words.maintenance;
    // What was shown is what is cancelled.
    if (press.inputs.known !== String(known.version)) return { fault: faults.changed };
    const by = { actor: actorOf(operator), origin: press.platform };
    const announcement = frozenIn(asked);
    const done = await callOffMaintenance(desk, known.id, by, { was: known.version, announcement });
    if (done.ok) return { told: announcement === null ? cancelled : cancelledAndSent };
    return done.reason === 'overtaken'
      ? { fault: faults.changed }
      : { told: refusals[done.reason], idle: true };
  },
});
