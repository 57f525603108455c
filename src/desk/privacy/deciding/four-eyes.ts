import { enqueue } from '../../../outbox/enqueue.ts';
import { appendDeskEvent, lockDeskLog } from '../../../store/clock/desk-log.ts';
import type { Db } from '../../../store/database.ts';
import { isInteger } from '../../../store/integer.ts';
import {
  changeErasure,
  type Erasure,
  findErasure,
  lockErasure,
  pendingErasureOf,
} from '../../../store/privacy/erasures.ts';
import { actorOf, type Operator, type Origin } from '../../../ticket/words.ts';
import type { Desk } from '../../desk.ts';
import { isManagerNow } from '../../people/enrol.ts';
import { confirm, type ErasureRefusal, newErasure, whyNotErased } from '../confirm.ts';
import { erasureCards } from './erasure-cards.ts';
import { prepareErasureEffect } from './prepare.ts';

type By = { operator: Operator; origin: Origin };

/** Why two people of the house do not erase somebody. */
export type FourEyesRefusal =
  | ErasureRefusal
  /** what it would do is being looked at: nobody confirms what they have not seen */
  | { reason: 'preparing' }
  /** who proposed it is no manager here any more: it takes two who are */
  | { reason: 'proposer-gone'; name: string }
  /** it is for managers */
  | { reason: 'not-allowed' }
  /** whoever proposed it cannot confirm it, from whatever chat */
  | { reason: 'same-person' };

type Refused = { ok: false; refusal: FourEyesRefusal };

/** @property already who proposed it before; null: it is proposed now */
export type Proposed = { ok: true; already: string | null } | Refused;

/**
 * A manager proposes that somebody is forgotten: recorded at once, and what will go and what the law has the house keep is looked at
 * afterwards, for it reads much; then the other managers are asked. Asked twice, it is once; of whoever is no manager any more, it is
 * proposed anew. Open requests are in the way: whoever waits for an answer gets one first.
 */
export async function proposeErasure(
  desk: Desk,
  address: string,
  { operator, origin }: By,
): Promise<Proposed> {
  if (operator.role === 'operator') return { ok: false, refusal: { reason: 'not-allowed' } };
  const refusal = await whyNotErased(desk, address, false, { addresses: [address] });
  if (refusal) return { ok: false, refusal };
  return await desk.db.transaction(async tx => {
    await lockDeskLog(tx);
    const pending = await pendingErasureOf(tx, address);
    if (pending?.state === 'confirmed') return { ok: false, refusal: { reason: 'settled' } };
    if (pending?.state === 'proposed' && (await isManagerNow(desk, tx, pending.proposedBy))) {
      // Where that was given up, it is tried again.
      if (!pending.person) await enqueue(tx, [prepareErasureEffect(pending.id)]);
      return { ok: true, already: pending.proposedBy?.name ?? '' };
    }
    const by = { id: operator.id, name: operator.name };
    const at = desk.clock();
    // That it was asked for on the portal is known by where it comes from.
    const change = { state: 'proposed' as const, person: null, proposedBy: by, proposedAt: at };
    if (pending) await changeErasure(tx, pending.id, change);
    const row = pending
      ? { ...pending, ...change }
      : await newErasure(desk, tx, { address, language: 'it', state: 'proposed', origin, by, closes: false });
    const event = { data: { type: 'erasure-proposed' as const, address }, actor: actorOf(operator) };
    await appendDeskEvent(tx, { ...event, origin, at });
    await enqueue(tx, [
      ...erasureCards(desk, row, { subject: 'erasure-preparing' }),
      prepareErasureEffect(row.id),
    ]);
    return { ok: true, already: null };
  });
}

/** One that was asked for or proposed, whatever became of it; null for one of another life of the database. */
export async function erasureNamed(
  { db }: Pick<Desk, 'db'>,
  { id, nonce }: { id: number; nonce: string },
): Promise<Erasure | null> {
  const found = isInteger(id) ? await findErasure(db, id) : null;
  return found?.nonce === nonce ? found : null;
}

/** Another manager confirms it: it is done from now on. Whoever is faster decides; whoever proposed it does not. */
export async function confirmErasure(
  desk: Desk,
  { id, address }: Pick<Erasure, 'id' | 'address'>,
  { operator, origin }: By,
): Promise<{ ok: true } | Refused> {
  const refused = (refusal: FourEyesRefusal): Refused => ({ ok: false, refusal });
  if (operator.role === 'operator') return refused({ reason: 'not-allowed' });
  return await desk.db.transaction(async tx => {
    await lockDeskLog(tx);
    const row = await lockErasure(tx, id);
    if (row?.state !== 'proposed' || row.address === null || row.address !== address)
      return refused({ reason: 'settled' });
    const may = await mayConfirm(desk, tx, row, operator);
    if (!may.ok) return may;
    const { person } = may;
    const refusal = await whyNotErased({ ...desk, db: tx }, row.address, false, person);
    if (refusal) return refused(refusal);
    const confirmedBy = { id: operator.id, name: operator.name };
    const how = { actor: actorOf(operator), origin, closes: false, confirmedBy };
    const confirmed = await confirm(desk, tx, { row, known: person }, how);
    if (!confirmed.ok) return confirmed;
    await enqueue(tx, erasureCards(desk, row, { subject: 'erasure-confirmed', decidedBy: operator.name }));
    return { ok: true };
  });
}

/**
 * Whether this one can confirm what that one proposed, and who it is that would be erased. Where what it would do has not been looked
 * at, that is done now: of what an older desk proposed nobody else would.
 */
export async function mayConfirm(
  desk: Desk,
  db: Db,
  { id: erasure, proposedBy, person }: Pick<Erasure, 'id' | 'proposedBy' | 'person'>,
  { id }: Pick<Operator, 'id'>,
): Promise<{ ok: true; person: NonNullable<Erasure['person']> } | Refused> {
  const refused = (refusal: FourEyesRefusal): Refused => ({ ok: false, refusal });
  if (proposedBy?.id === id) return refused({ reason: 'same-person' });
  if (!(await isManagerNow(desk, db, proposedBy)))
    return refused({ reason: 'proposer-gone', name: proposedBy?.name ?? '' });
  if (person) return { ok: true, person };
  await enqueue(db, [prepareErasureEffect(erasure)]);
  return refused({ reason: 'preparing' });
}
