import { beforeAll, beforeEach, expect, test } from 'vitest';
import type { NoticeCard } from '../../../src/chat/card.ts';
import { noticeCourier } from '../../../src/chat/couriers/notices.ts';
import type { ChatGateway } from '../../../src/chat/gateway.ts';
import { decideReply, proposeReply } from '../../../src/desk/answers/propose.ts';
import { takeIn } from '../../../src/desk/intake/intake.ts';
import { findReply, type MadeReply } from '../../../src/store/answers/saved-replies.ts';
import { enrolOperator } from '../../../src/store/people/operators.ts';
import type { ChatPlatform, Operator } from '../../../src/ticket/words.ts';
import { ownDatabase } from '../../database.ts';
import { aDesk, anEmail } from '../../desk/a-desk.ts';
import { emptyOutbox, jobs } from '../../desk/clock/under-the-clock.ts';
import { speechIn } from '../a-moment.ts';
import { muteGateway } from '../mute-gateway.ts';

const own = ownDatabase();
const desk = Object.assign(
  aDesk(() => own.database.db),
  {
    adminDestinations: [
      { platform: 'slack' as const, channel: 'C0ADMINS' },
      { platform: 'teams' as const, channel: '19:admins' },
    ],
  },
);
/** What stands in the admins' channels. */
const standing = new Map<string, NoticeCard>();
let isGone = false;
const gateway = (platform: ChatPlatform): ChatGateway => ({
  ...muteGateway(platform, { member: async () => null }),
  postNotice: async (channel, card) => {
    const message = `${standing.size + 1}`;
    standing.set(`${platform} ${channel} ${message}`, card);
    return message;
  },
  updateNotice: async ({ channel, message }, card) => {
    if (isGone) return false;
    const at = `${platform} ${channel} ${message}`;
    if (!standing.has(at)) throw new Error(`nothing stands at ${at}`);
    standing.set(at, card);
    return true;
  },
});
const gateways = { slack: gateway('slack'), teams: gateway('teams') };

let anna: Operator;
let giulia: Operator;
let ticket = 0;
beforeAll(async () => {
  anna = await enrolOperator(desk.db, { email: 'anna@x.example', name: 'Anna', role: 'operator' });
  giulia = await enrolOperator(desk.db, { email: 'giulia@x.example', name: 'Giulia', role: 'manager' });
  const outcome = await takeIn(desk, anEmail());
  ticket = outcome.outcome === 'opened' ? outcome.ticket : 0;
});
beforeEach(async () => {
  standing.clear();
  isGone = false;
  await emptyOutbox(desk.db);
});

/** Carries what waits, as the outbox does, or kills the process as soon as that is done: then it is carried again. */
async function carry(language: 'it' | 'en' = 'it', times = 1): Promise<void> {
  const courier = noticeCourier({ desk, gateways, speech: speechIn(language) });
  const waiting = await jobs(desk.db, 'notice');
  for (const { payload } of waiting) for (let time = 0; time < times; time += 1) await courier(payload);
  await emptyOutbox(desk.db);
}
async function proposed(name: string): Promise<MadeReply> {
  const it = 'Passi in portineria.';
  const by = { operator: anna, origin: 'slack' as const };
  const done = await proposeReply(desk, { name, it, en: null, ticket }, by);
  return ('id' in done ? await findReply(desk.db, done.id) : null) ?? expect.fail();
}
const byGiulia = (origin: ChatPlatform) => ({ operator: giulia, origin });
const cards = () => [...standing.values()];
const factIn = (card: NoticeCard | undefined, label: string) =>
  card?.facts.find(fact => fact.label === label)?.value;

test.each([
  ['approved', 'it', 'Risposta pronta approvata', 'Decisione di', 'Quando'],
  ['approved', 'en', 'Saved reply approved', 'Decided by', 'When'],
  ['refused', 'it', 'Risposta pronta rifiutata', 'Decisione di', 'Quando'],
  ['refused', 'en', 'Saved reply refused', 'Decided by', 'When'],
] as const)(
  'a proposal that was %s says so on both platforms’ cards, wherever it was pressed (%s)',
  async (to, language, title, whom, when) => {
    for (const origin of ['slack', 'teams'] as const) {
      standing.clear();
      const reply = await proposed(`Badge ${to} ${language} ${origin}`);
      await carry(language);
      expect(cards().map(({ buttons }) => buttons.length)).toEqual([3, 3]);
      const as = { name: reply.name, it: 'Si apre con il badge.', en: null };
      await decideReply(desk, reply, to === 'approved' ? { to, as } : { to }, byGiulia(origin));
      // Carried twice: the process died after the card was drawn, before that was noted.
      await carry(language, 2);
      expect([...standing.keys()].map(key => key.split(' ')[0])).toEqual(['slack', 'teams']);
      for (const card of cards()) {
        expect(card).toMatchObject({ title, tone: 'settled', buttons: [] });
        expect([factIn(card, whom), factIn(card, when)]).toEqual(['Giulia', expect.stringMatching(/\d/)]);
        expect(card.facts.map(({ value }) => value)).toContain(
          to === 'approved' ? 'Si apre con il badge.' : 'Passi in portineria.',
        );
      }
    }
  },
);

test('one that is retired later says that on the same card', async () => {
  const reply = await proposed('Ritirata');
  await carry();
  await decideReply(desk, reply, { to: 'approved', as: reply }, byGiulia('slack'));
  await carry();
  await decideReply(desk, { ...reply, state: 'approved' }, { to: 'retired' }, byGiulia('teams'));
  await carry();
  expect(cards()).toMatchObject([
    { title: 'Risposta pronta ritirata', buttons: [] },
    { title: 'Risposta pronta ritirata', buttons: [] },
  ]);
});

test('a chat that was away at the proposal, and at the decision, shows it decided and once', async () => {
  const reply = await proposed('Tardi');
  await decideReply(desk, reply, { to: 'refused' }, byGiulia('slack'));
  await carry();
  expect(cards()).toMatchObject([
    { title: 'Risposta pronta rifiutata', buttons: [] },
    { title: 'Risposta pronta rifiutata', buttons: [] },
  ]);
});

test('a card that somebody deleted is not posted again, and a decision that comes too late orders nothing', async () => {
  const reply = await proposed('Cancellata');
  await carry();
  isGone = true;
  await decideReply(desk, reply, { to: 'refused' }, byGiulia('slack'));
  await carry();
  expect(standing.size).toBe(2);
  expect(await decideReply(desk, reply, { to: 'refused' }, byGiulia('teams'))).toBeNull();
  expect(await jobs(desk.db, 'notice')).toEqual([]);
});
