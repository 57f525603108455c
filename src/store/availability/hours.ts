import { and, eq, gte, lt, sql } from 'drizzle-orm';
import type { MarkedHours } from '../../ticket/availability/availability.ts';
import {
  hourOf,
  type MarkedHour,
  minuteMs,
  together,
  unmeasured,
} from '../../ticket/availability/minutes.ts';
import type { Db } from '../database.ts';
import { holdSealsOff } from '../records/salts.ts';
import { probedHour as table } from '../schema/watching/availability.ts';

const isUnsealed = sql`not exists (
  select from seal_leaf where seal_leaf.kind = 'hour' and seal_leaf.id = ${table.id})`;

/**
 * Notes what was seen in a minute, from one place. Whoever reached it did: another look from the same place in that minute makes
 * no up minute down. An hour that a seal holds stays as it was sealed: it is noted into only where a clock was ahead for hours.
 */
export async function noteMinute(
  db: Db,
  { place, minute }: { place: string; minute: Date },
  looked: readonly { service: string; isUp: boolean }[],
): Promise<void> {
  if (looked.length === 0) return;
  const hour = hourOf(minute);
  const index = (minute.getTime() - hour.getTime()) / minuteMs;
  const rows = looked.map(({ service, isUp }) => {
    const marks = unmeasured.slice(0, index) + (isUp ? '+' : '-') + unmeasured.slice(index + 1);
    return { service, place, hour, marks };
  });
  const sign = sql`substr(excluded.marks, ${index + 1}::int, 1)`;
  await db
    .insert(table)
    .values(rows)
    .onConflictDoUpdate({
      target: [table.service, table.hour, table.place],
      set: { marks: sql`overlay(${table.marks} placing ${sign} from ${index + 1}::int for 1)` },
      setWhere: sql`substr(${table.marks}, ${index + 1}::int, 1) <> '+' and ${isUnsealed}`,
    });
}

/**
 * Whoever was seen up in these minutes was down: that shows afterwards, by what did not come back. Minutes that nobody measured stay
 * so, and a sealed hour as it was sealed.
 *
 * @param from whole minutes from here on, before `to`
 */
export async function markDown(
  db: Db,
  { service, place, from, to }: { service: string; place: string; from: Date; to: Date },
): Promise<void> {
  // What a seal has read it is to find again.
  await holdSealsOff(db);
  // In minutes of the row's hour.
  const into = (at: Date) =>
    sql`greatest(0, least(60, extract(epoch from ${at.toISOString()}::timestamptz - ${table.hour}) / 60))::int`;
  const [first, end] = [into(from), into(to)];
  const between = sql`substr(${table.marks}, ${first} + 1, ${end} - ${first})`;
  await db
    .update(table)
    .set({
      marks: sql`substr(${table.marks}, 1, ${first}) || translate(${between}, '+', '-') || substr(${table.marks}, ${end} + 1)`,
    })
    .where(
      and(
        ...[eq(table.service, service), eq(table.place, place)],
        ...[gte(table.hour, hourOf(from)), lt(table.hour, to), isUnsealed],
      ),
    );
}

/** What was seen of a service between two instants, from all places together, by the hour. */
export async function hoursOf(db: Db, service: string, from: Date, to: Date): Promise<MarkedHours> {
  return (await hoursBetween(db, from, to, service)).get(service) ?? new Map();
}

/** The same of all services that were looked at. */
export async function hoursBetween(
  db: Db,
  from: Date,
  to: Date,
  service?: string,
): Promise<Map<string, MarkedHours>> {
  const rows = await db
    .select()
    .from(table)
    .where(
      and(
        gte(table.hour, hourOf(from)),
        lt(table.hour, to),
        service === undefined ? undefined : eq(table.service, service),
      ),
    );
  const found = new Map<string, Map<number, MarkedHour>>();
  for (const row of rows) {
    const hours = found.get(row.service) ?? new Map<number, MarkedHour>();
    found.set(row.service, hours);
    const at = row.hour.getTime();
    const known = hours.get(at);
    hours.set(at, known === undefined ? row.marks : together([known, row.marks]));
  }
  return found;
}
