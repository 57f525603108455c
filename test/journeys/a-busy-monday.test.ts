import { describe, expect, test } from 'vitest';
import { press, waiting } from '../../src/chat/words/press.ts';
import { ownHouse, type Started, toAnyNumber } from './a-house.ts';
import { Chance } from './monday/chance.ts';
import { theDay } from './monday/day.ts';
import type { Done } from './monday/hand.ts';
import { openedAgain } from './monday/holds/answers.ts';
import { everythingHolds, theNightHolds } from './monday/holds/everything-holds.ts';
import { deedsOf } from './monday/holds/log.ts';
import { allowADaysCalls, joinChannels, peopleAtWork } from './monday/people.ts';
import { scenesOfTheDay } from './monday/scenes/scenes.ts';

/** One Monday, or others: MONDAY_SEED=7,8 npx vitest run test/journeys/a-busy-monday.test.ts */
const seeds = (process.env.MONDAY_SEED ?? '20261130').split(',').map(Number);

/** What so many hands do in a day at least, whatever chance lets them press. */
const aDaysWork = { claimed: 15, classified: 15, replied: 10, closed: 8 };

/** What nobody at work is told, whoever is faster: that the desk cannot, does not know its own button, or was lost. */
const neverSaid = [
  press.tryLater,
  press.badInput,
  press.unknownTicket,
  press.lostState,
  press.lostRequest,
  press.stranger,
  waiting.notHere,
  waiting.notShown,
  waiting.listAgain,
].map(({ it }) => it);

describe.each(seeds)('MONDAY_SEED=%i', seed => {
  const own = ownHouse({
    // What was sent can be taken back for a moment, as it is wherever people work.
    change: yaml => toAnyNumber(yaml).replace('undoSeconds: 0', 'undoSeconds: 2'),
    startsAt: '2026-11-30T08:00:00Z',
    before: joinChannels,
  });

  test('sixty mails, four operators at once on two platforms: everything holds', async () => {
    const chance = new Chance(seed);
    allowADaysCalls(own.sandbox);
    const people = peopleAtWork(own.sandbox, chance);
    const day = await theDay(own, people, chance);
    const { done, played, mornings } = day;
    const planned = [...scenesOfTheDay(chance).values()].map(({ name }) => name);
    expect(played.toSorted()).toEqual(planned.toSorted());

    // Nobody was left without an answer.
    expect(done.filter(({ error }) => error !== '')).toEqual([]);
    const seen = [...done.map(each => each.seen), ...saidAlone(own)];
    expect(seen.filter(text => neverSaid.some(words => text.includes(words)))).toEqual([]);

    const hands = people.flatMap(({ sitsAt }) => sitsAt);
    await everythingHolds(own, hands, day);
    const morning = await theNightHolds(own);
    for (const look of mornings) await look();

    // It was a day of work.
    const deeds = deedsOf(morning);
    console.info(countedIn(done), deeds);
    const again = openedAgain(morning);
    expect(again.open).toBeGreaterThan(0);
    expect(again.kept).toBeGreaterThan(0);
    for (const [deed, atLeast] of Object.entries(aDaysWork))
      expect(deeds[deed] ?? 0, deed).toBeGreaterThanOrEqual(atLeast);
  }, 1_800_000);
});

/** All that was said to somebody alone. */
function saidAlone({ sandbox: { slack, teams } }: Started): string[] {
  return [...slack.state.ephemerals, ...teams.targeted, ...teams.whispers].map(each => JSON.stringify(each));
}

function countedIn(done: Done[]): Record<string, string> {
  return Object.fromEntries(
    [...Map.groupBy(done, ({ verb }) => verb)].map(([verb, acts]) => [
      verb,
      `${acts.filter(({ ended }) => ended).length} of ${acts.length}`,
    ]),
  );
}
