import { openIncidentOfOutage } from '../../../desk/incidents/of-outage.ts';
import { findOutage, type OutageRow } from '../../../store/availability/standings.ts';
import { serviceOf } from '../../../ticket/maintenance/service.ts';
import { orderedBy } from '../../incidents/known-incident.ts';
import { readableLine } from '../../readable.ts';
import type { AsideAsked, Inputs } from '../action.ts';
import { aside } from '../aside.ts';
import { primary } from '../offer.ts';
import { ruleFields, ruleIn, serviceField, titleField } from './rule-fields.ts';

/** A service that is not reached becomes an incident: its name and the service are proposed. */
export const incidentOfOutage = aside({
  about: 'outage',
  verb: 'incident-of-outage',
  label: words => words.incident.opening.label,
  offered: id => (id > 0 ? primary : null),
  managersOnly: null,
  find: async asked => {
    const { desk, words, press } = asked;
    const outage = await findOutage(desk.db, press.ticket);
    if (outage?.nonce !== press.nonce) return { told: words.incident.ofOutage.unknown, idle: true };
    return outage.incident === null
      ? { found: { id: outage.id, proposed: proposed(outage, asked) } }
      : { told: words.incident.ofOutage.opened, idle: true };
  },
  form: {
    words: words => words.incident.opening.form,
    known: ({ proposed: known }) => known,
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
  carryOut: async (given, { id }, asked) => {
    const { words } = asked;
    const isOpened = await openIncidentOfOutage(asked.desk, given, id, orderedBy(asked));
    if (!isOpened) return { told: words.incident.ofOutage.opened, idle: true };
    return { told: words.incident.opening.done(readableLine(given.title, 80)) };
  },
});

function proposed({ service }: OutageRow, { desk, words, speech }: AsideAsked): Inputs {
  const { name } = serviceOf(desk.services, service);
  return { service, name: words.incident.ofOutage.name(name[speech.language]) };
}
