import { asc, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Db } from './database.ts';
import { teamsReference as table } from './schema.ts';

const shape = z.object({
  channelId: z.string(),
  teamId: z.string(),
  tenantId: z.string(),
  serviceUrl: z.string(),
  botId: z.string(),
  isApart: z.boolean().optional(),
});

type Reference = z.infer<typeof shape> & { installedAt: Date };

/** Where the Teams app was installed, kept in the database. */
export function teamsReferences(db: Db) {
  const read = (row: typeof table.$inferSelect | undefined): Reference | null =>
    row ? { ...shape.parse(row.data), installedAt: row.installedAt } : null;
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
      read((await db.select().from(table).orderBy(asc(table.installedAt)).limit(1))[0]),
    remove: async (channelId: string): Promise<void> => {
      await db.delete(table).where(eq(table.channelId, channelId));
    },
    removeTeam: async (teamId: string): Promise<void> => {
      await db.delete(table).where(sql`${table.data} ->> 'teamId' = ${teamId}`);
    },
  };
}
