import { expect, test } from 'vitest';
import { slackIdOf, slackIds, teamsIdOf } from '../../src/sandbox/cast.ts';
import { ownHouse, support, toAnyNumber } from './a-house.ts';
import { Chance } from './monday/chance.ts';
import type { Done, Hand } from './monday/hand.ts';
import { furtherMail, type MondayMail, newMail } from './monday/mails.ts';
import { slackHand } from './monday/slack-hand.ts';
import { teamsHand } from './monday/teams-hand.ts';
import {
  doubleAssigned,
  everything,
  lastChange,
  notOnce,
  readByAll,
  underWay,
  versionsShown,
  withoutActor,
} from './monday/what-must-hold.ts';

/** Another Monday: MONDAY_SEED=7 npx vitest run test/journeys/a-busy-monday.test.ts */
const seed = Number(process.env.MONDAY_SEED ?? 20_261_130);
const mailsOfTheDay = 60;
/** From nine to five, a mail every eight minutes. */
const minutesBetween = 8;
const patient = { timeout: 60_000, interval: 100 };

const own = ownHouse({ change: toAnyNumber, startsAt: '2026-11-30T08:00:00Z' });

/** The fourth: in no file of the sandbox's, but a member of the channel, and so an operator. */
const sara = { key: 'SARA', name: 'Sara Gallo', email: 'sara.gallo@interzen.example' };

function joinChannel(): void {
  const { slack } = own.sandbox;
  slack.users.push({ id: slackIdOf(sara.key), name: 'sara', realName: sara.name, email: sara.email });
  slack.channel(slackIds.channel)?.members.push(slackIdOf(sara.key));
}

test(`sixty mails, four operators at once on two platforms: everything holds (seed ${seed})`, async () => {
  const chance = new Chance(seed);
  joinChannel();
  const hands: Hand[] = [
    slackHand(own.sandbox, slackIdOf('ANNA'), chance.branch()),
    slackHand(own.sandbox, slackIdOf(sara.key), chance.branch()),
    teamsHand(own.sandbox, teamsIdOf('MARCO'), chance.branch()),
    teamsHand(own.sandbox, teamsIdOf('GIULIA'), chance.branch()),
  ];
  const written: (MondayMail & { id: string })[] = [];
  const done: Done[] = [];
  const write = (mail: { from: MondayMail['from']; subject: string; text: string }, headers = {}) =>
    own.sandbox.mailbox.write({ ...mail, to: support, headers }, own.house.smtpPort);

  async function somebodyWrites(n: number): Promise<void> {
    const known = n % 4 === 3 ? chance.of(written) : undefined;
    if (known) {
      const answers = { 'In-Reply-To': known.id, References: known.id };
      await write({ from: known.from, ...furtherMail(known, chance) }, answers);
      return;
    }
    const mail = newMail(chance, n);
    written.push({ ...mail, id: await write(mail) });
  }

  for (let n = 0; n < mailsOfTheDay; n += 1) {
    own.sandbox.moveClock(minutesBetween * 60_000);
    const asks = n % 6 === 5 ? hands.map(hand => hand.ask(['coda', 'mie', 'ritardo'][n % 3] ?? 'coda')) : [];
    const [, ...acts] = await Promise.all([somebodyWrites(n), ...hands.map(hand => hand.act())]);
    done.push(...acts.flatMap(act => act ?? []));
    expect((await Promise.all(asks)).filter(error => error !== '')).toEqual([]);
  }
  await expect.poll(() => underWay(own), patient).toBe(0);

  // Nobody was left without an answer, and the day was one of work.
  const failed = done.filter(({ error }) => /trouble connecting|Unable to reach/.test(error));
  expect(failed).toEqual([]);
  expect(new Set(done.map(({ verb }) => verb)).size).toBeGreaterThan(8);

  const all = await everything(own);
  const tickets = all.map(({ ticket }) => ticket);
  expect(tickets.length).toBeGreaterThanOrEqual(written.length);
  expect(all.flatMap(doubleAssigned)).toEqual([]);
  expect(all.flatMap(withoutActor)).toEqual([]);
  expect(await notOnce(own, tickets)).toEqual([]);

  const stale = all.flatMap(each => {
    const { slack, teams } = versionsShown(own, each.ticket);
    const isFresh = (version: number) => version >= lastChange(each) && version <= each.ticket.version;
    return [...slack, ...teams].every(isFresh)
      ? []
      : [`#${each.ticket.number} at ${lastChange(each)}: Slack ${slack}, Teams ${teams}`];
  });
  expect(stale).toEqual([]);

  const seen = tickets.flatMap(ticket => {
    const mail = written.find(({ from }) => from.address === ticket.requester.address);
    return mail ? readByAll(own, ticket, mail.word) : [];
  });
  expect(seen).toEqual([]);
  expect(tickets.filter(({ restricted }) => restricted).length).toBeGreaterThan(0);
}, 180_000);
