import { and, eq, isNull, type SQL } from 'drizzle-orm';
import { expect } from 'vitest';
import { ticket as table } from '../../../src/store/schema/tickets.ts';
import { type Started, support } from '../a-house.ts';
import type { Chance } from './chance.ts';
import type { Done } from './hand.ts';
import { underWay } from './holds/stuck.ts';
import { furtherMail, type MondayMail, newMail } from './mails.ts';
import { until } from './patience.ts';
import type { Person } from './people.ts';
import type { InTheMorning } from './scenes/scene.ts';
import { scenesOfTheDay } from './scenes/scenes.ts';
import { theatre } from './stage.ts';

const mailsOfTheDay = 60;
/** From nine to five, three mails every 24 minutes: with each leap of the clock every open card is drawn anew. */
const [mailsAtOnce, minutesBetween] = [3, 24];
/** Customers whose request is closed write again. */
const writtenAgain = [21, 36, 45, 54];

/** A mail that was sent. @property id its Message-ID */
type Sent = MondayMail & { id: string };

/**
 * @property written what customers opened requests with
 * @property played the scenes that were
 * @property mornings what is to be looked at in the morning after
 */
export type Day = { written: Sent[]; done: Done[]; played: string[]; mornings: InTheMorning[] };

/** Sixty mails, people who press whatever chance has them press, and the scenes of the day among them. */
export async function theDay(own: Started, people: Person[], chance: Chance): Promise<Day> {
  const written: Sent[] = [];
  const done: Done[] = [];
  const played: string[] = [];
  const mornings: InTheMorning[] = [];
  const write = async ({ from, subject, text }: Omit<MondayMail, 'word' | 'language'>, headers = {}) =>
    await own.sandbox.mailbox.write({ from, subject, text, to: support, headers }, own.house.smtpPort);
  const ofScenes: Sent[] = [];
  const send = async (mail: MondayMail, headers: Record<string, string> = {}) => {
    const id = await write(mail, headers);
    ofScenes.push({ ...mail, id });
    return id;
  };
  const { stageFor, free, crowd } = theatre({ own, chance: chance.branch(), people, done, send });
  const scenes = scenesOfTheDay(chance);

  async function somebodyWrites(n: number): Promise<void> {
    const again = writtenAgain.includes(n) ? chance.of(openedBy(written, await closed(own))) : undefined;
    const known = again ?? (n % 4 === 3 ? chance.of(written) : undefined);
    if (known) {
      const answers = { 'In-Reply-To': known.id, References: known.id };
      return void (await write({ from: known.from, ...furtherMail(known, chance) }, answers));
    }
    const mail = newMail(chance, n);
    written.push({ ...mail, id: await write(mail) });
  }

  async function scene(n: number): Promise<void> {
    const now = scenes.get(n);
    if (!now) return;
    const { stage, over } = stageFor(now.name);
    const morning = await now.play(stage);
    if (morning) mornings.push(morning);
    if (!now.keeps) over();
    played.push(now.name);
  }

  for (let n = 0; n < mailsOfTheDay; n += 1) {
    if (n % mailsAtOnce === 0) own.sandbox.moveClock(minutesBetween * 60_000);
    const there = crowd();
    const acts = there.map(async hand => {
      const act = await hand.roam(free);
      if (act) done.push(act);
    });
    const asks =
      n % 6 === 5 ? there.map(hand => hand.list(['coda', 'mie', 'scadenze'][n % 3] ?? 'coda')) : [];
    await Promise.all([somebodyWrites(n), scene(n), ...acts]);
    expect((await Promise.all(asks)).map(({ error }) => error).filter(Boolean)).toEqual([]);
  }
  await until('the desk is idle', async () => (await underWay(own)) === 0);
  return { written: [...written, ...ofScenes], done, played, mornings };
}

const found = async ({ database }: Started, where: SQL | undefined) =>
  await database.database.db
    .select({ number: table.number, requester: table.requester })
    .from(table)
    .where(where);
const isClosed = and(eq(table.status, 'closed'), isNull(table.mergedInto));
const closed = async (own: Started) => await found(own, and(isClosed, eq(table.restricted, false)));

/** The mails that opened these. */
function openedBy(written: Sent[], requests: Awaited<ReturnType<typeof found>>): Sent[] {
  return written.filter(({ from }) => requests.some(({ requester }) => requester.address === from.address));
}
