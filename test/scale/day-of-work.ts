import { sql } from 'drizzle-orm';
import { expect, vi } from 'vitest';
import type { Verb } from '../../src/chat/actions/actions.ts';
import type { ButtonPress } from '../../src/chat/button-press.ts';
import { bulletinCard } from '../../src/chat/clock/bulletins.ts';
import { answerCommand } from '../../src/chat/commands/answer-command.ts';
import { commands } from '../../src/chat/commands/registry.ts';
import type { Whereabouts } from '../../src/chat/desk-door.ts';
import { deskDoor } from '../../src/chat/door.ts';
import { openHome } from '../../src/chat/home/draw-home.ts';
import { cardLinks } from '../../src/chat/lists/card-links.ts';
import { recompute } from '../../src/desk/clock/recompute.ts';
import { tick } from '../../src/desk/clock/tick.ts';
import type { Desk } from '../../src/desk/desk.ts';
import { callItAnew, withholdFrom } from '../../src/desk/incidents/name.ts';
import { quarantine, takeIn } from '../../src/desk/intake/intake.ts';
import { resumeScans } from '../../src/desk/letters/scans.ts';
import { sweepAway } from '../../src/desk/letters/uploads.ts';
import { bringAlong } from '../../src/desk/relations/bring-along.ts';
import { restored } from '../../src/desk/watch/restored.ts';
import { slackIds, teamsIdOf, teamsIds } from '../../src/sandbox/cast.ts';
import { forgetLinkShown, linksShownOf, noteLinksShown } from '../../src/store/chats/links-shown.ts';
import { adoptPlace } from '../../src/store/chats/pressed-cards.ts';
import { beginReceipt, begunUnder, giveUpReceipt } from '../../src/store/chats/receipts.ts';
import { beginPings, giveUpPings } from '../../src/store/clock/pings.ts';
import type { Db } from '../../src/store/database.ts';
import { findIncident, incidentEvents, newestOpenIncidents } from '../../src/store/incidents/incidents.ts';
import {
  attachmentsToScan,
  findAttachment,
  heldFilesOf,
  heldInMail,
  messagesToScan,
  settleAttachment,
} from '../../src/store/mail/attachments.ts';
import { receivedAs } from '../../src/store/mail/belonging.ts';
import { mailSource } from '../../src/store/mail/mails.ts';
import { conversationOf } from '../../src/store/mail/messages.ts';
import { releaseUploads } from '../../src/store/mail/uploads.ts';
import { enrolOperator } from '../../src/store/people/operators.ts';
import { latestTickets } from '../../src/store/tickets/lists.ts';
import { findTicket } from '../../src/store/tickets/tickets.ts';
import { workBetween } from '../../src/store/tickets/work.ts';
import type { Operator } from '../../src/ticket/words.ts';
import { speechIn } from '../chat/a-moment.ts';
import { typingIn } from '../chat/asking.ts';
import { muteGateway } from '../chat/mute-gateway.ts';
import { aDesk, anEmail } from '../desk/a-desk.ts';
import type { Started } from '../journeys/a-house.ts';
import { customers } from './day-of-customers.ts';
import { maintenance } from './day-of-maintenance.ts';
import { listsOfACompany, ownPages, turns } from './day-of-people.ts';
import { outside } from './day-outside.ts';
import { layCards } from './lay-cards.ts';

const speech = speechIn('it');
const day = 86_400_000;
/** A sender of a twelfth of all requests. */
const busy = { name: 'Monitor', address: 'busy1@monitor.example' };

/** What a desk does in a day, on both chats, by mail and by the clock; each kind of statement at least once. */
export async function dayOfWork(own: Started, db: Db, mailbox: string): Promise<void> {
  const desk = deskOver(db);
  await layCards(own.sandbox, db);
  const giulia = await enrolOperator(db, {
    email: 'giulia.verdi@interzen.example',
    name: 'Giulia',
    role: 'manager',
  });
  const work = workAt(desk, giulia);
  await mail(own, desk, mailbox);
  await presses(desk, work);
  await incidents(desk, work);
  await lists(desk, giulia);
  await listsOfACompany(desk, giulia);
  await outside(desk);
  await customers(desk, giulia, busy.address, 'acme');
  await maintenance(desk, giulia);
  await turns(desk, giulia);
  await ownPages(desk, giulia);
  await clock(desk);
  await files(desk);
  await recompute(desk);
  await restored(db, desk.clock());
  // Cards, lines, letters and calls are carried by the house itself.
  await vi.waitFor(async () => expect(await dueJobs(db)).toBeLessThan(20), {
    timeout: 300_000,
    interval: 1000,
  });
}

async function dueJobs(db: Db): Promise<number> {
  const [row] = await db.execute<{ jobs: number }>(
    sql`select count(*)::int as jobs from graphile_worker.jobs where run_at < now()`,
  );
  return row?.jobs ?? 0;
}

function deskOver(db: Db): Desk & { now: Date } {
  const desk = Object.assign(
    aDesk(() => db),
    { now: new Date() },
  );
  return Object.assign(desk, {
    clock: () => desk.now,
    destinations: [
      { platform: 'slack', channel: slackIds.channel },
      { platform: 'teams', channel: teamsIds.channel },
    ],
    adminDestinations: [{ platform: 'slack', channel: slackIds.admins }],
    sendsReceipts: true,
    scansFiles: true,
  } satisfies Partial<Desk>);
}

/** Giulia at her buttons. */
function workAt(desk: Desk, giulia: Operator) {
  const gateway = (platform: 'slack' | 'teams') =>
    muteGateway(platform, { member: async userId => ({ userId, ...giulia, inOperatorsChannel: true }) });
  const links = { attachment: async () => '', original: async () => null };
  const door = deskDoor(desk, { slack: gateway('slack'), teams: gateway('teams') }, speech, () => links);
  let presses = 0;
  const press = async (
    number: number,
    verb: Verb,
    inputs = {},
    step: ButtonPress['step'] = 'press',
    where: Whereabouts = { kind: 'alone' },
  ) => {
    presses += 1;
    const { nonce = '', version = 0 } = (await findTicket(desk.db, number)) ?? {};
    const about = {
      platform: 'teams' as const,
      userId: teamsIdOf('GIULIA'),
      verb,
      step,
      ticket: number,
      nonce,
      version,
    };
    return await door.press({ ...about, inputs, key: `day:${presses}` }, where);
  };
  return {
    door,
    press,
    /** Fills a form in, looks at the letter, and sends it. */
    write: async (number: number, verb: Verb, inputs = {}) => {
      await press(number, verb);
      const shown = await press(number, verb, inputs, 'submit');
      if (shown.kind !== 'preview') throw new Error(`${verb}: ${JSON.stringify(shown).slice(0, 300)}`);
      expect((await press(number, verb, shown.preview.inputs, 'confirm')).kind).toBe('done');
    },
  };
}

async function opened(desk: Desk, about: Parameters<typeof anEmail>[0] = {}): Promise<number> {
  const outcome = await takeIn(desk, anEmail({ ...about, ...arrivedNow(desk) }));
  if (!('ticket' in outcome) || outcome.ticket === null) throw new Error(outcome.outcome);
  return outcome.ticket;
}

/** Without a place of its own a mail would be the one before. */
function arrivedNow(desk: Desk) {
  const { arrived } = anEmail();
  return { arrived: { ...arrived, arrivedAt: desk.clock() } };
}

async function mail(own: Started, desk: Desk, mailbox: string): Promise<void> {
  const number = await opened(desk, { from: busy });
  const [message] = await conversationOf(desk.db, number);
  const answering = { from: busy, inReplyTo: [message?.messageId ?? ''], references: ['<1.1@x>', '<2.1@x>'] };
  expect(await opened(desk, answering)).toBe(number);
  expect(await opened(desk, { from: busy, subjectTokens: [number], isThanks: true })).toBe(number);
  await takeIn(desk, anEmail({ from: busy, kind: 'auto-reply' }));
  await takeIn(desk, anEmail({ messageId: message?.messageId ?? '', from: busy }));
  await takeIn(
    desk,
    anEmail({
      inReplyTo: [
        desk.messageIds.of({ number: 2000, nonce: 'f00df00df00d', mailbox }, { sequence: 2, at: new Date() }),
      ],
    }),
  );
  await quarantine(desk, {
    arrived: { ...anEmail().arrived },
    contentHash: 'none',
    error: 'nested too deeply',
  });
  const bounce = {
    recipient: busy.address,
    action: 'failed' as const,
    status: '5.1.1',
    permanent: true,
    originalMessageId: '<2000.2@interzen.it>',
  };
  await takeIn(desk, anEmail({ kind: 'bounce', bounce }));
  await takeIn(desk, anEmail({ kind: 'bounce', bounce: { ...bounce, action: 'complained' } }));
  const raw = `From: Paolo <paolo@cliente.example>\r\nTo: ${mailbox}\r\nSubject: Ferma\r\nMessage-ID: <raw@x>\r\n\r\nFerma.\r\n`;
  const door = { mailbox, door: 'sandbox' as const, place: 'here', fromBacklog: false };
  await own.house.take({ source: Buffer.from(raw), arrivedAt: new Date(), ...door });
}

async function presses(desk: Desk, { door, press, write }: ReturnType<typeof workAt>): Promise<void> {
  const number = await opened(desk, { from: busy, attachments: [aFile('a.txt')] });
  const other = await opened(desk, {
    from: busy,
    subject: 'Altro',
    text: 'Tutt’altra cosa',
    newText: 'Tutt’altra',
  });
  await opened(desk, { subjectTokens: [other], from: busy });
  const [, second] = (await conversationOf(desk.db, other)).filter(({ direction }) => direction === 'in');
  const { uploads } = await door.takeFiles({ platform: 'teams', userId: teamsIdOf('GIULIA') }, [
    anUpload('b'),
  ]);
  for (const verb of ['claim', 'why', 'card', 'open', 'acknowledge', 'release', 'claim', 'relate'] as const)
    await press(number, verb);
  await press(number, 'classify', { category: 'bug', priority: '2', language: 'it' }, 'submit');
  await press(number, 'note', { text: 'nota' }, 'submit');
  await press(number, 'extend', { amount: '2h', text: 'manca un pezzo' }, 'submit');
  await write(number, 'ask-clarification', { text: 'Quale versione?' });
  await write(number, 'reply', { text: 'Riprovi.', uploads });
  await press(number, 'recall');
  await answersAgain({ door, press }, number);
  await write(number, 'close', { text: 'Corretto.', reusable: 'yes' });
  await press(number, 'reopen', { text: '' }, 'submit');
  await press(other, 'relate', { relation: 'split', message: String(second?.id ?? 0) }, 'submit');
  await press(other, 'relate', { relation: 'link', number: String(number) }, 'submit');
  await press(other, 'relate', { relation: 'merge', number: String(number) }, 'submit');
  await putOff(
    desk,
    { door, press },
    await opened(desk, { from: busy, subject: 'Dopo', text: 'Dopo', newText: 'Dopo' }),
  );
  await press(1500, 'open');
  await press(1500, 'resend', { page: '3' });
  await press(1500, 'take-back', { page: '3' });
  const { channel } = teamsIds;
  await press(1500, 'card', {}, 'press', {
    kind: 'channel',
    channel,
    destination: channel,
    message: 'new',
    isCard: true,
  });
  const place = { channel: 'x', message: 'seen nowhere' };
  // Goes with no letter: it is thrown away, and its content too.
  await door.takeFiles({ platform: 'teams', userId: teamsIdOf('GIULIA') }, [anUpload('c')]);
  await adoptPlace(desk.db, { ticket: 1500, platform: 'teams', destination: teamsIds.channel }, place);
  await afterACrash(desk, { platform: 'teams', destination: channel });
}

/** What a try of before began to post. */
async function afterACrash({ db }: Desk, channel: { platform: 'teams'; destination: string }): Promise<void> {
  const begun = { since: new Date(), tickets: [1500] };
  await beginReceipt(db, 'line:teams:begun', begun);
  await begunUnder(db, 'line:teams:begun');
  await giveUpReceipt(db, 'line:teams:begun');
  await beginPings(db, channel, [{ ticket: 1500, sequence: 1 }], begun.since);
  await giveUpPings(db, channel, [{ ticket: 1500, sequence: 1 }]);
}

/** What was answered before, and what is written again and again, in the form of an answer and as a proposal. */
async function answersAgain(
  { door, press }: Pick<ReturnType<typeof workAt>, 'door' | 'press'>,
  ticket: number,
): Promise<void> {
  await press(ticket, 'save-as-reply', { page: '1' });
  const written = { name: 'Riprovare', italian: 'Riprovi adesso.' };
  await press(ticket, 'save-as-reply', written, 'submit');
  const asker = { platform: 'teams' as const, userId: teamsIdOf('GIULIA') };
  const { nonce = '' } =
    (await press(ticket, 'reply').then(shown => (shown.kind === 'form' ? shown.form : null))) ?? {};
  for (const field of ['saved', 'earlier'])
    await door.suggest(asker, { verb: 'reply', ticket, nonce, field }, 'riprov');
  await door.suggest(asker, { verb: 'new-request', ticket: 0, nonce: '', field: 'known' }, 'cliente');
}

/** A request that is left for later, whose company is said, and which few may see in the end; one by phone. */
async function putOff(
  desk: Desk,
  { door, press }: Pick<ReturnType<typeof workAt>, 'door' | 'press'>,
  number: number,
): Promise<void> {
  const when = new Date(desk.clock().getTime() + day).toISOString();
  const shown = await press(number, 'remind', { when, text: 'Richiamare.' }, 'submit');
  expect(shown).toMatchObject({ kind: expect.stringMatching(/^(told|done)$/) });
  await press(number, 'snooze', { when }, 'submit');
  await press(number, 'wake');
  await press(number, 'set-company');
  await press(number, 'set-company', { name: 'Rossi S.r.l.' }, 'submit');
  await press(number, 'restrict', { text: 'personale' }, 'submit');
  await press(0, 'new-request');
  const called = { customer: 'Piero', address: 'piero@cliente.example', about: 'Ferma', text: 'Non stampa.' };
  await press(0, 'new-request', called, 'submit');
  const asker = { platform: 'teams' as const, userId: teamsIdOf('GIULIA') };
  for (const typed of ['stampa', 'stampa ferma', '#1500', 'cliente', 'busy1@monitor.example', 'foto'])
    await door.search(asker, typed, { kind: 'alone', isAmongUs: true }, { from: 0, size: 10 });
  await links(desk, door, asker);
}

/** A link to a request is looked at, shown below, and taken away again. */
async function links(
  desk: Desk,
  door: ReturnType<typeof workAt>['door'],
  asker: Parameters<ReturnType<typeof workAt>['door']['linked']>[0],
): Promise<void> {
  const link = desk.addresses.of(1500);
  await door.linked(asker, link, { kind: 'alone', isAmongUs: true });
  const shown = { channel: 'C0SUPPORT1', message: '1500.1', link, operator: null };
  await noteLinksShown(desk.db, 'slack', [{ ...shown, ticket: 1500 }]);
  await linksShownOf(desk.db, { ticket: 1500, platform: 'slack' });
  await forgetLinkShown(desk.db, { ticket: 1500, platform: 'slack' }, shown);
}

/** One fault behind many requests: what fits joins, all are written to, and it ends. */
async function incidents(
  desk: Desk,
  { door, press }: Pick<ReturnType<typeof workAt>, 'door' | 'press'>,
): Promise<void> {
  await press(0, 'open-incident', { name: 'Archivio irraggiungibile', words: 'archivio' }, 'submit');
  const [made] = (await newestOpenIncidents(desk.db, 1000)).newest;
  if (!made) throw new Error('no incident was opened');
  const about = { subject: 'Archivio fermo', text: 'Archivio', newText: 'L’archivio è fermo.' };
  const joined = await opened(desk, { ...about, from: { name: '', address: 'a1@cliente.example' } });
  await opened(desk, { subject: 'Irraggiungibile', text: 'x', newText: 'Archivi irraggiungibili.' });
  await press(joined, 'leave-incident');
  await press(joined, 'part-of-incident');
  await press(joined, 'part-of-incident', { incident: String(made.id) }, 'submit');
  const of = async (
    { id: ticket, nonce }: { id: number; nonce: string },
    verb: Verb,
    inputs = {},
    step: ButtonPress['step'] = 'press',
  ) => {
    const key = `day:incident:${ticket}:${verb}:${step}`;
    const bears = {
      platform: 'teams' as const,
      userId: teamsIdOf('GIULIA'),
      verb,
      step,
      ticket,
      nonce,
      version: 0,
    };
    return await door.press({ ...bears, inputs, key }, { kind: 'alone' });
  };
  await of(made, 'rename-incident', { name: 'Archivio lento' }, 'submit');
  await callItAnew(desk, made.id);
  await withholdFrom(desk, joined);
  const texts = { italian: 'Ci lavoriamo.', english: 'On it.' };
  const shown = await of(made, 'write-to-all', texts, 'submit');
  if (shown.kind !== 'preview') throw new Error(JSON.stringify(shown).slice(0, 300));
  await of(made, 'write-to-all', shown.preview.inputs, 'confirm');
  await vi.waitFor(async () => expect((await findIncident(desk.db, made.id))?.sending).toBeNull(), {
    timeout: 120_000,
    interval: 500,
  });
  // One that was there, with two hundred requests.
  const old = (await findIncident(desk.db, 50)) ?? made;
  for (const verb of [
    'show-incident',
    'write-to-all',
    'write-to-joined',
    'what-joins',
    'stop-sending',
  ] as const)
    await of(old, verb);
  await of({ id: 0, nonce: '' }, 'show-list', { page: `to-incident.${old.id}` });
  expect(await incidentEvents(desk.db, made.id)).toHaveLength(4);
  await of(made, 'close-incident', { which: 'none' }, 'submit');
  await of(made, 'close-incident', { which: 'none' }, 'confirm');
}

/** Filters as people type them, one of each kind. */
const narrowed = ['p1', 'bug', 'lingua:it', 'di:operatore'];

async function lists(desk: Desk, giulia: Operator): Promise<void> {
  const links = cardLinks(desk, { slack: muteGateway('slack', { member: async () => null }) });
  for (const { spelling } of commands) {
    const typed = 'like' in spelling ? '1500' : `${spelling.en[0]} 1500`;
    await answerCommand({ ...typingIn(desk, speech, giulia), links }, typed);
    for (const filter of narrowed)
      await answerCommand(typingIn(desk, speech, giulia), `${typed.split(' ')[0]} ${filter}`);
    await answerCommand(typingIn(desk, speech, giulia), `${typed.split(' ')[0]} stampa ferma`);
    if ('en' in spelling) await answerCommand(typingIn(desk, speech, giulia), spelling.en[0]);
  }
  await openHome(typingIn(desk, speech, giulia));
  await latestTickets(desk.db, 50);
  const bulletin = { platform: 'slack' as const, channel: slackIds.channel, at: desk.clock().toISOString() };
  const until = new Date(desk.clock().getTime() + day).toISOString();
  await bulletinCard(desk, { ...bulletin, kind: 'forecast', until }, speech, links);
  await bulletinCard(desk, { ...bulletin, kind: 'hand-over' }, speech, links);
}

/** Five days later, whatever day it is: promises break, colleagues are called, what nobody sent is thrown away. */
async function clock(desk: Desk & { now: Date }): Promise<void> {
  await tick(desk);
  desk.now = new Date(desk.now.getTime() + 5 * day);
  expect(await tick(desk)).toBeGreaterThan(100);
  await tick(desk);
}

async function files(desk: Desk): Promise<void> {
  const { db } = desk;
  const [message] = await conversationOf(db, 1500);
  const [found] = message?.attachments ?? [];
  await findAttachment(db, 1500, found?.id ?? 0);
  await heldInMail(db, message?.mailId ?? 0);
  await heldFilesOf(db, message?.mailId ?? 0);
  await mailSource(db, 1500, message?.mailId ?? 0);
  await attachmentsToScan(db, message?.id ?? 0);
  await settleAttachment(db, { id: found?.id ?? 0, held: 'unscanned' }, null);
  await messagesToScan(db);
  await resumeScans(desk);
  await bringAlong(desk);
  await db.transaction(tx => receivedAs(tx, '<1500.1@cliente.example>'));
  await workBetween(db, new Date(desk.clock().getTime() - 30 * 86_400_000), desk.clock());
  await releaseUploads(db, 0);
  await sweepAway(db, desk.clock());
}

function anUpload(text: string) {
  const content = Buffer.from(text);
  const load = async () => ({ ok: true as const, content });
  return { name: `${text}.txt`, type: 'text/plain', size: content.byteLength, load };
}

function aFile(name: string) {
  const content = Buffer.from(name);
  return { name, type: 'text/plain', content, contentId: '', inline: false, dangerous: false };
}
