import { findIncident, incidentsOpenedFrom } from '../../store/incidents/incidents.ts';
import { namedAfter } from '../../store/incidents/members.ts';
import type { Desk } from '../desk.ts';
import { hold, record } from '../handle.ts';
import { orderIncident } from './order-incident.ts';

const byTheDesk = { actor: { kind: 'desk' }, origin: 'desk', key: null } as const;

/** What an incident is called now is what its requests call it; one by one, and none twice, however often it is begun. */
export async function callItAnew(desk: Desk, id: number): Promise<void> {
  for (const number of await namedAfter(desk.db, id))
    await desk.db.transaction(async tx => {
      const held = await hold(desk, tx, number, byTheDesk);
      const incident = await findIncident(tx, id);
      if (!held.ok || !incident) return;
      const { ticket } = held;
      const { title } = incident;
      const called = [
        ticket.incident === id ? ticket.partOf?.title : undefined,
        ticket.resembles?.incident === id ? ticket.resembles.title : undefined,
      ];
      if (called.every(name => name === undefined || name === title)) return;
      await record(desk, tx, ticket, [{ type: 'incident-name-changed', incident: id, title }], byTheDesk);
    });
}

/** Few may see a request from now on: an incident that was made of it shows nothing any more that came from it. */
export async function withholdFrom(desk: Desk, ticket: number): Promise<void> {
  for (const id of await incidentsOpenedFrom(desk.db, ticket))
    await orderIncident(desk, id, { type: 'withhold', ticket }, byTheDesk);
}
