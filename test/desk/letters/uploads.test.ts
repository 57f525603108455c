import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { deskDoor } from '../../../src/chat/door.ts';
import { runRoutines, scheduleRoutines } from '../../../src/desk/clock/routines.ts';
import { handle } from '../../../src/desk/handle.ts';
import { takeIn } from '../../../src/desk/intake/intake.ts';
import { recallLetter, resendLetter } from '../../../src/desk/letters/letters-again.ts';
import {
  filesForLetter,
  type OfferedFile,
  sweepAway,
  takeUploads,
  waitingFiles,
} from '../../../src/desk/letters/uploads.ts';
import { letterCourier } from '../../../src/mail/letters/letter-courier.ts';
import { smtpSender } from '../../../src/mail/letters/smtp-sender.ts';
import { CustomerMailbox } from '../../../src/sandbox/customers/mailbox.ts';
import { findAttachment, insertAttachments } from '../../../src/store/mail/attachments.ts';
import { settleLetter } from '../../../src/store/mail/letters.ts';
import { conversationOf } from '../../../src/store/mail/messages.ts';
import { eventsAfter } from '../../../src/store/tickets/events.ts';
import { findTicket } from '../../../src/store/tickets/tickets.ts';
import type { Operator } from '../../../src/ticket/words.ts';
import { speechIn } from '../../chat/a-moment.ts';
import { alone } from '../../chat/asking.ts';
import { muteGateway } from '../../chat/mute-gateway.ts';
import { ownDatabase } from '../../database.ts';
import { helpDesk } from '../../ticket/categories.ts';
import { aDesk, anEmail } from '../a-desk.ts';
import { jobs, person } from '../clock/under-the-clock.ts';

const own = ownDatabase();
const desk = aDesk(() => own.database.db);
const db = () => own.database.db;
const hour = 3_600_000;

let anna: Operator;
let marco: Operator;
let number = 0;
let presses = 0;
beforeAll(async () => {
  anna = await person(db(), 'Anna');
  marco = await person(db(), 'Marco');
});
beforeEach(async () => {
  const opened = await takeIn(desk, anEmail());
  if (opened.outcome === 'opened') number = opened.ticket;
  await order({ type: 'claim' });
});

const file = (name: string, content: string): OfferedFile => ({
  name,
  type: 'text/plain',
  size: null,
  load: async () => ({ ok: true, content: Buffer.from(content) }),
});
const by = (operator: Operator) => ({
  actor: { kind: 'operator' as const, id: operator.id, name: operator.name, role: operator.role },
  origin: 'slack' as const,
  key: `k${++presses}`,
});
const order = (command: Parameters<typeof handle>[2], operator = anna) =>
  handle(desk, number, command, by(operator));

async function uploaded(name: string, content: string, platform: 'slack' | 'teams' = 'slack') {
  const { taken } = await takeUploads(desk, anna, platform, [file(name, content)]);
  return taken.map(({ id }) => String(id)).join(',');
}

async function filesOf(ids: string, operator = anna) {
  const found = await filesForLetter(desk, operator, ids, false);
  if (!found.ok) throw new Error(found.refusal.reason);
  return found.files;
}
const letters = async () => (await conversationOf(db(), number)).filter(m => m.direction === 'out');
const blobs = async () =>
  (await db().execute<{ n: number }>(sql`select count(*)::int as n from blob`))[0]?.n ?? 0;

describe('a file goes with one letter', () => {
  test('which has it in the log and in the conversation', async () => {
    const files = await filesOf(await uploaded('a.txt', 'uno'));
    await order({ type: 'reply', text: 'Ecco', files });
    const told = (await eventsAfter(db(), number, 0)).at(-1)?.event;
    expect(told).toMatchObject({
      type: 'replied',
      files: [{ name: 'a.txt', size: 3, sha256: files[0]?.sha256 }],
    });
    expect((await letters()).at(-1)?.attachments).toMatchObject([{ name: 'a.txt', size: 3, held: null }]);
  });

  test.each([
    { type: 'ask-clarification' as const, text: 'Quale?' },
    { type: 'reply' as const, text: 'Ecco' },
    { type: 'close' as const, resolution: 'Fatto' },
  ])('with $type', async command => {
    await order({ type: 'classify', category: helpDesk, priority: null });
    const files = await filesOf(await uploaded('con.txt', command.type));
    expect(await order({ ...command, files })).toMatchObject({ ok: true });
    expect((await letters()).at(-1)?.attachments).toMatchObject([{ name: 'con.txt' }]);
    expect((await eventsAfter(db(), number, 0)).at(-1)?.event).toMatchObject({
      files: [{ name: 'con.txt' }],
    });
  });

  test('and with no other, though both are sent at once', async () => {
    const files = await filesOf(await uploaded('b.txt', 'due'));
    const send = (text: string) => order({ type: 'reply', text, files });
    const answers = await Promise.all([send('Uno'), send('Due'), send('Tre')]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.find(({ ok }) => !ok)).toMatchObject({ refusal: { reason: 'file-gone' } });
    expect((await letters()).flatMap(({ attachments }) => attachments)).toHaveLength(1);
  });

  test('of its sender alone', async () => {
    const ids = await uploaded('c.txt', 'tre');
    expect(await filesForLetter(desk, marco, ids, false)).toMatchObject({ refusal: { reason: 'file-gone' } });
    const files = await filesOf(ids);
    expect(await order({ type: 'reply', text: 'Non mio', files }, marco)).toMatchObject({
      ok: false,
      refusal: { reason: 'file-gone' },
    });
  });

  test('unless that is taken back before it leaves', async () => {
    const ids = await uploaded('d.txt', 'quattro', 'teams');
    const sent = await order({ type: 'reply', text: 'Aspetta', files: await filesOf(ids) });
    expect(await waitingFiles(desk, anna, 'teams')).toEqual([]);
    await recallLetter(desk, number, sent.ok ? (sent.events.at(-1)?.sequence ?? 0) : 0, by(anna));
    expect((await waitingFiles(desk, anna, 'teams')).map(({ name }) => name)).toEqual(['d.txt']);
  });
});

test('a letter with files is sent once however often it is confirmed', async () => {
  const member = { userId: 'U1', name: 'Anna', email: anna.email, inOperatorsChannel: true };
  const gateway = muteGateway('slack', { member: async () => member, present: async () => new Set(['U1']) });
  const links = { attachment: async () => '', original: async () => null };
  const door = deskDoor(desk, { slack: gateway }, speechIn('en'), () => links);
  const { nonce = '', version: now = 0 } = (await findTicket(desk.db, number)) ?? {};
  const press = { platform: 'slack' as const, userId: 'U1', verb: 'reply' as const, ticket: number, nonce };
  const { uploads } = await door.takeFiles(press, [file('once.txt', 'once')]);
  const shown = await door.press(
    {
      ...press,
      step: 'submit',
      version: now,
      inputs: { text: 'Here', uploads },
      key: 'p1',
    },
    alone,
  );
  if (shown.kind !== 'preview') throw new Error(shown.kind);
  expect(shown.preview.files).toEqual([{ name: 'once.txt', size: '4 B' }]);
  const { inputs, version } = shown.preview;
  const confirm = (key: string) => door.press({ ...press, step: 'confirm', version, inputs, key }, alone);
  const answers = await Promise.all([confirm('p2'), confirm('p3')]);
  expect(answers.map(({ kind }) => kind)).toEqual(['done', 'done']);
  expect(await confirm('p4')).toMatchObject({
    kind: 'done',
    line: expect.stringContaining('is not sent twice'),
  });
  expect((await letters()).filter(({ text }) => text.includes('Here'))).toHaveLength(1);
});

test('too large together, too many, and what is no list of ids', async () => {
  const half = 'x'.repeat(600_000);
  const ids = [await uploaded('1.txt', half), await uploaded('2.txt', half)].join(',');
  expect(await filesForLetter(desk, anna, ids, false)).toMatchObject({
    refusal: { reason: 'files-too-large', megabytes: 1 },
  });
  const many = Array.from({ length: 11 }, (_, i) => i + 1).join(',');
  expect(await filesForLetter(desk, anna, many, false)).toMatchObject({
    refusal: { reason: 'files-too-many' },
  });
  for (const forged of ['x', '0', '1.5', '999999999999', ' 1'])
    expect(await filesForLetter(desk, anna, forged, false)).toMatchObject({
      refusal: { reason: 'file-gone' },
    });
});

test('the sweep throws away what nobody sent within a day, and no content that anything refers to', async () => {
  await db().execute(sql`delete from upload`);
  const before = await blobs();
  await order({
    type: 'reply',
    text: 'Sent',
    files: await filesOf(await uploaded('sent.txt', 'this was sent')),
  });
  await uploaded('same.txt', 'this was sent');
  await uploaded('left.txt', 'nobody sent this');
  expect(await blobs()).toBe(before + 2);
  await scheduleRoutines(desk, db());
  desk.advance(23 * hour);
  await runRoutines(desk);
  const kept = await uploaded('fresh.txt', 'this is new');
  expect(await blobs()).toBe(before + 3);
  desk.advance(7 * hour);
  await runRoutines(desk);
  const names = await db().execute<{ name: string }>(sql`select name from upload order by id`);
  expect(names.map(({ name }) => name)).toEqual(['sent.txt', 'fresh.txt']);
  expect(await blobs()).toBe(before + 2);
  expect(await filesOf(kept)).toHaveLength(1);
  expect((await letters()).at(-1)?.attachments).toHaveLength(1);
});

test('content that a mail is just bringing is not thrown away under it', async () => {
  await uploaded('logo.png', 'a logo');
  desk.advance(25 * hour);
  const [message] = await conversationOf(db(), number);
  const { promise: mayCommit, resolve: commit } = Promise.withResolvers<void>();
  const { promise: isStored, resolve: stored } = Promise.withResolvers<void>();
  const mail = db().transaction(async tx => {
    const content = Buffer.from('a logo');
    await insertAttachments(tx, message?.id ?? 0, [{ name: 'logo.png', type: 'image/png', content }]);
    stored();
    await mayCommit;
  });
  await isStored;
  const swept = db().transaction(tx => sweepAway(tx, desk.clock()));
  await wait(200);
  commit();
  await Promise.all([mail, swept]);
  const { attachments = [] } = (await conversationOf(db(), number))[0] ?? {};
  expect(await findAttachment(db(), number, attachments.at(-1)?.id ?? 0)).toMatchObject({ name: 'logo.png' });
  const left = await db().execute(sql`select id from upload where name = 'logo.png'`);
  expect(left).toHaveLength(0);
});

test('a file that Teams delivers twice at once waits once', async () => {
  const ids = await Promise.all([uploaded('twice.txt', '2', 'teams'), uploaded('twice.txt', '2', 'teams')]);
  expect(ids[0]).toBe(ids[1]);
  const other = await uploaded('twice.txt', 'another content', 'teams');
  expect(ids).not.toContain(other);
});

describe('over SMTP', () => {
  const mailbox = new CustomerMailbox(() => new Date(), null);
  let sender: ReturnType<typeof smtpSender>;
  beforeAll(async () => {
    const port = await mailbox.start();
    sender = smtpSender({ host: '127.0.0.1', port, tls: 'none' as const, user: '', auth: null });
  });
  afterAll(async () => {
    sender.close();
    await mailbox.stop();
  });

  test('a letter that came back is sent again with its files', async () => {
    const courier = letterCourier(desk, {
      sender,
      loopMark: 'loop',
      scanner: null,
      answersTo: () => null,
    });
    await order({ type: 'close', resolution: 'x' });
    const files = await filesOf(await uploaded('bianco e nero.txt', 'riga\nriga\r\n'));
    await order({ type: 'reply', text: 'Con allegato', files });
    const letter = (await letters()).at(-1);
    const carry = async () => await courier({ message: letter?.id });
    await carry();
    await settleLetter(db(), letter?.id ?? 0, 'bounced', 'full', null);
    expect(await resendLetter(desk, number, letter?.id ?? 0, by(anna))).toMatchObject({ ok: true });
    expect((await jobs<{ message: number }>(db(), 'letter')).at(-1)?.payload.message).toBe(letter?.id);
    await carry();
    const arrived = mailbox.items.filter(({ text }) => text.includes('Con allegato'));
    expect(arrived.map(({ messageId }) => messageId)).toEqual([letter?.messageId, letter?.messageId]);
    for (const { id } of arrived)
      expect(Buffer.from(mailbox.file(id, 0)?.content ?? []).toString()).toBe('riga\nriga\r\n');
    expect(arrived[1]?.files).toMatchObject([{ name: 'bianco e nero.txt', type: 'text/plain' }]);
  });
});
