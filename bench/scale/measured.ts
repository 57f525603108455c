import { createHash, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { sql } from 'drizzle-orm';
import type { Verb } from '../../src/chat/actions/actions.ts';
import { bulletinCard } from '../../src/chat/clock/bulletins.ts';
import { answerCommand } from '../../src/chat/commands/answer-command.ts';
import { chatCouriers } from '../../src/chat/couriers/couriers.ts';
import { deskDoor } from '../../src/chat/door.ts';
import type { ChatGateway } from '../../src/chat/gateway.ts';
import { openHome } from '../../src/chat/home/draw-home.ts';
import { noLinks } from '../../src/chat/lists/card-links.ts';
import { loadConfig } from '../../src/config/load-config.ts';
import { tick } from '../../src/desk/clock/tick.ts';
import type { Desk } from '../../src/desk/desk.ts';
import { takeIn } from '../../src/desk/intake/intake.ts';
import { reportFor } from '../../src/desk/reports/report.ts';
import { openDesk } from '../../src/house/desk/desk-of.ts';
import { readEmail } from '../../src/mail/reading/read-email.ts';
import { openDatabase } from '../../src/store/database.ts';
import { enrolOperator } from '../../src/store/people/operators.ts';
import { highestNumber } from '../../src/store/tickets/ticket-numbers.ts';
import { findTicket } from '../../src/store/tickets/tickets.ts';
import { speechIn } from '../../test/chat/a-moment.ts';
import { typingIn } from '../../test/chat/asking.ts';

const times = 60;
const warmUp = 10;
const dueAtOnce = 20;
const speech = speechIn('it');

/** @property took in ms, each time */
export type Measures = Record<string, { took: number[] }>;

/** What people wait for, and what the clock does each second, on one desk; nothing is carried to a chat. */
export async function measured(url: string): Promise<Measures> {
  const database = openDatabase(url);
  try {
    const loaded = loadConfig(readFileSync('desk.yaml', 'utf8'), {});
    if (!loaded.ok) throw new Error(JSON.stringify(loaded.faults));
    const { config } = loaded;
    const now = new Date();
    const desk: Desk = {
      ...(await openDesk(config, database.db, () => now, 'secret')),
      destinations: [
        { platform: 'slack', channel: 'C0SUPPORT1' },
        { platform: 'teams', channel: 'installed' },
      ],
      undoSeconds: 0,
    };
    const measures: Measures = {};
    const works = await worksOf(desk, config.mailboxes[0]?.address ?? '');
    for (const [name, work] of Object.entries(works)) measures[name] = await timed(work);
    await desk.db.execute(sql`delete from graphile_worker._private_jobs`);
    return measures;
  } finally {
    await database.close();
  }
}

/** @param work gets things ready, unmeasured, and gives what is measured */
async function timed(work: () => Promise<() => Promise<unknown>>): Promise<Measures[string]> {
  const took: number[] = [];
  for (let turn = -warmUp; turn < times; turn += 1) {
    const act = await work();
    const begun = performance.now();
    await act();
    if (turn >= 0) took.push(performance.now() - begun);
  }
  return { took };
}

async function worksOf(desk: Desk, mailbox: string) {
  const giulia = await enrolOperator(desk.db, {
    email: 'giulia@desk.example',
    name: 'Giulia',
    role: 'manager',
  });
  const gateway = (platform: 'slack' | 'teams'): ChatGateway => ({
    platform,
    member: async userId => ({ userId, ...giulia, inOperatorsChannel: true }),
    members: async () => [],
    present: async () => new Set(),
    channelOf: async channel => channel,
    postCard: async channel => ({ channel, message: randomUUID() }),
    likenessOf: ({ version }) => `${version}`,
    updateCard: async () => true,
    postLine: async () => randomUUID(),
    postList: async () => randomUUID(),
    showHome: async (_user, _page, lies) => lies,
    takeAway: async () => true,
    leaveLine: async () => true,
    postIncident: async channel => ({ channel, message: randomUUID() }),
    updateIncident: async () => true,
    findIncidentCard: async () => null,
    postNotice: async () => randomUUID(),
    updateNotice: async () => true,
    postPrivately: async () => null,
    takeBackPrivately: async () => true,
    findCard: async () => null,
    linkTo: async () => null,
    nameOf: async () => null,
  });
  const gateways = { slack: gateway('slack'), teams: gateway('teams') };
  const links = { attachment: async () => '', original: async () => null };
  const door = deskDoor(desk, gateways, speech, () => links);
  const couriers = chatCouriers(desk, gateways, speech);

  const mail = async (inReplyTo: string | null = null) => {
    const id = `<${randomUUID()}@cliente.example>`;
    const source = Buffer.from(
      [
        'From: Monitor <busy1@monitor.example>',
        `To: ${mailbox}`,
        `Subject: Ferma la stampa ${randomUUID().replace(/[^a-f]/g, '')}`,
        `Message-ID: ${id}`,
        ...(inReplyTo ? [`In-Reply-To: ${inReplyTo}`] : []),
        '',
        `Buongiorno, ${createHash('sha256').update(id).digest('hex').replace(/\d/g, ' ')} non stampa.`,
      ].join('\r\n'),
    );
    const arrived = {
      source,
      arrivedAt: desk.clock(),
      mailbox,
      door: 'smtp' as const,
      place: id,
      fromBacklog: false,
    };
    const read = await readEmail(arrived, { ownAddresses: [mailbox], isOwnMessageId: desk.messageIds.isOwn });
    if (!read.ok) throw new Error(read.unreadable.error);
    return read.email;
  };
  const opened = async () => {
    const email = await mail();
    await takeIn(desk, email);
    return { number: await highestNumber(desk.db), id: email.messageId };
  };
  const press = async (verb: Verb, number: number, inputs = {}) => {
    const { nonce = '', version = 0 } = (await findTicket(desk.db, number)) ?? {};
    const step = verb === 'classify' ? ('submit' as const) : ('press' as const);
    const pressed = {
      platform: 'slack' as const,
      userId: 'U0GIULIA',
      verb,
      step,
      ticket: number,
      nonce,
      version,
    };
    return async () => {
      const { kind } = await door.press({ ...pressed, inputs, key: randomUUID() }, { kind: 'alone' });
      if (kind === 'stranger') throw new Error(`the ${verb} was not understood`);
    };
  };
  const asked = (typed: string) => async () => () => answerCommand(typingIn(desk, speech, giulia), typed);
  const told = (kind: 'forecast' | 'hand-over') => async () => () => {
    const at = desk.clock();
    const until = new Date(at.getTime() + 86_400_000).toISOString();
    return bulletinCard(
      desk,
      { platform: 'slack', channel: 'C', kind, at: at.toISOString(), until },
      speech,
      noLinks,
    );
  };

  const month = lastMonth(desk.clock());
  const report = { span: month, step: 'day', filter: {}, by: ['category'] } as const;
  return {
    'report of a month': async () => async () => {
      const made = await reportFor(
        desk,
        { kind: 'machine' },
        { ...report, by: [...report.by] },
        { keepsTerms: false },
      );
      if (!made.ok) throw new Error('the report was not made');
    },
    'press: claim, with letter': async () => await press('claim', (await opened()).number),
    'press: classify': async () =>
      await press('classify', (await opened()).number, { category: 'bug', priority: '2', language: 'it' }),
    'press: conversation': async () => await press('open', (await opened()).number),
    'mail: a new request': async () => {
      const email = await mail();
      return () => takeIn(desk, email);
    },
    'mail: an answer': async () => {
      const email = await mail((await opened()).id);
      return () => takeIn(desk, email);
    },
    'a card': async () => {
      const { number: ticket } = await opened();
      return () => couriers.card({ ticket, platform: 'slack', destination: 'C0SUPPORT1' });
    },
    '/ticket mine': asked('mine'),
    '/ticket queue': asked('queue'),
    '/ticket late': asked('late'),
    Home: async () => () => openHome(typingIn(desk, speech, giulia)),
    forecast: told('forecast'),
    'hand-over': told('hand-over'),
    'tick: nothing due': async () => {
      await desk.db.execute(sql`update ticket set wake_at = now() + interval '1 day' where wake_at <= now()`);
      return () => tick(desk);
    },
    [`tick: ${dueAtOnce} due`]: async () => {
      await desk.db.execute(sql`
        update ticket set wake_at = now() - interval '1 hour' where number in (
          select number from ticket where status <> 'closed' order by number desc limit ${dueAtOnce})`);
      return () => tick(desk);
    },
  };
}

/** From its first day to its last, as a report is asked for. */
function lastMonth(now: Date): { from: string; to: string } {
  const last = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), 0)).toISOString().slice(0, 10);
  return { from: `${last.slice(0, 7)}-01`, to: last };
}
