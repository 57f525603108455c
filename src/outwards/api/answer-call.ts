import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Desk } from '../../desk/desk.ts';
import { enqueuedTogether } from '../../outbox/enqueue.ts';
import type { Db } from '../../store/database.ts';
import { findCall, insertCall } from '../../store/outwards/calls.ts';
import { type ApiToken, giveBack, takeOne } from '../../store/outwards/tokens.ts';
import { tryLockPress } from '../../store/tickets/events.ts';
import type { Call } from './calls/call.ts';
import { type Answer, problem } from './problem.ts';
import { limits } from './shapes.ts';

/** As a call came: what was called, and with which body. */
export type Asked = {
  number: number;
  body: unknown;
  target: string;
  /** What makes it the same call as another. */
  raw: string | Uint8Array;
  key: string | undefined;
};

/**
 * Does what a call asks for, once for each Idempotency-Key: the same call again, or after a crash, gets the answer that it got;
 * while it is under way, it is told so; and the key with another body is refused (draft-ietf-httpapi-idempotency-key-header).
 * What was refused is not remembered: corrected, it may come again under its key.
 */
export async function answerCall(desk: Desk, token: ApiToken, call: Call, asked: Asked): Promise<Answer> {
  const { key } = asked;
  if (!call.acts) return await call.carry(desk, desk.db, token, asked);
  if (key !== undefined && (key === '' || key.length > limits.key))
    return problem(400, `Write an Idempotency-Key of 1 to ${limits.key} characters, such as a UUID.`);
  const once = key === undefined ? null : { key: digest(key), body: digest(`${asked.target}\n`, asked.raw) };
  const before = once && (await answeredBefore(desk.db, token, once));
  return before ?? (await counted(desk, token, call.acts, () => carriedOut(desk, token, call, asked, once)));
}

/** @property key,body digests */
type Once = { key: string; body: string };

/** So many in a day, of those that are done; nobody waits for whoever does another. */
async function counted(
  desk: Desk,
  { id, ...token }: ApiToken,
  { deed, atMost, says }: NonNullable<Call['acts']>,
  carry: () => Promise<Answer & { isRepeated?: true }>,
): Promise<Answer> {
  const at = new Date();
  const most = atMost({ id, ...token });
  if (!(await takeOne(desk.db, id, { deed, at, atMost: most }))) return tooManyToday(says(most), at);
  // Where nobody knows whether it was done, it counts.
  const { isRepeated, ...answer } = await carry();
  if (isRepeated || answer.status >= 300) await giveBack(desk.db, id, deed, at);
  return answer;
}

/** In one transaction with what is remembered of it. */
async function carriedOut(
  desk: Desk,
  token: ApiToken,
  call: Call,
  asked: Asked,
  once: Once | null,
): Promise<Answer & { isRepeated?: true }> {
  return await desk.db.transaction(async tx =>
    enqueuedTogether(tx, async () => {
      if (!once) return await call.carry(desk, tx, token, asked);
      if (!(await tryLockPress(tx, `api:${token.id}:${once.key}`))) return inProgress;
      const before = await answeredBefore(tx, token, once);
      if (before) return { ...before, isRepeated: true };
      const answer = await call.carry(desk, tx, token, asked);
      if (answer.status < 300) {
        const { status, body, headers } = answer;
        const kept = { status, answer: { body, headers }, at: new Date() };
        await insertCall(tx, { token: token.id, ...once, ...kept });
      }
      return answer;
    }),
  );
}

const inProgress = problem(409, 'The same call is under way: ask again in a moment.', {
  headers: { 'retry-after': '1' },
});

/** What the same call was answered; null where there was none. */
async function answeredBefore(db: Db, token: ApiToken, { key, body }: Once): Promise<Answer | null> {
  const before = await findCall(db, token.id, key);
  if (!before) return null;
  return before.body === body
    ? answerIn(before.status, before.answer)
    : problem(422, 'This Idempotency-Key was used for another call: make a new one for each.');
}

function tooManyToday(says: string, now: Date): Answer {
  const day = 86_400;
  const left = day - (Math.floor(now.getTime() / 1000) % day);
  return problem(429, says, { headers: { 'retry-after': String(left) } });
}

const keptShape = z.object({ body: z.unknown(), headers: z.record(z.string(), z.string()).optional() });

/** As it was kept. */
function answerIn(status: number, kept: unknown): Answer {
  const { body, headers = {} } = keptShape.parse(kept);
  return { status, body, headers };
}

function digest(...parts: (string | Uint8Array)[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
}
