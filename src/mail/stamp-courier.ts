import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Desk } from '../desk/desk.ts';
import type { Courier, Effect } from '../outbox/effect.ts';
import { Transient } from '../outbox/failure.ts';
import { sealNumbered } from '../store/records/seals.ts';
import { clocksApartMs, isStamped, keepStamp } from '../store/records/stamp/stamps.ts';
import { readStamp, stampRequest } from '../store/records/stamp/time-stamp.ts';

const withinMs = 20_000;
/** With all certificates of its chain an answer has some thousand bytes. */
const bytesAtMost = 100_000;

const payloadShape = z.object({ seal: z.number().int() });

/** A job for each seal that is to be stamped: those of days on which the server is away go when it is back. */
export function stampEffect(seal: number): Effect {
  return { task: 'stamp', payload: { seal }, lane: 'stamps', isPatient: true };
}

/**
 * Has a server elsewhere say that it saw a seal (RFC 3161). What it answers is kept when it is about this seal, answers this question,
 * is signed, and of now by our own clock: it cannot be taken away again. Anything else is tried again, and the admins hear when that lasts.
 *
 * @param url null: desk.yaml names no server any more
 */
export function stampCourier({ db, clock }: Pick<Desk, 'db' | 'clock'>, url: string | null): Courier {
  return async payload => {
    const { seal: number } = payloadShape.parse(payload);
    const seal = await sealNumbered(db, number);
    if (!url || !seal || (await isStamped(db, number))) return;
    // The first byte is not 0, and not above 127: a number is written in as few bytes as it has.
    const nonce = Buffer.concat([Buffer.of(1), randomBytes(8)]);
    const digest = Buffer.from(seal.digest, 'hex');
    const answer = await asked(url, stampRequest(digest, nonce));
    const read = readStamp(answer);
    if (!read.ok) throw new Transient(`${hostOf(url)}: ${read.why}`);
    const { stamp } = read;
    if (!stamp.imprint.equals(digest)) throw new Transient(`${hostOf(url)}: the stamp is of something else`);
    if (!stamp.nonce?.equals(nonce))
      throw new Transient(`${hostOf(url)}: the stamp answers another question`);
    const at = stamp.at.getTime();
    if (Math.abs(at - clock().getTime()) > clocksApartMs || at < Date.parse(seal.at) - clocksApartMs)
      throw new Transient(
        `${hostOf(url)}: clocks are apart: it says ${stamp.at.toISOString()}, and the seal is from ${seal.at}`,
      );
    await keepStamp(db, { seal: number, token: answer, at: stamp.at });
  };
}

const hostOf = (url: string) => `timestamp server ${new URL(url).host}`;

async function asked(url: string, question: Buffer): Promise<Buffer> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/timestamp-query', accept: 'application/timestamp-reply' },
      body: new Uint8Array(question),
      redirect: 'error',
      signal: AbortSignal.timeout(withinMs),
    });
    if (!response.ok) throw new Transient(`${hostOf(url)} answers ${response.status}`);
    return await bodyOf(response, url);
  } catch (error) {
    if (error instanceof Transient) throw error;
    throw new Transient(`${hostOf(url)} cannot be asked`, { cause: error });
  }
}

async function bodyOf({ body }: Response, url: string): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of body ?? []) {
    length += piece.byteLength;
    if (length > bytesAtMost) throw new Transient(`${hostOf(url)}: it is no answer of a timestamp server`);
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}
