import { sql } from 'drizzle-orm';
import { expect } from 'vitest';
import { redrawEffect } from '../../../../src/desk/effects.ts';
import { enqueue } from '../../../../src/outbox/enqueue.ts';
import { allOperators } from '../../../../src/store/people/operators.ts';
import type { Started } from '../../a-house.ts';
import type { Day } from '../day.ts';
import type { Hand } from '../hand.ts';
import { surely, until } from '../patience.ts';
import { isOthers, othersIds } from '../people.ts';
import { absencesOf, calledInVain } from './absences.ts';
import { astray, leftClosed } from './answers.ts';
import { cardsLying, lagging, misplaced, otherwise } from './cards.ts';
import { miscounted, toldAmiss } from './incidents.ts';
import { notOnce } from './letters.ts';
import { incomplete } from './lists.ts';
import { doubleAssigned, withoutActor } from './log.ts';
import { seenByOthers } from './sight.ts';
import { stuck, underWay } from './stuck.ts';
import { everything, type Told } from './told.ts';

/** From five in the afternoon to half past nine. */
const nightMs = 16.5 * 3_600_000;

/** Looks at all that must hold after the day, whatever was done in it. */
export async function everythingHolds(own: Started, hands: Hand[], { written, done }: Day): Promise<void> {
  const all = await everything(own);
  const who = (addresses: string[]) => [...new Set(addresses)].toSorted();
  expect(who(all.map(({ ticket }) => ticket.requester.address))).toEqual(
    who(written.map(({ from }) => from.address)),
  );
  expect(all.flatMap(doubleAssigned)).toEqual([]);
  expect(all.flatMap(withoutActor)).toEqual([]);
  expect(notOnce(own, all)).toEqual([]);
  expect(await astray(own, all)).toEqual([]);
  expect(leftClosed(all)).toEqual([]);
  expect(await stuck(own)).toEqual([]);
  expect(await toldAmiss(own, all)).toEqual([]);
  expect(await miscounted(own, all)).toEqual([]);
  const absences = await absencesOf(own);
  expect(absences.length).toBeGreaterThan(0);
  expect(calledInVain(absences, all)).toEqual([]);

  const cards = cardsLying(own);
  expect(misplaced(cards, all)).toEqual([]);
  expect(lagging(cards, all)).toEqual([]);
  expect(await untrueCards(own, all)).toEqual([]);

  const wordOf = ({ ticket }: Told) =>
    written.find(({ from }) => from.address === ticket.requester.address)?.word;
  expect(seenByOthers(own, all, wordOf, othersIds, done.filter(isOthers))).toEqual([]);
  expect(all.filter(({ ticket }) => ticket.restricted).length).toBeGreaterThan(0);

  const operators = await allOperators(own.database.database.db);
  const faults = hands.map(async hand => {
    const person = operators.find(({ name }) => hand.name.startsWith(name));
    return await incomplete(hand, person?.id ?? 0, all, own.sandbox.clock());
  });
  expect((await Promise.all(faults)).flat()).toEqual([]);
}

/** A night later what was put off is back, and nothing of the night got stuck. @returns all that there is in the morning */
export async function theNightHolds(own: Started): Promise<Told[]> {
  const putOff = (await everything(own)).filter(({ ticket }) => ticket.snoozedUntil !== null);
  own.sandbox.moveClock(nightMs);
  await until('the night is over', async () => (await isIdle(own)) && (await stuck(own)).length === 0);
  const morning = await everything(own);
  expect(notOnce(own, morning)).toEqual([]);
  expect(lagging(cardsLying(own), morning)).toEqual([]);
  const now = own.sandbox.clock();
  const isBack = ({ ticket }: Told) => ticket.snoozedUntil === null || ticket.snoozedUntil > now;
  expect(putOff.every(({ ticket: { number } }) => isBack(toldOf(morning, number)))).toBe(true);
  return morning;
}

/** A minute, and as long as a slow machine takes to draw. */
const drawnAgainWithinMs = 120_000;

const isIdle = async (own: Started) => (await underWay(own)) === 0;

/**
 * Every card is drawn anew; what is otherwise then was not true before. But for those of which time itself has changed something
 * meanwhile: such a card is drawn again in a second of its own of the minute after, by its number.
 */
async function untrueCards(own: Started, all: Told[]): Promise<string[]> {
  const { db } = own.database.database;
  const before = cardsLying(own);
  const ordered = await db.execute<{ key: string; at: string }>(
    sql`select key, run_at::text as at from graphile_worker.jobs where key like 'again:%'`,
  );
  await enqueue(db, [redrawEffect(all.map(({ ticket }) => ticket.number))]);
  await until('all cards are drawn anew', async () => await isIdle(own));
  const turned = new Set(
    [...ordered].flatMap(({ key, at }) => {
      const [, platform, number] = /^again:(\w+):.*:(\d+)$/.exec(key) ?? [];
      const truly = Date.parse(at) - (Number(number) % 60) * 1000;
      const isOfNow = truly <= Date.now() && truly > Date.now() - drawnAgainWithinMs;
      return isOfNow ? [`${platform} ${number}`] : [];
    }),
  );
  const lasting = before.filter(({ platform, number }) => !turned.has(`${platform} ${number}`));
  return otherwise(lasting, cardsLying(own));
}

function toldOf(all: Told[], wanted: number): Told {
  return surely(
    all.find(({ ticket }) => ticket.number === wanted),
    `#${wanted} any more`,
  );
}
