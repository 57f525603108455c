import { asc, eq, notInArray, sql } from 'drizzle-orm';
import { z } from 'zod';
import { atOnce } from '../asking/at-once.ts';
import { prepared } from '../asking/prepared.ts';
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

const named = atOnce(async (db, channels: string[]) => {
  const rows = await among(db).execute({ channels: [...new Set(channels)] });
  return channels.map(channel => rows.find(({ channelId }) => channelId === channel));
});

const among = prepared(db =>
  db
    .select()
    .from(table)
    .where(sql`${table.channelId} = any(${sql.placeholder('channels')}::text[])`)
    .prepare('teams_references'),
);

/**
 * Where the Teams app was installed, kept in the database.
 *
 * @param beside channels that desk.yaml names for some requests alone: none of them is ever the one in which it was installed
 */
export function teamsReferences(db: Db, beside: string[] = []) {
  const read = (row: typeof table.$inferSelect | undefined): Reference | null =>
    row ? { ...shape.parse(row.data ?? {}), channelId: row.channelId, installedAt: row.installedAt } : null;
  const earliest = prepared(own =>
    own
      .select()
      .from(table)
      .where(notInArray(table.channelId, beside))
      .orderBy(asc(table.installedAt))
      .limit(1)
      .prepare('teams_first'),
  );
  const first = atOnce(async (own, asked: null[]) => {
    const [row] = await earliest(own).execute();
    return asked.map(() => row);
  });
  return {
    save: async ({ installedAt, ...data }: Reference): Promise<void> => {
      await db
        .insert(table)
        .values({ channelId: data.channelId, data, installedAt })
        .onConflictDoUpdate({ target: table.channelId, set: { data } });
    },
    find: async (channelId: string): Promise<Reference | null> => read(await named(db, channelId)),
    first: async (): Promise<Reference | null> => read(await first(db, null)),
    remove: async (channelId: string): Promise<void> => {
      await db.delete(table).where(eq(table.channelId, channelId));
    },
    removeTeam: async (teamId: string): Promise<void> => {
      await db.delete(table).where(sql`${table.data} ->> 'teamId' = ${teamId}`);
    },
  };
}
