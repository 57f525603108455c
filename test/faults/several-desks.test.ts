import { expect, test } from 'vitest';
import { ownDatabase } from '../database.ts';
import { expectCarriedOutOnce } from './carried-out.ts';
import { letSeveralWork } from './several-desks.ts';

const own = ownDatabase();

test('two processes on one database, each killed under mail and presses: nothing twice, nothing lost, and both work', async () => {
  const { kills, seen, presses, did } = await letSeveralWork(own.ownerUrl, {
    ...{ desks: 2, mails: 40, senders: 2, pauseMs: 250, kills: 2 },
    ...{ pressEveryMs: 200, killEveryMs: 5_000, dueEveryMs: 1_000 },
  });
  console.log(JSON.stringify({ kills, presses: presses.made, done: presses.done.size, did }));
  expect(seen).toMatchObject({
    lost: { slack: [], teams: [] },
    doubled: [],
    copies: { slack: [], teams: [] },
    disagreeing: [],
    letters: { missing: [], twoIds: [] },
  });
  await expectCarriedOutOnce(own.ownerUrl, { presses });
  expect(kills).toBeGreaterThanOrEqual(2);
  expect(did.filter(({ byDoor }) => byDoor > 0)).toHaveLength(2);
}, 1_200_000);
