import { and, desc, eq, isNotNull } from 'drizzle-orm';
import { expect } from 'vitest';
import { findBroadcast } from '../../../../src/store/incidents/broadcasts.ts';
import { findIncident } from '../../../../src/store/incidents/incidents.ts';
import { lettersQueued } from '../../../../src/store/incidents/progress.ts';
import {
  broadcast,
  broadcastRecipient,
  incident as incidents,
} from '../../../../src/store/schema/incidents/incidents.ts';
import { surely } from '../patience.ts';
import type { Scene, Stage, Written } from './scene.ts';

const matter = { it: 'Protocollo fermo', en: 'Registry down' };
const elsewhere = { it: 'Etichette sbiadite', en: 'Labels come out pale' };

/**
 * One fault behind many requests, in three scenes of the day: it is found out and all are written to, a message to all is stopped,
 * it ends. Each has customers of its own: what chance does with those of before, the fault goes on.
 */
export function incidentOfTheDay(): Scene[] {
  let id = 0;
  const opening: Scene = {
    name: 'an incident, and a message to all of it',
    between: [3, 14],
    play: async stage => {
      id = await opened(stage);
      const joined = [await stage.write(matter), await stage.write(matter), await stage.write(matter)];
      await arePartOf(stage, id, joined);
      const other = await stage.write(elsewhere);
      const fields = { incident: String(id), name: '', words: '', sender: '', company: 'any' };
      await stage.do(
        stage.somebody(),
        { verb: 'part-of-incident', about: other.number, fields },
        async () => await isPartOf(stage, id, other),
      );
      const told = [...joined, other];
      const sent = await written(stage, id);
      await stage.until('all are told', async () =>
        (await recipients(stage, sent)).every(({ outcome }) => outcome !== null),
      );
      const recipientsOf = await recipients(stage, sent);
      for (const { number } of told)
        expect(recipientsOf.find(({ ticket }) => ticket === number)).toMatchObject({ outcome: 'told' });
      for (const mail of told)
        await stage.until(`the letter to ${mail.from.name}`, async () => lettersTo(stage, mail).length === 1);
    },
  };
  const stopped: Scene = {
    name: 'a message to all that is stopped',
    between: [20, 34],
    play: async stage => {
      const joined = [await stage.write(matter), await stage.write(matter)];
      await arePartOf(stage, id, joined);
      // While their mail server takes nothing, it is on its way.
      stage.sandbox.mailbox.isBusy = true;
      const sent = await written(stage, id);
      const isStopped = async () => (await findBroadcast(db(stage), sent))?.stoppedAt != null;
      await stage.do(stage.somebody(), { verb: 'stop-sending', about: id }, isStopped);
      // What is being handed over at that moment has left, if their server takes it after all.
      await stage.until(
        'nothing of it is under way',
        async () => (await lettersQueued(db(stage), sent, new Date(0))).waiting === 0,
      );
      stage.sandbox.mailbox.isBusy = false;
      return async () => {
        for (const mail of joined) {
          const { texts } = surely(await findBroadcast(db(stage), sent), 'message to all');
          expect(lettersTo(stage, mail).filter(({ text }) => text.includes(texts[mail.language]))).toEqual(
            [],
          );
        }
      };
    },
  };
  const ended: Scene = {
    name: 'the end of the incident, and of its requests',
    between: [45, 57],
    play: async stage => {
      const one = await stage.write(matter);
      await arePartOf(stage, id, [one]);
      const who = stage.somebody();
      await stage.do(
        who,
        { verb: 'claim', about: one.number },
        async () => (await stage.ticket(one.number)).assignee !== null,
      );
      await stage.classify(who, one.number);
      const isOver = async () => (await findIncident(db(stage), id))?.closedAt != null;
      await stage.do(
        stage.somebody('manager'),
        { verb: 'close-incident', about: id, fields: { which: 'all' } },
        isOver,
      );
      await stage.until(
        `#${one.number} is closed with it`,
        async () => (await stage.ticket(one.number)).status === 'closed',
      );
    },
  };
  return [opening, stopped, ended];
}

const db = (stage: Stage) => stage.database.database.db;

/** It is opened by a command, and somebody says which requests come to it by themselves. */
async function opened(stage: Stage): Promise<number> {
  const title = 'Protocollo fermo in sede';
  const found = async () => (await db(stage).select().from(incidents).where(eq(incidents.title, title)))[0];
  await stage.say(stage.somebody(), `disservizio ${title}`, async () => (await found()) !== undefined);
  const { id } = surely(await found(), title);
  stage.keepIncident(id);
  const fields = { name: title, words: 'protocollo, registry', sender: '', company: 'any' };
  await stage.do(
    stage.somebody(),
    { verb: 'what-joins', about: id, fields },
    async () => ((await findIncident(db(stage), id))?.rule.words.length ?? 0) > 0,
  );
  return id;
}

/** A manager writes to all. @returns which message it is, once it was sent */
async function written(stage: Stage, incident: number): Promise<number> {
  const latest = async () =>
    (
      await db(stage)
        .select({ id: broadcast.id })
        .from(broadcast)
        .where(and(eq(broadcast.incident, incident), isNotNull(broadcast.sentAt)))
        .orderBy(desc(broadcast.id))
        .limit(1)
    )[0]?.id ?? 0;
  const before = await latest();
  await stage.do(
    stage.somebody('manager'),
    { verb: 'write-to-all', about: incident },
    async () => (await latest()) > before,
  );
  return await latest();
}

async function arePartOf(stage: Stage, incident: number, joined: Written[]): Promise<void> {
  for (const each of joined)
    await stage.until(`#${each.number} joins by itself`, async () => await isPartOf(stage, incident, each));
}

const isPartOf = async (stage: Stage, incident: number, { number }: Written) =>
  (await stage.ticket(number)).incident === incident;

const recipients = async (stage: Stage, sent: number) =>
  await db(stage).select().from(broadcastRecipient).where(eq(broadcastRecipient.broadcast, sent));

const lettersTo = ({ sandbox }: Stage, { from }: Written) =>
  sandbox.mailbox.of(from.address).filter(({ folder }) => folder === 'inbox');
