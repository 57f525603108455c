import { sql } from 'drizzle-orm';
import { expect } from 'vitest';
import type { Desk } from '../../src/desk/desk.ts';
import { decideWish } from '../../src/desk/portal/access/decide.ts';
import { askForAccess } from '../../src/desk/portal/access/wish.ts';
import { askCode } from '../../src/desk/portal/ask-code.ts';
import { codeOf } from '../../src/desk/portal/code.ts';
import { enterCode } from '../../src/desk/portal/enter.ts';
import { requestFor, requestsFor } from '../../src/desk/portal/read-requests.ts';
import { signedIn } from '../../src/desk/portal/signed-in.ts';
import { sweepPortal } from '../../src/desk/portal/sweep.ts';
import { lastCodeOf } from '../../src/store/portal/codes.ts';
import { findWish, type Wish } from '../../src/store/portal/wishes.ts';
import type { Operator } from '../../src/ticket/words.ts';

/** A customer asks for the portal, is let in, signs in, and looks at their requests and at their company's. */
export async function customers(
  desk: Desk,
  operator: Operator,
  address: string,
  company: string,
): Promise<void> {
  const { db } = desk;
  const person = { name: 'Paolo Neri', address };
  await db.transaction(tx => askForAccess(desk, tx, { person, language: 'it', way: 'page' }));
  const wish = await wishOf(desk, address);
  if (!wish) throw new Error('nobody asked');
  expect(await decideWish(desk, wish, { to: 'granted', company }, { operator, origin: 'slack' })).toBe(true);
  const asking = { browser: 'b1', network: '192.0.2.7', language: 'it' as const };
  expect(await askCode(desk, { to: address, ticket: null }, asking)).toBe(true);
  const code = await lastCodeOf(db, 'b1');
  const typed = codeOf(code?.nonce ?? '', 'secret');
  const entered = await enterCode(desk, { typed, browser: 'b1', agent: 'Firefox' }, 'secret');
  const who = entered.ok ? await signedIn(desk, entered.token) : null;
  if (!who) throw new Error('nobody is signed in');
  for (const which of ['open', 'closed', 'all'] as const) {
    const first = await requestsFor(desk, who, { which, before: null, limit: 20 });
    const last = first.requests.at(-1)?.number;
    if (last) await requestsFor(desk, who, { which, before: last, limit: 20 });
    if (last) expect(await requestFor(desk, who, last)).not.toBeNull();
  }
  await db.transaction(tx => sweepPortal(tx, desk.clock()));
}

async function wishOf({ db }: Desk, address: string): Promise<Wish | null> {
  const [row] = await db.execute<{ id: string }>(sql`
    select id from portal_wish where address = ${address} and state = 'asked'`);
  return await findWish(db, Number(row?.id));
}
