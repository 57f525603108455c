import { expect } from 'vitest';
import { savedReplyUse } from '../../../../src/store/schema/written/answers.ts';
import { flaws } from '../mails.ts';
import type { Scene, Stage, Written } from './scene.ts';

const matters = [
  { it: 'Il gestionale rifiuta gli allegati', en: 'The portal refuses attachments' },
  { it: 'Non arrivano le notifiche', en: 'No notifications arrive' },
  { it: 'Totale errato nel prospetto', en: 'The report has a wrong total' },
];
const any = ({ chance }: Stage) => chance.of(matters) ?? { it: '', en: '' };
const few = { it: flaws.it, en: flaws.en };

const isClosed =
  (stage: Stage, { number }: Written) =>
  async () =>
    (await stage.ticket(number)).status === 'closed';
const has =
  (stage: Stage, { number }: Written, type: string) =>
  async () =>
    (await stage.log(number)).some(({ event }) => event.type === type);

/** It is answered and closed by people of that role. */
async function closedBy(stage: Stage, role: 'operator' | 'few', mail: Written): Promise<void> {
  const about = mail.number;
  const who = stage.somebody(role);
  const isTaken = async () => (await stage.ticket(about)).assignee !== null;
  await stage.do(who, { verb: 'claim', about }, isTaken);
  await stage.do(stage.somebody(role), { verb: 'reply', about }, has(stage, mail, 'replied'));
  await stage.classify(stage.somebody(role), about, role === 'few' ? 'vulnerability' : 'bug');
  await stage.do(stage.somebody(role), { verb: 'close', about }, isClosed(stage, mail));
}

async function openedAgain(stage: Stage, mail: Written): Promise<void> {
  await stage.writeAgain(mail);
  await stage.until(`#${mail.number} is opened again`, async () => !(await isClosed(stage, mail)()));
  const log = await stage.log(mail.number);
  expect(log.findLast(({ event }) => event.type === 'reopened')?.event).toMatchObject({ by: 'customer' });
}

export const reopened: Scene = {
  name: 'a request that is closed, and opened again by its customer’s mail',
  between: [2, 55],
  play: async stage => {
    const mail = await stage.write(any(stage));
    await closedBy(stage, 'operator', mail);
    await openedAgain(stage, mail);
  },
};

export const ofTheFew: Scene = {
  name: 'a request that few may see is answered, closed, and opened again',
  between: [2, 55],
  play: async stage => {
    const mail = await stage.write(few);
    expect((await stage.ticket(mail.number)).restricted).toBe(true);
    await closedBy(stage, 'few', mail);
    await openedAgain(stage, mail);
    expect((await stage.ticket(mail.number)).restricted).toBe(true);
  },
};

export const putOff: Scene = {
  name: 'a request that is put off, and comes back by itself',
  between: [2, 28],
  keeps: true,
  play: async stage => {
    const mail = await stage.write(any(stage));
    const about = mail.number;
    const fields = { moment: 'fra 2 ore' };
    await stage.do(stage.somebody(), { verb: 'snooze', about, fields }, has(stage, mail, 'snoozed'));
    return async () => {
      const back = (await stage.log(about)).filter(({ event }) => event.type === 'woke');
      expect(back).toMatchObject([{ event: { why: 'due' }, actor: { kind: 'desk' } }]);
      expect((await stage.ticket(about)).snoozedUntil).toBeNull();
    };
  },
};

export const merged: Scene = {
  name: 'two requests of one customer that are merged',
  between: [2, 55],
  play: async stage => {
    const first = await stage.write(any(stage));
    const second = await stage.write(any(stage), first);
    expect((await stage.ticket(second.number)).looksLike).toBe(first.number);
    const isMerged = async () => (await stage.ticket(second.number)).mergedInto === first.number;
    await stage.do(stage.somebody(), { verb: 'merge-suggested', about: second.number }, isMerged);
  },
};

export const savedReply: Scene = {
  name: 'a saved reply is used',
  between: [2, 55],
  play: async stage => {
    const mail = await stage.write(any(stage));
    const saved = 'yaml:Serve una schermata';
    const { db } = stage.database.database;
    const uses = async () =>
      (await db.select().from(savedReplyUse)).find(({ key }) => key === saved)?.uses ?? 0;
    const before = await uses();
    await stage.do(
      stage.somebody(),
      { verb: 'reply', about: mail.number, saved },
      has(stage, mail, 'replied'),
    );
    await stage.until('it has reached its customer', async () =>
      stage.sandbox.mailbox
        .of(mail.from.address)
        .some(({ folder, text }) => folder === 'inbox' && /schermata|screenshot/.test(text)),
    );
    expect(await uses()).toBeGreaterThan(before);
  },
};
