import { sql } from 'drizzle-orm';
import { vi } from 'vitest';
import type { Db } from '../../../src/store/database.ts';
import { type Started, support } from '../../journeys/a-house.ts';

/** Somebody writes to the desk. @returns the number of the request that it opened */
export async function requestFrom(
  own: Started,
  db: Db,
  { address, subject, text }: { address: string; subject: string; text: string },
): Promise<number> {
  const mail = { from: { name: 'Paolo Neri', address }, to: support, subject, text };
  await own.sandbox.mailbox.write(mail, own.house.smtpPort);
  return await vi.waitFor(async () => {
    const [row] = await db.execute<{ number: number }>(
      sql`select number from ticket where subject = ${subject}`,
    );
    if (!row) throw new Error('it has not come in');
    return row.number;
  }, 60_000);
}
