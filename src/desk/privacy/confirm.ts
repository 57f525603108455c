import { createHash, randomBytes } from 'node:crypto';
import { enqueue } from '../../outbox/enqueue.ts';
import { appendDeskEvent, lockDeskLog } from '../../store/clock/desk-log.ts';
import type { Db } from '../../store/database.ts';
import { allOperators } from '../../store/people/operators.ts';
import {
  changeErasure,
  type Erasure,
  insertErasure,
  pendingErasureOf,
} from '../../store/privacy/erasures.ts';
import { type Known, personBehind, requestsOf } from '../../store/privacy/whom.ts';
import { baseAddress } from '../../ticket/people/address.ts';
import type { Actor, Language, Named, Origin } from '../../ticket/words.ts';
import type { Desk } from '../desk.ts';
import { newNonce } from '../nonce.ts';

/** Why somebody is not erased. */
export type ErasureRefusal =
  /** requests of theirs are open: they are closed first, or together with it */
  | { reason: 'open-requests'; numbers: number[] }
  /** they work here: what the log holds of operators is another matter */
  | { reason: 'operator' }
  /** it is the house's own: a mailbox, a group; nearly everything names it */
  | { reason: 'own-address' }
  /** it was done meanwhile, or dropped */
  | { reason: 'settled' };

export type Confirmed = { ok: true; id: number } | { ok: false; refusal: ErasureRefusal };

/**
 * Over a salt and the mailbox behind an address, whatever variant was written: by it the person is known again, and nobody learns it
 * from it who does not know them.
 */
export function erasureDigest(salt: Uint8Array, address: string): Buffer {
  return createHash('sha256').update(salt).update(baseAddress(address)).digest();
}

/** A row for somebody who is to be erased, whom nobody has confirmed yet. */
export async function newErasure(
  desk: Pick<Desk, 'clock'>,
  tx: Db,
  about: {
    address: string;
    language: Language;
    state: 'asked' | 'proposed';
    origin: Origin;
    by: Named | null;
    closes: boolean;
  },
): Promise<Erasure> {
  const { by, ...rest } = about;
  const salt = randomBytes(32);
  return await insertErasure(tx, {
    nonce: newNonce(),
    ...rest,
    salt,
    digest: erasureDigest(salt, about.address),
    proposedBy: by,
    proposedAt: desk.clock(),
  });
}

/** At the command line one who holds the machine says it, and has typed the address: it is confirmed at once. */
export async function confirmAtOnce(
  desk: Desk,
  address: string,
  { closes, origin }: { closes: boolean; origin: Origin },
): Promise<Confirmed> {
  const known = await personBehind(desk.db, address);
  const refusal = await whyNotErased(desk, address, closes, known);
  return await desk.db.transaction(async tx => {
    await lockDeskLog(tx);
    const pending = await pendingErasureOf(tx, address);
    // What was confirmed before goes on.
    if (pending?.state === 'confirmed') return { ok: true, id: pending.id };
    if (refusal) return { ok: false, refusal };
    const language = known.language ?? 'it';
    const row =
      pending ??
      (await newErasure(desk, tx, { address, language, state: 'proposed', origin, by: null, closes }));
    return await confirm(
      desk,
      tx,
      { row, known },
      { actor: { kind: 'desk' }, origin, closes, confirmedBy: null },
    );
  });
}

/** What keeps somebody from being erased now; null: nothing. A press asks it, too: their requests are found by an index. */
export async function whyNotErased(
  desk: Pick<Desk, 'db' | 'ownAddresses' | 'groups'>,
  address: string,
  closes: boolean,
  known: Pick<Known, 'addresses'>,
): Promise<ErasureRefusal | null> {
  const { db } = desk;
  const isTheirs = (other: string) => baseAddress(other) === baseAddress(address);
  if ([...desk.ownAddresses, ...desk.groups].some(isTheirs)) return { reason: 'own-address' };
  if ((await allOperators(db)).some(({ email }) => isTheirs(email))) return { reason: 'operator' };
  const numbers = closes ? [] : await requestsOf(db, known, 'open');
  return numbers.length > 0 ? { reason: 'open-requests', numbers } : null;
}

/** It is done from now on. To be called with the row locked, and what is known of them read before. */
export async function confirm(
  desk: Desk,
  tx: Db,
  { row: { id, address }, known }: { row: Erasure; known: Pick<Known, 'addresses' | 'names'> },
  {
    actor,
    origin,
    closes,
    confirmedBy,
  }: { actor: Actor; origin: Origin; closes: boolean; confirmedBy: Named | null },
): Promise<Confirmed> {
  if (address === null) return { ok: false, refusal: { reason: 'settled' } };
  const { addresses, names } = known;
  const at = desk.clock();
  await changeErasure(tx, id, {
    state: 'confirmed',
    person: { addresses, names },
    confirmedBy,
    confirmedAt: at,
    closes,
    origin,
  });
  await appendDeskEvent(tx, { data: { type: 'erasure-confirmed', address }, actor, origin, at });
  await enqueue(tx, [{ task: 'erase', payload: { erasure: id }, lane: 'erase', replaces: `erase:${id}` }]);
  return { ok: true, id };
}
