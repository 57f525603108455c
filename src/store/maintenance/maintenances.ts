import { and, asc, eq, exists, getTableColumns, gt, isNotNull, isNull, lt, lte, or } from 'drizzle-orm';
import type { Maintenance, MaintenancePlan } from '../../ticket/maintenance/maintenance.ts';
import type { Named } from '../../ticket/words.ts';
import type { Db } from '../database.ts';
import { isInteger } from '../integer.ts';
import { announcement } from '../schema/maintenance/announcements.ts';
import { maintenance as table } from '../schema/maintenance/maintenance.ts';

/** With what only the clock, and whoever looks back, ask for. */
export type KeptMaintenance = Maintenance & { cancelledAt: Date | null };

const { tellAt: _, ...columns } = getTableColumns(table);
/** Written out, so that the index of what was not cancelled serves. */
const stands = isNull(table.cancelledAt);

/** What goes on or is to come, in the order in which it begins. */
export async function maintenancesAhead(db: Db, now: Date): Promise<KeptMaintenance[]> {
  return await db
    .select(columns)
    .from(table)
    .where(and(stands, gt(table.to, now)))
    .orderBy(asc(table.from), asc(table.id));
}

/** What was, or is, planned of services in a stretch of time. */
export async function maintenancesBetween(
  db: Db,
  from: Date,
  to: Date,
): Promise<{ service: string; from: Date; to: Date }[]> {
  return await db
    .select({ service: table.service, from: table.from, to: table.to })
    .from(table)
    .where(and(stands, lt(table.from, to), gt(table.to, from)));
}

/** The same, and what was cancelled while letters about that are on their way. */
export async function maintenancesToList(db: Db, now: Date): Promise<KeptMaintenance[]> {
  const isAnnounced = exists(
    db
      .select({ id: announcement.id })
      .from(announcement)
      .where(
        and(
          eq(announcement.id, table.latest),
          isNotNull(announcement.sentAt),
          isNull(announcement.stoppedAt),
          isNull(announcement.finishedAt),
        ),
      ),
  );
  return await db
    .select(columns)
    .from(table)
    .where(or(and(stands, gt(table.to, now)), isAnnounced))
    .orderBy(asc(table.from), asc(table.id));
}

/** One by its id, whether it is over or was cancelled. */
export async function findMaintenance(db: Db, id: number): Promise<KeptMaintenance | null> {
  if (!isInteger(id)) return null;
  const [row] = await db.select(columns).from(table).where(eq(table.id, id));
  return row ?? null;
}

/** @returns its id */
export async function insertMaintenance(
  tx: Db,
  plan: MaintenancePlan & { nonce: string; plannedBy: Named; tellAt: Date | null },
): Promise<number> {
  const [row] = await tx
    .insert(table)
    .values({ ...plan, version: 1 })
    .returning({ id: table.id });
  if (!row) throw new Error('the database gave no maintenance back');
  return row.id;
}

/** @param given what it is from now on, and the version that it has by it @returns its id */
export async function changeMaintenance(
  tx: Db,
  id: number,
  given: MaintenancePlan & { version: number; tellAt: Date | null },
): Promise<number> {
  const { service, from, to, texts, version, tellAt } = given;
  await tx.update(table).set({ service, from, to, texts, version, tellAt }).where(eq(table.id, id));
  return id;
}

export async function cancelMaintenance(tx: Db, id: number, version: number, at: Date): Promise<void> {
  await tx.update(table).set({ cancelledAt: at, version, tellAt: null }).where(eq(table.id, id));
}

/** The ids of those of which operators are to be told by now. */
export async function maintenancesToTell(db: Db, now: Date): Promise<number[]> {
  const rows = await db
    .select({ id: table.id })
    .from(table)
    .where(lte(table.tellAt, now))
    .orderBy(asc(table.tellAt), asc(table.id));
  return rows.map(({ id }) => id);
}

/** One of which operators are to be told, with the instant from which on; null where it is not, or another process tells them. */
export async function lockToTell(
  tx: Db,
  id: number,
  now: Date,
): Promise<{ plan: MaintenancePlan; due: Date } | null> {
  const [row] = await tx
    .select()
    .from(table)
    .where(and(eq(table.id, id), lte(table.tellAt, now)))
    .for('update', { skipLocked: true });
  return row?.tellAt ? { plan: row, due: row.tellAt } : null;
}

export async function tellNextAt(tx: Db, id: number, at: Date | null): Promise<void> {
  await tx.update(table).set({ tellAt: at }).where(eq(table.id, id));
}
