import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import { expectCarriedOutOnce } from './carried-out.ts';
import { type MovingAddress, startAddress, type WhatStands } from './moving-address.ts';
import { type Scene, setTheScene } from './scene.ts';
import { startTraffic } from './traffic.ts';
import { startTwoServers, type TwoServers } from './two-servers.ts';
import { isComplete, type Seen, whatIsSeen } from './what-is-seen.ts';

// The desk under steady mail and presses, when its database's server ends and the replica takes over: by `npm run test:long`.
// What the two drivers do then is in test/store/wires/takeover.test.ts.

type Takeover = {
  how: string;
  stands: WhatStands;
  /** What becomes of the old server; it may go on, cut off from the one that takes over. */
  old: 'killed' | 'fenced' | 'goes on';
};

const all: Takeover[] = [
  { how: 'killed, and nothing comes over what stood', stands: 'silent', old: 'killed' },
  { how: 'killed, and what stood is cut', stands: 'cut', old: 'killed' },
  { how: 'fenced off, and what stood goes on leading there', stands: 'kept', old: 'fenced' },
  { how: 'goes on as if nothing were, and what stood leads there', stands: 'kept', old: 'goes on' },
];

/** On a loaded machine; how long it took is printed. */
const followsWithinMs = 120_000;
const clearedWithinMs = 240_000;
/** Until then a post may have been made by a desk whose database died before it was noted. */
const notNotedMs = 4_000;

let scene: Scene | null = null;
let servers: TwoServers | null = null;
let address: MovingAddress | null = null;
afterEach(async () => {
  await scene?.stop();
  await address?.stop();
  await servers?.stop();
});

test.each(all)(
  'the primary ($how): the desk follows to the replica, nothing acknowledged is lost, nothing is there twice',
  async ({ stands, old, how }) => {
    servers = await startTwoServers();
    address = await startAddress(servers.primary.port);
    scene = await setTheScene(false, servers.urlAt(address.port));
    const traffic = startTraffic(scene);
    const untilMore = async (mails: number) => {
      const from = traffic.accepted.size;
      await expect
        .poll(() => traffic.accepted.size, { timeout: followsWithinMs })
        .toBeGreaterThanOrEqual(from + mails);
    };
    await untilMore(10);
    await expect.poll(() => traffic.presses.answered, { timeout: followsWithinMs }).toBeGreaterThan(0);

    const from = Date.now() - notNotedMs;
    // Before it can say a last word.
    address.leave(stands);
    if (old === 'killed') servers.primary.kill();
    if (old === 'fenced')
      await servers.primary.ask(async admin => {
        await admin`alter system set default_transaction_read_only = on`;
        await admin`select pg_reload_conf()`;
      });
    // Those who keep the address make sure of it first.
    await wait(2_000);
    await servers.promote();
    const moved = performance.now();
    // Mail that lies in the mailbox counts as taken: the door alone says that the desk follows.
    const before = traffic.byDoor.size;
    address.lead(servers.replica.port);
    await expect
      .poll(() => traffic.byDoor.size, { timeout: followsWithinMs, interval: 20 })
      .toBeGreaterThan(before);
    console.log(
      `${how}: the first mail was taken ${((performance.now() - moved) / 1000).toFixed(1)} s after the address had moved`,
    );
    await untilMore(10);
    await traffic.stop();
    const to = Date.now() + notNotedMs;
    const around = scene;
    const see = () => whatIsSeen(around, traffic, at => at.getTime() >= from && at.getTime() <= to);
    const cleared = async (): Promise<Seen> => {
      for (const until = Date.now() + clearedWithinMs; !isComplete(see()) && Date.now() < until; )
        await wait(500);
      return see();
    };
    const seen = await cleared();
    expect(seen).toMatchObject({
      lost: { slack: [], teams: [] },
      doubled: [],
      copies: { slack: [], teams: [] },
      disagreeing: [],
      letters: { missing: [], twoIds: [] },
    });
    await expectCarriedOutOnce(servers.urlAt(servers.replica.port), traffic);
    const health = await fetch(scene.healthz);
    expect({ status: health.status, body: await health.json() }).toMatchObject({
      status: 200,
      body: { ok: true },
    });
    expect(scene.desk.figures()).toMatchObject({ starts: 1, endedByItself: 0 });
    console.log(
      `${traffic.accepted.size} mails answered for, ${traffic.presses.done.size} claims acknowledged by Slack, ${seen.letters.received} letters, ${seen.letters.repeated} of them repeated`,
    );
  },
  1_200_000,
);
