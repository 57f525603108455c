import { enqueue } from '../../outbox/enqueue.ts';
import { appendDeskEvent, lockDeskLog } from '../../store/clock/desk-log.ts';
import { eraseApart, foundApart } from '../../store/privacy/erase-apart.ts';
import {
  changeErasure,
  type Erasure,
  findErasure,
  lockErasure,
  settleOthersOf,
} from '../../store/privacy/erasures.ts';
import { noticesNaming } from '../../store/privacy/naming/notices.ts';
import { othersNaming, personBehind, requestsOf } from '../../store/privacy/whom.ts';
import type { ErasureResult } from '../../store/schema/privacy/erasures.ts';
import { nobody } from '../../ticket/erasing/erased.ts';
import type { Forgotten } from '../../ticket/erasing/without-person.ts';
import type { Actor } from '../../ticket/words.ts';
import type { Desk } from '../desk.ts';
import { unsayNoticeEffect } from '../effects.ts';
import type { Circumstances } from '../handle.ts';
import { keepsKnown, nothingErased } from './count.ts';
import { leftOpenCards } from './deciding/erasure-cards.ts';
import { eraseRequest } from './erase-request.ts';
import { forgetInOthers } from './forget-in-others.ts';
import { nameTaken } from './name-taken.ts';

/**
 * Carries out what was confirmed, in small transactions: each request by itself, then what is kept beside them, and at the end it
 * is known nowhere any more who it was. Begun again after it was cut short, it goes on; done twice, it is done once.
 *
 * @returns what was erased in all; null where nothing is to be done
 */
export async function carryOut(desk: Desk, id: number): Promise<ErasureResult | null> {
  const erasure = await findErasure(desk.db, id);
  if (erasure?.state !== 'confirmed' || !erasure.person) return erasure?.result ?? null;
  const known = await knownByNow(desk, erasure);
  // Another run was done with it meanwhile.
  if (!known) return (await findErasure(desk.db, id))?.result ?? null;
  const person = { ...known, instead: nobody[erasure.language].name };
  const by = { actor: actorOf(erasure), origin: erasure.origin, key: null };
  const tally = { erasure: id };
  for (const number of await requestsOf(desk.db, person)) {
    const how = { why: 'asked' as const, person, closes: erasure.closes, tally, by };
    await eraseRequest(desk, number, how);
  }
  for (const number of await othersNaming(desk.db, person))
    await forgetInOthers(desk, number, person, { tally, by });
  return await finish(desk, id, person, by);
}

/** Who it is, with what has come to be known since it was looked at for the managers; null: it is done, and nobody is to know. */
async function knownByNow(
  { db }: Pick<Desk, 'db'>,
  { id, address }: Pick<Erasure, 'id' | 'address'>,
): Promise<Pick<Forgotten, 'addresses' | 'names'> | null> {
  const found = address === null ? null : await personBehind(db, address);
  return await db.transaction(async tx => {
    const erasure = await lockErasure(tx, id);
    if (erasure?.state !== 'confirmed') return null;
    const both = (which: 'addresses' | 'names') => [
      ...new Set([...(erasure.person?.[which] ?? []), ...(found?.[which] ?? [])]),
    ];
    const known = { addresses: both('addresses'), names: both('names') };
    await changeErasure(tx, id, { person: known });
    return known;
  });
}

function actorOf({ confirmedBy }: Erasure): Actor {
  return confirmedBy ? { kind: 'operator', ...confirmedBy, role: 'admin' } : { kind: 'desk' };
}

async function finish(
  desk: Desk,
  id: number,
  person: Forgotten,
  by: Circumstances,
): Promise<ErasureResult | null> {
  const erasure = await eraseBeside(desk, id, person, by);
  if (erasure?.state !== 'confirmed') return erasure?.result ?? null;
  return await desk.db.transaction(async tx => {
    await lockDeskLog(tx);
    const now = await lockErasure(tx, id);
    if (now?.state !== 'confirmed') return now?.result ?? null;
    const result = now.result ?? nothingErased;
    const { kept: _, ...counts } = result;
    const digest = Buffer.from(now.digest).toString('hex');
    await appendDeskEvent(tx, {
      data: { type: 'person-forgotten', erasure: id, digest, ...counts },
      actor: by.actor,
      origin: now.origin,
      at: desk.clock(),
    });
    const known = keepsKnown(result) ? now.person : null;
    await changeErasure(tx, id, {
      state: 'done',
      address: null,
      person: known,
      doneAt: desk.clock(),
      result,
    });
    const open = result.kept.flatMap(({ ticket, what }) => (what === 'still-open' ? [ticket] : []));
    if (open.length > 0) await enqueue(tx, leftOpenCards(desk, now, open));
    return result;
  });
}

/** What is kept beside requests goes, and cards that name them; what reads large tables is read before anything is locked. */
async function eraseBeside(
  desk: Desk,
  id: number,
  person: Forgotten,
  by: Circumstances,
): Promise<Erasure | null> {
  const found = await foundApart(desk.db, person);
  const { mails: named, deskEvents, incidentEvents } = found;
  await nameTaken(desk, { erasure: id }, { mails: named, deskEvents, incidentEvents }, by);
  const places = [...desk.destinations, ...desk.adminDestinations, ...desk.restrictedDestinations];
  return await desk.db.transaction(async tx => {
    const erasure = await lockErasure(tx, id);
    if (erasure?.state !== 'confirmed') return erasure;
    const { addresses } = person;
    const others = await settleOthersOf(tx, id, { addresses, at: desk.clock() });
    const about = { addresses, mails: found.mails, erasures: [erasure.nonce, ...others] };
    const notices = await noticesNaming(tx, places, about);
    const { mails } = await eraseApart(tx, person, found);
    const sofar = erasure.result ?? nothingErased;
    await changeErasure(tx, id, { result: { ...sofar, mails: sofar.mails + mails } });
    await enqueue(
      tx,
      notices.map(({ message, ...place }) => unsayNoticeEffect(place, message)),
    );
    return erasure;
  });
}
