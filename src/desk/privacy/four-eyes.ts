import { enqueue } from '../../outbox/enqueue.ts';
import { appendDeskEvent, lockDeskLog } from '../../store/clock/desk-log.ts';
import { isInteger } from '../../store/integer.ts';
import {
  changeErasure,
  type Erasure,
  findErasure,
  lockErasure,
  pendingErasureOf,
} from '../../store/privacy/erasures.ts';
import { personBehind } from '../../store/privacy/whom.ts';
import { actorOf, type Operator, type Origin } from '../../ticket/words.ts';
import type { Desk } from '../desk.ts';
import { confirm, type ErasureRefusal, newErasure, whyNotErased } from './confirm.ts';
import { erasureCards } from './erasure-cards.ts';
import { type ErasurePlan, planErasure } from './plan.ts';

type By = { operator: Operator; origin: Origin };

/** Why two people of the house do not erase somebody. */
export type FourEyesRefusal =
  | ErasureRefusal
  /** nobody has that address: it may be mistyped */
  | { reason: 'unknown' }
  /** it is for managers */
  | { reason: 'not-allowed' }
  /** whoever proposed it cannot confirm it, from whatever chat */
  | { reason: 'same-person' };

type Refused = { ok: false; refusal: FourEyesRefusal };

/** @property already who proposed it before; null: it is proposed now */
export type Proposed = { ok: true; plan: ErasurePlan; already: string | null } | Refused;

/**
 * A manager proposes that somebody is forgotten: recorded, and the other managers are asked, with what will go and what the law has
 * the house keep. Asked twice, it is once. Open requests are in the way: whoever waits for an answer gets one first.
 */
export async function proposeErasure(
  desk: Desk,
  address: string,
  { operator, origin }: By,
): Promise<Proposed> {
  if (operator.role === 'operator') return { ok: false, refusal: { reason: 'not-allowed' } };
  const plan = await planErasure(desk, address, false);
  if (plan.refusal) return { ok: false, refusal: plan.refusal };
  return await desk.db.transaction(async tx => {
    await lockDeskLog(tx);
    const pending = await pendingErasureOf(tx, address);
    if (pending?.state === 'confirmed') return { ok: false, refusal: { reason: 'settled' } };
    if (pending?.state === 'proposed') return { ok: true, plan, already: pending.proposedBy?.name ?? '' };
    if (!pending && !plan.isKnown) return { ok: false, refusal: { reason: 'unknown' } };
    const by = { id: operator.id, name: operator.name };
    const at = desk.clock();
    const change = { state: 'proposed' as const, proposedBy: by, proposedAt: at, origin };
    if (pending) await changeErasure(tx, pending.id, change);
    const row = pending
      ? { ...pending, ...change }
      : await newErasure(desk, tx, {
          ...{ address, language: plan.language ?? 'it', state: 'proposed', origin, by, closes: false },
        });
    const event = { data: { type: 'erasure-proposed' as const, address }, actor: actorOf(operator) };
    await appendDeskEvent(tx, { ...event, origin, at });
    await enqueue(tx, erasureCards(desk, row, { subject: 'erasure-proposed', plan }));
    return { ok: true, plan, already: null };
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
  const settled = { ok: false, refusal: { reason: 'settled' } } as const;
  if (operator.role === 'operator') return { ok: false, refusal: { reason: 'not-allowed' } };
  if (address === null) return settled;
  const known = await personBehind(desk.db, address);
  const refusal = await whyNotErased(desk, address, false, known);
  return await desk.db.transaction(async tx => {
    await lockDeskLog(tx);
    const row = await lockErasure(tx, id);
    if (row?.state !== 'proposed' || row.address !== address) return settled;
    if (row.proposedBy?.id === operator.id) return { ok: false, refusal: { reason: 'same-person' } };
    if (refusal) return { ok: false, refusal };
    const confirmedBy = { id: operator.id, name: operator.name };
    const how = { actor: actorOf(operator), origin, closes: false, confirmedBy };
    const confirmed = await confirm(desk, tx, { row, known }, how);
    if (!confirmed.ok) return confirmed;
    await enqueue(tx, erasureCards(desk, row, { subject: 'erasure-confirmed', decidedBy: operator.name }));
    return { ok: true };
  });
}

/** It is not done: who it was stands there no more. @returns false where somebody else was faster */
export async function dropErasure(
  desk: Desk,
  { id }: Pick<Erasure, 'id'>,
  { operator, origin }: By,
): Promise<boolean> {
  return await desk.db.transaction(async tx => {
    await lockDeskLog(tx);
    const row = await lockErasure(tx, id);
    if (!row?.address || (row.state !== 'asked' && row.state !== 'proposed')) return false;
    await changeErasure(tx, id, { state: 'dropped', address: null, person: null });
    await appendDeskEvent(tx, {
      data: { type: 'erasure-dropped', address: row.address },
      ...{ actor: actorOf(operator), origin, at: desk.clock() },
    });
    await enqueue(tx, erasureCards(desk, row, { subject: 'erasure-dropped', decidedBy: operator.name }));
    return true;
  });
}
