import { beforeAll, describe, expect, test } from 'vitest';
import { asideActions, ticketActions } from '../../../src/chat/actions/actions.ts';
import type { ButtonPress, Step } from '../../../src/chat/button-press.ts';
import type { PressAnswer } from '../../../src/chat/card.ts';
import { commands } from '../../../src/chat/commands/registry.ts';
import { deskDoor } from '../../../src/chat/door.ts';
import { takeIn } from '../../../src/desk/intake/intake.ts';
import type { ChatMember } from '../../../src/desk/people/directory.ts';
import { recognise } from '../../../src/desk/people/recognise.ts';
import { chooseLanguage } from '../../../src/store/people/languages.ts';
import { eventsAfter } from '../../../src/store/tickets/events.ts';
import { findTicket } from '../../../src/store/tickets/tickets.ts';
import type { ChatPlatform, Language } from '../../../src/ticket/words.ts';
import { ownDatabase } from '../../database.ts';
import { aDesk, anEmail } from '../../desk/a-desk.ts';
import { speechIn } from '../a-moment.ts';
import { alone } from '../asking.ts';
import { muteGateway } from '../mute-gateway.ts';

/**
 * The family as a whole: at an Italian desk somebody who speaks English gets, word for word, what an English desk would
 * say; and the card that all see stays Italian. Whatever button or command is added is tried here by itself.
 */
const own = ownDatabase();
const desk = aDesk(() => own.database.db);
desk.undoSeconds = 30;

const people: Record<string, ChatMember> = Object.fromEntries(
  [
    ['U1', 'Anna Rossi'],
    ['U2', 'Marco Bianchi'],
  ].map(([userId = '', name = '']) => [
    userId,
    { userId, name, email: `${userId}@interzen.example`, inOperatorsChannel: true },
  ]),
);
const gateway = (platform: ChatPlatform) => muteGateway(platform, { member: async id => people[id] ?? null });
const gateways = { slack: gateway('slack'), teams: gateway('teams') };
const links = { attachment: async () => '', original: async () => null };
const doorOf = (language: Language) => deskDoor(desk, gateways, speechIn(language), () => links);
const doors = { it: doorOf('it'), en: doorOf('en') };

beforeAll(async () => {
  for (const id of ['U1', 'U2']) await recognise(desk, gateways.slack, 'slack', id);
  const anna = await recognise(desk, gateways.slack, 'slack', 'U1');
  if (anna) await chooseLanguage(desk.db, anna.id, 'en');
});

let presses = 0;
async function press(at: Language, number: number, verb: string, step: Step, inputs = {}, who = 'U1') {
  presses += 1;
  const ticket = await findTicket(desk.db, number);
  const { nonce = '', version = 0 } = ticket ?? {};
  const about = {
    platform: 'slack',
    userId: who,
    verb,
    step,
    ticket: number,
    nonce,
    version,
    inputs,
  } as const;
  return await doors[at].press({ ...about, key: `every-${presses}` } satisfies ButtonPress, alone);
}

const states: Record<string, [verb: string, who: string, step: Step, inputs: Record<string, string>][]> = {
  'a colleague’s': [['claim', 'U2', 'press', {}]],
  closed: [
    ['claim', 'U1', 'press', {}],
    ['classify', 'U1', 'submit', { category: 'help-desk', priority: '' }],
    ['close', 'U1', 'confirm', { text: 'Fatto.' }],
  ],
};

let opened = 0;
/** A request in that state, of a customer with no other; and what it is told from another by. */
async function aTicket(state: string): Promise<{ number: number; own: RegExp }> {
  opened += 1;
  const word = [...String(opened)].map(digit => 'abcdefghij'[Number(digit)]).join('');
  const mark = word.repeat(12);
  const address = `${mark}@example.net`;
  const from = { name: 'Paolo Neri', address };
  const outcome = await takeIn(desk, anEmail({ from, sender: from, subject: mark, text: `${mark} ${mark}` }));
  if (outcome.outcome !== 'opened') throw new Error('no request');
  const number = outcome.ticket;
  for (const [verb, who, step, inputs] of states[state] ?? [])
    await press('it', number, verb, step, inputs, who);
  return { number, own: new RegExp(`${mark}|#?\\b${number}\\b`, 'g') };
}

/** An answer without what differs between two requests and is no word. */
function comparable(answer: unknown, own = /^$/g): string {
  return (
    JSON.stringify(answer, null, 1)
      .replace(own, 'OWN')
      .replace(/"(nonce|opened|draft|looksLike|messageId)": ?("[^"]*"|\d+|null)/g, '"$1": …')
      // An incident that was typed is there from then on; a request that is typed begins in the desk's language.
      .replace(/"number": ?\d+/g, '"number": …')
      // Which of our letters would be saved as a reply.
      .replace(/"page": ?"\d+"/g, '"page": …')
      .replace(/"letter": ?\d+/g, '"letter": …')
      .replace(/"value": ?"(it|en)"/g, '"value": …')
      .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'UUID')
  );
}

const withoutCard = (answer: PressAnswer) => ('card' in answer ? { ...answer, card: null } : answer);
const tries: [Step, Record<string, string>][] = [
  ['press', {}],
  ['submit', {}],
  [
    'submit',
    {
      text: 'Hello',
      category: 'bug',
      priority: '2',
      at: 'soonish',
      language: 'it',
      amount: '2',
      unit: 'hour',
    },
  ],
  ['within', { button: 'read' }],
];

describe.each(Object.keys(states))('on a request that is %s', state => {
  test.each(ticketActions.map(({ verb }) => verb))('%s', async verb => {
    const [mine, theirs] = [await aTicket(state), await aTicket(state)];
    for (const [step, inputs] of tries) {
      const it = await press('it', mine.number, verb, step, inputs);
      const en = await press('en', theirs.number, verb, step, inputs);
      expect(comparable(withoutCard(it), mine.own)).toBe(comparable(withoutCard(en), theirs.own));
      if ('card' in it) expect(it.card.language).toBe('it');
    }
    // What is kept of it is in no language of whoever pressed.
    const kept = async ({ number, own: differs }: typeof mine) =>
      comparable(
        (await eventsAfter(desk.db, number, 0)).map(({ event }) => event),
        differs,
      );
    expect(await kept(mine)).toBe(await kept(theirs));
  });
});

test.each(asideActions.map(({ verb }) => verb))('%s', async verb => {
  if (verb === 'speak') return;
  for (const [step, inputs] of tries) {
    const [it, en] = [await press('it', 0, verb, step, inputs), await press('en', 0, verb, step, inputs)];
    expect(comparable(it)).toBe(comparable(en));
  }
});

const typed = commands.flatMap(({ spelling }) => {
  const word = 'like' in spelling ? '' : spelling.en[0];
  return ['', '1001', 'xyz', 'p1', '"'].map(rest => `${word} ${rest}`.trim());
});
test.each([...new Set([...typed, 'unheard', '999999'])])('/ticket %s', async words => {
  if (/^language/.test(words)) return;
  const answer = async (at: Language) =>
    await doors[at].command({ platform: 'slack', userId: 'U1' }, words, alone, crypto.randomUUID());
  expect(comparable(await answer('it'))).toBe(comparable(await answer('en')));
});

test('the page that opens, and files that are too big', async () => {
  const asker = { platform: 'slack', userId: 'U1' } as const;
  const pages = [await doors.it.home(asker), await doors.en.home(asker)].map(page => comparable(page));
  expect(pages[0]).toBe(pages[1]);
  const files = [{ name: 'x.exe', type: '', size: 10 ** 9 }];
  expect(doors.it.objectToFiles(asker, files)).toBe(doors.en.objectToFiles(asker, files));
});
