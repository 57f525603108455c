import { sql } from 'drizzle-orm';
import type { Started } from '../../a-house.ts';

/**
 * What is still to be carried: it would be by now, or in a moment, as a letter that can be taken back, or it was tried in vain and
 * is put off; or the clock has not struck it yet. A card that says how long is left is drawn again only when it has to be.
 */
export async function underWay({ database: { database }, sandbox }: Started): Promise<number> {
  const now = sandbox.clock().toISOString();
  const [row] = await database.db.execute<{ jobs: number }>(
    sql`select count(*)::int + (select count(*)::int from ticket where wake_at <= ${now}::timestamptz) as jobs
      from graphile_worker.jobs
      left join graphile_worker._private_jobs as whole using (id)
      where jobs.run_at <= now() + case when jobs.key like 'again:%' then interval '0' else interval '5 seconds' end
        or jobs.attempts > 0
        or whole.payload -> 'history' is not null`,
  );
  return row?.jobs ?? 0;
}

/** Mails that were taken and led to nothing, calls that nobody was told, what was put off and did not come back. */
export async function stuck({ database: { database }, sandbox }: Started): Promise<string[]> {
  const now = sandbox.clock().toISOString();
  const [mails, calls, snoozed] = await Promise.all([
    database.db.execute<{ n: number }>(sql`select count(*)::int as n from inbound_mail where ticket is null`),
    database.db.execute<{ call: string }>(
      sql`select concat_ws(' ', ticket, sequence, platform, destination, minute) as call from ping
        where message is null and minute < ${now}::timestamptz - interval '2 minutes'`,
    ),
    database.db.execute<{ number: number }>(
      sql`select number from ticket where snoozed_until < ${now}::timestamptz - interval '2 minutes'`,
    ),
  ]);
  return [
    ...(mails[0]?.n ? [`${mails[0].n} mails led to nothing`] : []),
    ...[...calls].map(({ call }) => `nobody was told: ${call}`),
    ...[...snoozed].map(({ number }) => `#${number} should have come back`),
  ];
}
