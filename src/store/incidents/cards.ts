import { and, eq, sql } from 'drizzle-orm';
import type { ChatPlatform } from '../../ticket/words.ts';
import type { Db } from '../database.ts';
import { incidentCard as table } from '../schema/incidents/incidents.ts';
import { written } from '../written.ts';

export type IncidentCardRow = typeof table.$inferSelect;
type Key = { incident: number; platform: ChatPlatform; destination: string };

const at = ({ incident, platform, destination }: Key) =>
  and(eq(table.incident, incident), eq(table.platform, platform), eq(table.destination, destination));

export async function incidentCardAt(db: Db, key: Key): Promise<IncidentCardRow | null> {
  const [row] = await db.select().from(table).where(at(key));
  return row ?? null;
}

/** Where the cards of incidents lie on a platform. */
export async function incidentCardsOn(
  db: Db,
  platform: ChatPlatform,
  incidents: number[],
): Promise<{ incident: number; channel: string; message: string }[]> {
  if (incidents.length === 0) return [];
  const rows = await db
    .select()
    .from(table)
    .where(and(sql`${table.incident} = any(${sql.param(incidents)}::int[])`, eq(table.platform, platform)));
  return rows.flatMap(({ incident, channel, message }) =>
    channel !== null && message !== null ? [{ incident, channel, message }] : [],
  );
}

/** Notes that a posting begins, before it does. Where one lay before stays known until there is another: it may be there again. */
export async function beginIncidentCard(db: Db, key: Key, since: Date): Promise<void> {
  await db
    .insert(table)
    .values({ ...key, postingSince: since })
    .onConflictDoUpdate({
      target: [table.incident, table.platform, table.destination],
      set: { postingSince: since },
    });
}

/** What was begun was surely not posted. */
export async function forgetIncidentPosting(db: Db, key: Key): Promise<void> {
  await db.update(table).set({ postingSince: null }).where(at(key));
}

/** Notes where it lies. @param db no transaction */
export async function noteIncidentCard(
  db: Db,
  key: Key,
  place: { channel: string; message: string },
): Promise<void> {
  await written(async () => {
    await db
      .update(table)
      .set({ ...place, postingSince: null })
      .where(at(key));
  });
}
