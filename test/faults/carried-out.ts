import { expect } from 'vitest';
import { onServer } from '../database.ts';
import type { Traffic } from './traffic.ts';

/** What the desk's database says of presses: each that was acknowledged was carried out, and none twice. */
export async function expectCarriedOutOnce(
  databaseUrl: string,
  { presses }: Pick<Traffic, 'presses'>,
): Promise<void> {
  const claims = await onServer(
    databaseUrl,
    sql => sql<{ token: string; times: number }[]>`
      select substring(ticket.subject from 'F-[0-9]{5}') as token, count(*)::int as times
      from ticket_event join ticket on ticket.number = ticket_event.ticket
      where ticket_event.type = 'claimed' group by 1`,
  );
  expect(claims.filter(({ times }) => times > 1)).toEqual([]);
  const claimed = claims.map(({ token }) => token);
  expect([...presses.done].filter(token => !claimed.includes(token))).toEqual([]);
}
