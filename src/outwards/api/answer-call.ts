import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Desk } from '../../desk/desk.ts';
import { enqueuedTogether } from '../../outbox/enqueue.ts';
import { findCall, insertCall } from '../../store/outwards/calls.ts';
import type { ApiToken } from '../../store/outwards/tokens.ts';
import { lockPress } from '../../store/tickets/events.ts';
import type { Call } from './calls/call.ts';
import { type Answer, problem } from './problem.ts';
import { limits } from './shapes.ts';

/** As a call came: what was called, and with which body. */
export type Asked = {
  number: number;
  body: unknown;
  target: string;
  raw: Uint8Array;
  key: string | undefined;
};

/**
 * Does what a call asks for, once for each Idempotency-Key: the same call again, at the same moment or after a crash, gets the
 * answer that it got, and the key with another body is refused (draft-ietf-httpapi-idempotency-key-header). What was refused
 * is not remembered: corrected, it may come again under its key.
 */
export async function answerCall(desk: Desk, token: ApiToken, call: Call, asked: Asked): Promise<Answer> {
  const { key } = asked;
  if (!call.isActing) return await call.carry(desk, desk.db, token, asked);
  if (key !== undefined && (key === '' || key.length > limits.key))
    return problem(400, `Write an Idempotency-Key of 1 to ${limits.key} characters, such as a UUID.`);
  return await desk.db.transaction(async tx =>
    enqueuedTogether(tx, async () => {
      const carry = () => call.carry(desk, tx, token, asked);
      if (key === undefined) return await carry();
      const known = digest(key);
      const body = digest(`${asked.target}\n`, asked.raw);
      await lockPress(tx, `api:${token.id}:${known}`);
      const before = await findCall(tx, token.id, known);
      if (before)
        return before.body === body
          ? answerIn(before.status, before.answer)
          : problem(422, 'This Idempotency-Key was used for another call: make a new one for each.');
      const answer = await carry();
      if (answer.status < 300) {
        const { status, body: said, headers } = answer;
        await insertCall(tx, {
          token: token.id,
          key: known,
          body,
          status,
          answer: { body: said, headers },
          at: new Date(),
        });
      }
      return answer;
    }),
  );
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
