import { setTimeout as wait } from 'node:timers/promises';
import { slackIds, teamsIds } from '../../../src/sandbox/cast.ts';
import type { HouseApart } from '../apart/house-apart.ts';
import { type Hands, type Lying, type Press, roundOf } from './person.ts';
import { slackPerson } from './slack-person.ts';
import { teamsPerson } from './teams-person.ts';

/** A machine that does other things meanwhile has less to give. */
export const people = Number(process.env.SCALE_PEOPLE ?? 40);
/** Each presses so often, in ms: forty together fifty times a second. */
const everyMs = Number(process.env.SCALE_EVERY ?? 800);
export const perSecond = (people * 1000) / everyMs;
/** One person's presses begin so much after the other's: no two fall together, and some are anywhere in their round. */
const apartMs = 220;
/** In the first ones the machine code is not there yet, and nobody has anything to classify or to answer. */
const roundsBefore = 3;
const pressesInARound = 10;
/** So long all forty press: the first ones are not through yet. */
const measuredMs = Number(process.env.SCALE_SECONDS ?? 45) * 1000;
const allRounds = roundsBefore + Math.ceil((measuredMs + people * apartMs) / (everyMs * pressesInARound)) + 1;
const sendersAtOnce = 4;
const patienceMs = 120_000;
/** What somebody waits for is not there by then: the press is left out, and counted. */
const notOfferedMs = 5000;

/**
 * What came of it.
 *
 * @property took in ms, of each kind of press, from the instant at which it was to be made to its acknowledgement
 * @property notOffered presses that were not made: the card or the window was not there
 * @property refused what the platforms said against a press, and how often
 */
export type Pressed = {
  took: Map<string, number[]>;
  presses: number;
  notOffered: string[];
  refused: Map<string, number>;
};

/**
 * Many people, half of them in each chat, press so often, whether or not what they pressed before was answered; who fills in
 * a form must wait for it, and that counts.
 *
 * @param begins called when what is measured begins
 * @param ends called when it ends
 */
export async function pressLoad(
  house: HouseApart,
  begins: () => Promise<void>,
  ends: () => Promise<void>,
): Promise<Pressed> {
  const requests = await requestsLying(house, people * allRounds);
  const pressed: Pressed = { took: new Map(), presses: 0, notOffered: [], refused: new Map() };
  const begin = performance.now() + 500;
  // Whoever begins last is through their first rounds when it begins.
  const measuredFrom = begin + people * apartMs + roundsBefore * everyMs * pressesInARound;
  const lives = Array.from({ length: people }, (_, index) => {
    const person = index % 2 === 0 ? slackPerson(house, index + 1) : teamsPerson(house, index + 1);
    const own = requests.filter((_each, n) => n % people === index);
    return live(person, own, begin + index * apartMs, measuredFrom, pressed);
  });
  await wait(measuredFrom - performance.now());
  await begins();
  await wait(measuredFrom + measuredMs - performance.now());
  await ends();
  await Promise.all(lives);
  return pressed;
}

async function live(person: Hands, own: Lying[], begin: number, measuredFrom: number, pressed: Pressed) {
  const all = Array.from({ length: allRounds }, (_, round) =>
    roundOf(person, {
      round,
      claims: own[round] ?? null,
      classifies: own[round - 1] ?? null,
      answers: own[round - 2] ?? null,
    }),
  ).flat();
  await Promise.all(
    all.map(async (press, index) => {
      const planned = begin + index * everyMs;
      await wait(Math.max(0, planned - performance.now()));
      const answered = await made(press);
      if (planned < measuredFrom || planned > measuredFrom + measuredMs) return;
      if (!answered) return void pressed.notOffered.push(press.kind);
      const { error } = answered;
      const took = performance.now() - planned;
      pressed.presses += 1;
      if (error) pressed.refused.set(error, (pressed.refused.get(error) ?? 0) + 1);
      for (const name of [press.kind, `all, in ${person.platform === 'slack' ? 'Slack' : 'Teams'}`, 'all'])
        pressed.took.set(name, [...(pressed.took.get(name) ?? []), took]);
    }),
  );
}

/** @returns null where it was not made */
async function made({ offered, act }: Press): Promise<{ error: string } | null> {
  for (const until = performance.now() + notOfferedMs; !offered(); await wait(5))
    if (performance.now() > until) return null;
  return await act();
}

/** So many customers write, and their requests' cards lie in both channels. */
export async function requestsLying(
  { sandbox, address, smtpPort }: HouseApart,
  count: number,
): Promise<Lying[]> {
  // Nobody wrote so before: what says the same twice within the hour is one request.
  const first = Math.floor(Date.now() / 1000) % 1_000_000;
  const written = Array.from({ length: count }, (_, n) => first + n);
  await Promise.all(
    Array.from({ length: sendersAtOnce }, async () => {
      for (let n = written.pop(); n !== undefined; n = written.pop())
        await sandbox.mailbox.write(
          {
            from: { name: `Cliente ${n}`, address: `premuto${n}@cliente${n % 97}.example` },
            to: address,
            subject: `Come si stampa il registro, reparto ${n}`,
            text: `Buongiorno, come si stampa il registro delle fatture del reparto ${n}? Grazie.`,
          },
          smtpPort,
        );
    }),
  );
  const until = performance.now() + patienceMs;
  for (;;) {
    const lying = cardsOf(sandbox);
    if (lying.length >= count) return lying.slice(-count);
    if (performance.now() > until)
      throw new Error(`of ${count} requests only ${lying.length} lie in both channels`);
    await wait(200);
  }
}

function cardsOf({ slack, teams }: HouseApart['sandbox']): Lying[] {
  const posts = new Map(
    teams
      .channel(teamsIds.channel)
      ?.threads.map(({ root }) => [Number(/#(\d+)/.exec(root.summary ?? '')?.[1] ?? 0), root]),
  );
  return (slack.channel(slackIds.channel)?.messages ?? [])
    .flatMap(message => {
      const number = Number(message.metadata?.event_payload.ticket ?? 0);
      const post = posts.get(number);
      return post && number > 0 && !message.thread_ts ? [{ number, slack: message, teams: post }] : [];
    })
    .toSorted((a, b) => a.number - b.number);
}
