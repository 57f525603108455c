import { z } from 'zod';
import type { Db } from '../database.ts';
import { deleteSetting, findSetting, lockSetting, saveSetting } from '../settings.ts';

const refused = z.object({ why: z.string(), times: z.number(), at: z.string() });
type Refused = z.infer<typeof refused>;

const keyOf = (channel: string) => `private-lines-refused:${channel}`;

function read(value: string | null): Refused | null {
  return value ? (refused.safeParse(JSON.parse(value)).data ?? null) : null;
}

/** Which channels of Teams take no lines for one person alone, since when, and how often they were asked. */
export function lineRefusals(db: Db) {
  return {
    find: async (channel: string): Promise<Refused | null> => read(await findSetting(db, keyOf(channel))),

    note: async (channel: string, why: string, at: Date): Promise<void> => {
      await db.transaction(async tx => {
        const before = read(await lockSetting(tx, keyOf(channel)));
        const now: Refused = { why, times: (before?.times ?? 0) + 1, at: at.toISOString() };
        await saveSetting(tx, keyOf(channel), JSON.stringify(now));
      });
    },

    forget: async (channel: string): Promise<void> => {
      await deleteSetting(db, keyOf(channel));
    },
  };
}
