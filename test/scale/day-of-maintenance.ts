import { expect } from 'vitest';
import { maintenance as listed } from '../../src/chat/commands/maintenance/maintenance.ts';
import { commands } from '../../src/chat/commands/registry.ts';
import { liveCompanies } from '../../src/desk/companies/live-companies.ts';
import type { Desk } from '../../src/desk/desk.ts';
import { stopAnnouncement } from '../../src/desk/maintenance/announce.ts';
import { announcementBounced } from '../../src/desk/maintenance/announcement-bounced.ts';
import { freezeAnnouncement } from '../../src/desk/maintenance/freeze-announcement.ts';
import { callOffMaintenance, planMaintenance } from '../../src/desk/maintenance/plan-maintenance.ts';
import { announceNext } from '../../src/desk/maintenance/tell-next.ts';
import { tellOfMaintenance } from '../../src/desk/maintenance/tell-operators.ts';
import { findMaintenance } from '../../src/store/maintenance/maintenances.ts';
import type { Company } from '../../src/ticket/companies/company.ts';
import { actorOf, type Operator } from '../../src/ticket/words.ts';
import { speechIn } from '../chat/a-moment.ts';
import { typingIn } from '../chat/asking.ts';

const hour = 3_600_000;

const house: Company = {
  key: 'casa',
  name: 'Casa S.p.A.',
  domains: [],
  addresses: Array.from({ length: 120 }, (_, index) => `c${index + 1}@cliente.example`),
  product: 'ZenShare',
  contract: null,
  promises: null,
  hours: null,
  operator: null,
  isVip: false,
};

/** Maintenance is planned and announced to all who have written, told of, stopped, and cancelled again. */
export async function maintenance(desk: Desk, giulia: Operator): Promise<void> {
  const services = [{ key: 'zenshare', name: { it: 'ZenShare', en: 'ZenShare' }, products: [] }];
  // What concerns a house is told to as many as are in it, however many write to the desk.
  const planning = { ...desk, services, companies: liveCompanies([house]) };
  const from = new Date(desk.clock().getTime() + 100 * hour);
  const plan = {
    ...{ service: 'zenshare', from, to: new Date(from.getTime() + hour) },
    texts: { it: 'Non risponde.', en: 'It does not answer.' },
  };
  const by = { actor: actorOf(giulia), origin: 'slack' as const };
  const { id: frozen } = await freezeAnnouncement(planning, { before: null, plan, to: 'concerned' }, giulia);
  const done = await planMaintenance(planning, { id: 0, ...plan }, by, { was: null, announcement: frozen });
  if (!done.ok) throw new Error(done.reason);
  await announceNext(planning, frozen);
  await stopAnnouncement(planning, done.id, by);
  await announceNext(planning, frozen);
  await tellOfMaintenance(planning);
  const bounce = { action: 'failed', recipient: '', status: '5.1.1', permanent: true } as const;
  const originalMessageId = '<sportello.announcement.2000@interzen.it>';
  await desk.db.transaction(tx => announcementBounced(planning, tx, { ...bounce, originalMessageId }));
  await listed.answer({ ...typingIn(planning, speechIn('it'), giulia), rest: '', commands });
  const before = await findMaintenance(desk.db, done.id);
  const { id: last } = await freezeAnnouncement(planning, { before, plan: null, to: 'told' }, giulia);
  const looked = { was: 1, announcement: last };
  expect(await callOffMaintenance(planning, done.id, by, looked)).toMatchObject({ ok: true });
}
