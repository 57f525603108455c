import { asc, eq, notInArray, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Db } from '../database.ts';
import { teamsReference as table } from '../schema/people.ts';

/** What lacks is '': such a reference leads nowhere, and is whole again after the next activity from its channel. */
const text = z.string().catch('');
const nothing = { teamId: '', tenantId: '', serviceUrl: '', botId: '' };
const shape = z
  .object({
    teamId: text,
    tenantId: text,
    serviceUrl: text,
    botId: text,
    isApart: z.boolean().optional().catch(undefined),
  })
  .catch(nothing);

type Reference = z.infer<typeof shape> & { channelId: string; installedAt: Date };

/**
 * Where the Teams app was installed, kept in the database.
 *
 * @param beside channels that desk.yaml names for some requests alone: none of them is ever the one in which it was installed
 */
export function teamsReferences(db: Db, beside: string[] = []) {
  const read = (row: typeof table.$inferSelect | undefined): Reference | null =>
    row ? { ...shape.parse(row.data ?? {}), channelId: row.channelId, installedAt: row.installedAt } : null;
  return {
    save: async ({ installedAt, ...data }: Reference): Promise<void> => {
      await db
        .insert(table)
        .values({ channelId: data.channelId, data, installedAt })
        .onConflictDoUpdate({ target: table.channelId, set: { data } });
    },
    find: async (channelId: string): Promise<Reference | null> =>
      read((await db.select().from(table).where(eq(table.channelId, channelId)))[0]),
    first: async (): Promise<Reference | null> =>
      read(
        (
          await db
            .select()
            .from(table)
            .where(notInArray(table.channelId, beside))
            .orderBy(asc(table.installedAt))
            .limit(1)
        )[0],
      ),
    remove: async (channelId: string): Promise<void> => {
      await db.delete(table).where(eq(table.channelId, channelId));
    },
    removeTeam: async (teamId: string): Promise<void> => {
      await db.delete(table).where(sql`${table.data} ->> 'teamId' = ${teamId}`);
    },
  };
}
