import { createHash, randomBytes } from 'node:crypto';
import type { Db } from '../../store/database.ts';
import { type Code, countTry, lockCodeOf, useCode } from '../../store/portal/codes.ts';
import { insertSession } from '../../store/portal/sessions.ts';
import { findTicket } from '../../store/tickets/tickets.ts';
import type { Desk } from '../desk.ts';
import { whoEnters } from './access/who-enters.ts';
import { codeOf, isCode } from './code.ts';

/** So often somebody may mistype one code. */
const mostTries = 5;
const sessionLastsMs = 12 * 3_600_000;

/** @property token what the browser holds from now on */
export type Entered =
  | { ok: true; token: string; ticket: number | null }
  /** Another try is possible; or a new code is needed. */
  | { ok: false; why: 'wrong'; left: number }
  | { ok: false; why: 'over' };

/**
 * Somebody types the code that was mailed to them, in the browser in which it was asked for. It opens once.
 *
 * @param browser the digest of its name
 * @param agent as the browser calls itself
 */
export async function enterCode(
  desk: Pick<Desk, 'db' | 'clock' | 'reports'>,
  { typed, browser, agent }: { typed: string; browser: string; agent: string },
  secret: string,
): Promise<Entered> {
  const now = desk.clock();
  return await desk.db.transaction(async tx => {
    const code = await lockCodeOf(tx, browser, now);
    if (!code || code.tries >= mostTries) return { ok: false, why: 'over' };
    await countTry(tx, code.id);
    if (!isCode(typed, codeOf(code.nonce, secret))) {
      const left = mostTries - code.tries - 1;
      return left > 0 ? { ok: false, why: 'wrong', left } : { ok: false, why: 'over' };
    }
    await useCode(tx, code.id, now);
    // Since the code was asked for they may have lost it.
    if (!(await mayEnter(desk, tx, code))) return { ok: false, why: 'over' };
    const token = await beginSession(tx, { address: code.address, ticket: code.ticket, agent }, now);
    return { ok: true, token, ticket: code.ticket };
  });
}

async function mayEnter(desk: Pick<Desk, 'reports'>, tx: Db, { address, ticket }: Code): Promise<boolean> {
  if (address === '') return false;
  if (ticket === null) return (await whoEnters(desk, tx, address)) !== null;
  return (await findTicket(tx, ticket))?.requester.address === address;
}

/** Somebody is who they say. @returns what their browser holds from now on; the database keeps its digest */
export async function beginSession(
  tx: Db,
  { address, ticket, agent }: { address: string; ticket: number | null; agent: string },
  now: Date,
): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await insertSession(tx, {
    id: sessionId(token),
    address,
    ticket,
    agent: agent.slice(0, 200),
    startedAt: now,
    seenAt: now,
    endsAt: endOfSession(now),
  });
  return token;
}

/** Nobody who is there is signed out: it goes on for so long after they were seen. */
export function endOfSession(seen: Date): Date {
  return new Date(seen.getTime() + sessionLastsMs);
}

/** What the database knows of what a browser holds. */
export function sessionId(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
