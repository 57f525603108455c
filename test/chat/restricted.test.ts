import { beforeAll, describe, expect, test } from 'vitest';
import { bulletinCard } from '../../src/chat/clock/bulletins.ts';
import { chatCouriers } from '../../src/chat/couriers/couriers.ts';
import type { Whereabouts } from '../../src/chat/desk-door.ts';
import { deskDoor } from '../../src/chat/door.ts';
import type { ChatGateway } from '../../src/chat/gateway.ts';
import { noLinks } from '../../src/chat/lists/card-links.ts';
import { takeIn } from '../../src/desk/intake/intake.ts';
import { eventsAfter } from '../../src/store/tickets/events.ts';
import type { RequestFacts, Viewer } from '../../src/ticket/sight/sight.ts';
import { ownDatabase } from '../database.ts';
import { aDesk, anEmail } from '../desk/a-desk.ts';
import { ticketAt } from '../desk/given-out.ts';
import { speechIn } from './a-moment.ts';
import { likenessOfCard } from './likeness.ts';

const own = ownDatabase();
const speech = speechIn('en');
const word = 'Falla nel portale';
let number = 0;

/** As a house would have it that keeps this request to Giulia, and to her channel. */
const desk = Object.assign(
  aDesk(() => own.database.db),
  {
    maySeeWords: (request: RequestFacts, viewer: Viewer) =>
      request.number !== number ||
      (viewer.kind === 'operator' && viewer.operator.name === 'Giulia') ||
      (viewer.kind === 'channel' && viewer.channel === 'C0FEW'),
  },
);

const posted: unknown[] = [];
function gateway(platform: 'slack' | 'teams'): ChatGateway {
  return {
    platform,
    member: async id => ({ userId: id, name: id, email: `${id}@interzen.example`, inOperatorsChannel: true }),
    members: async () => [],
    present: async () => new Set(),
    channelOf: async channel => channel,
    postCard: async (_, card) => {
      posted.push(card);
      return { channel: 'C0SUPPORT', message: '1.1' };
    },
    likenessOf: likenessOfCard,
    updateCard: async (_, card) => posted.push(card) > 0,
    postLine: async (_, line) => `${posted.push(line)}`,
    postList: async (_, _thread, list) => `${posted.push(list)}`,
    takeAway: async () => true,
    leaveLine: async () => true,
    postIncident: async (_, card) => {
      posted.push(card);
      return { channel: 'C0SUPPORT', message: '2.1' };
    },
    updateIncident: async (_, card) => posted.push(card) > 0,
    findIncidentCard: async () => null,
    postNotice: async (_, notice) => `${posted.push(notice)}`,
    updateNotice: async (_, notice) => posted.push(notice) > 0,
    postPrivately: async (_, message) => {
      posted.push(message);
      return null;
    },
    takeBackPrivately: async () => true,
    showHome: async (_, page, lies) => {
      posted.push(page);
      return lies;
    },
    findCard: async () => null,
    linkTo: async () => null,
    nameOf: async () => null,
  };
}
const gateways = { slack: gateway('slack'), teams: gateway('teams') };
const links = { attachment: async () => '', original: async () => null };
const door = deskDoor(desk, gateways, speech, () => links);
const couriers = chatCouriers(desk, gateways, speech);

let presses = 0;
async function open(userId: string) {
  presses += 1;
  const { nonce, version } = await ticketAt(desk, number);
  return await door.press(
    {
      platform: 'slack',
      userId,
      verb: 'open',
      step: 'press',
      ticket: number,
      nonce,
      version,
      inputs: {},
      key: `k${presses}`,
    },
    { kind: 'alone' },
  );
}
const openings = async () =>
  (await eventsAfter(desk.db, number, 0)).filter(({ event }) => event.type === 'conversation-opened').length;

const whispered: Whereabouts = { kind: 'alone' };
const aloud: Whereabouts = {
  kind: 'channel',
  channel: 'installed',
  destination: 'installed',
  message: null,
  isCard: false,
};
async function asks(platform: 'slack' | 'teams', userId: string, words: string, where: Whereabouts) {
  return JSON.stringify(await door.command({ platform, userId }, words, where, crypto.randomUUID()));
}

beforeAll(async () => {
  const taken = await takeIn(desk, anEmail({ subject: word, text: `${word}: chiunque entra.` }));
  number = taken.outcome === 'opened' ? taken.ticket : 0;
  expect(number).toBeGreaterThan(0);
});

describe('a request that few may see', () => {
  test('is a card without words in the channel of all, and a whole one in theirs', async () => {
    await couriers.card({ ticket: number, platform: 'slack', destination: 'C0SUPPORT' });
    const card = posted.pop();
    expect(JSON.stringify(card)).not.toContain('Falla');
    expect(card).toMatchObject({
      number,
      subject: 'Restricted ticket',
      actions: [{ verb: 'open', opens: true }],
    });
    expect(card).toMatchObject({
      head: { tone: expect.stringMatching(/on-track|overdue/), next: expect.stringMatching(/claim/i) },
    });
  });

  test('has lines, notices and bulletins that say no more', async () => {
    const before = posted.length;
    await couriers.line({ ticket: number, platform: 'slack', destination: 'C0SUPPORT', sequence: 1 });
    expect(posted).toHaveLength(before);
    const details = { ticket: `#${number}`, sender: 'paolo@cliente.example', subject: word };
    const notice = { platform: 'slack', key: 'k', subject: 'complaint', details };
    await couriers.notice({ ...notice, channel: 'C0ADMINS' });
    expect(posted.pop()).toMatchObject({ title: 'Restricted ticket', facts: [{ value: `#${number}` }] });
    await couriers.notice({ ...notice, channel: 'C0FEW' });
    expect(JSON.stringify(posted.pop())).toContain(word);
    // What is out of order is told, without the words in which a server refuses who is written to.
    const refused = {
      ticket: `#${number}`,
      task: 'letter',
      error: '550 no paolo@cliente.example, Falla here',
    };
    const trouble = { platform: 'slack', key: 't', subject: 'failed-effect', details: refused };
    await couriers.notice({ ...trouble, channel: 'C0ADMINS' });
    expect(posted.at(-1)).toMatchObject({
      title: 'Something could not be delivered',
      facts: [
        { value: `#${number}` },
        { value: 'an email to a customer' },
        { value: expect.stringContaining('restricted') },
      ],
    });
    expect(JSON.stringify(posted.pop())).not.toMatch(/Falla|paolo/);
    await couriers.notice({ ...trouble, channel: 'C0FEW' });
    expect(JSON.stringify(posted.pop())).toContain('paolo@cliente.example');
    const at = desk.clock();
    const until = new Date(at.getTime() + 30 * 86_400_000).toISOString();
    const forecast = { platform: 'slack', kind: 'forecast', at: at.toISOString(), until } as const;
    const forAdmins = await bulletinCard(desk, { ...forecast, channel: 'C0ADMINS' }, speech, noLinks);
    expect(JSON.stringify(forAdmins)).not.toContain('Falla');
    expect(forAdmins).toMatchObject({ items: [{ token: `#${number}`, title: 'Restricted ticket' }] });
    expect(
      JSON.stringify(await bulletinCard(desk, { ...forecast, channel: 'C0FEW' }, speech, noLinks)),
    ).toContain(word);
  });

  test('is found by its number and in lists, and read by those few alone', async () => {
    for (const words of [String(number), 'queue']) {
      expect(await asks('slack', 'Anna', words, whispered)).toMatch(/^(?!.*Falla).*Restricted ticket/);
      expect(await asks('slack', 'Giulia', words, whispered)).toContain(word);
      expect(await asks('teams', 'Giulia', words, aloud)).not.toContain('Falla');
    }
    expect(JSON.stringify(await door.home({ platform: 'slack', userId: 'Anna' }))).not.toContain('Falla');
  });

  test('is opened by those few alone, and only that is recorded', async () => {
    const refused = await open('Anna');
    expect(refused).toMatchObject({ kind: 'refused', line: expect.stringContaining('restricted') });
    expect(JSON.stringify(refused)).not.toContain('Falla');
    expect(await openings()).toBe(0);
    expect(JSON.stringify(await open('Giulia'))).toContain('chiunque entra');
    expect(await openings()).toBe(1);
  });
});
