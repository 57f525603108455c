import { enqueue } from '../../outbox/enqueue.ts';
import { appendDeskEvent, lockDeskLog } from '../../store/clock/desk-log.ts';
import { isPassing } from '../../store/fault.ts';
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
  const { closes } = erasure;
  const faults = await eraseInRequests(desk, person, { closes, tally: { erasure: id }, by });
  const beside = await eraseBeside(desk, id, person, by);
  // All else is gone by now; it is not done as long as this is not.
  if (faults[0]) throw faults[0];
  return beside?.state === 'confirmed' ? await finish(desk, id, person, by) : (beside?.result ?? null);
}

/** How often it is gone through them at most: what they write all the time is left open, and said. */
const passes = 5;

/**
 * Their requests, and others' in which they are named; once more as long as something was found: it takes minutes, and they may
 * write meanwhile. Where one fails the others go on; what the database or the network does is no fault of one.
 *
 * @returns what went wrong, by request
 */
async function eraseInRequests(
  desk: Desk,
  person: Forgotten,
  { closes, tally, by }: { closes: boolean; tally: { erasure: number }; by: Circumstances },
): Promise<Error[]> {
  const faults = new Map<number, Error>();
  const each = async (numbers: number[], work: (number: number) => Promise<boolean>) => {
    let isAnew = false;
    for (const number of numbers)
      try {
        if (!faults.has(number) && (await work(number))) isAnew = true;
      } catch (cause) {
        if (isPassing(cause)) throw cause;
        faults.set(number, new Error(`#${number}`, { cause }));
      }
    return isAnew;
  };
  const how = { why: 'asked' as const, person, closes, tally, by };
  const forgotten = new Set<number>();
  // What was found in one again is written to it meanwhile; it is one request all the same.
  const forget = async (number: number) => {
    const isAgain = forgotten.has(number);
    if ((await forgetInOthers(desk, number, person, { ...how, isAgain })) === null) return false;
    forgotten.add(number);
    return !isAgain;
  };
  for (let pass = 0, isAnew = true; isAnew && pass < passes; pass += 1) {
    const own = await requestsOf(desk.db, person);
    const isOwn = await each(
      own,
      async number => (await eraseRequest(desk, number, how)).outcome === 'erased',
    );
    const others = await othersNaming(desk.db, person);
    const isOthers = await each(others, forget);
    isAnew = isOwn || isOthers;
  }
  return [...faults.values()];
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
  return await desk.db.transaction(async tx => {
    await lockDeskLog(tx);
    const now = await lockErasure(tx, id);
    if (now?.state !== 'confirmed') return now?.result ?? null;
    const { kept: before, ...counts } = now.result ?? nothingErased;
    // What they opened since it was last looked for is told, too, and goes when it is closed.
    const isSaid = (number: number) => before.some(({ ticket }) => ticket === number);
    const late = (await requestsOf(tx, person)).filter(number => !isSaid(number));
    const left = late.map(ticket => ({ ticket, what: 'still-open' as const, until: null }));
    const result = { ...counts, kept: [...before, ...left] };
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
