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
  new: [],
  'a colleague’s': [['claim', 'U2', 'press', {}]],
  'one’s own': [['claim', 'U1', 'press', {}]],
  closed: [
    ['claim', 'U1', 'press', {}],
    ['classify', 'U1', 'submit', { category: 'help-desk', priority: '' }],
    ['close', 'U1', 'confirm', { text: 'Fatto.' }],
  ],
};

/** A request in that state, made by Italians. */
async function aTicket(state: string): Promise<number> {
  const opened = await takeIn(desk, anEmail());
  if (opened.outcome !== 'opened') throw new Error('no request');
  for (const [verb, who, step, inputs] of states[state] ?? [])
    await press('it', opened.ticket, verb, step, inputs, who);
  return opened.ticket;
}

/** What differs between two requests, and is no word. */
function comparable(answer: unknown, number: number): string {
  return JSON.stringify(answer, null, 1)
    .replaceAll(String(number), 'NUMBER')
    .replace(/"(nonce|draft|version|sequence|page)": ?("[^"]*"|\d+)/g, '"$1": …')
    .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'UUID')
    .replace(/NUMBER@|gh\d+|[\w.+-]+@[\w.-]+/g, 'ADDRESS');
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
  ['back', {}],
];

describe.each(Object.keys(states))('on a request that is %s', state => {
  test.each(ticketActions.map(({ verb }) => verb))('%s', async verb => {
    for (const [step, inputs] of tries) {
      const [mine, theirs] = [await aTicket(state), await aTicket(state)];
      const at = {
        it: await press('it', mine, verb, step, inputs),
        en: await press('en', theirs, verb, step, inputs),
      };
      expect(comparable(withoutCard(at.it), mine)).toBe(comparable(withoutCard(at.en), theirs));
      if ('card' in at.it) expect(at.it.card.language).toBe('it');
      // What is kept of it is in no language of whoever pressed.
      const kept = { it: await eventsAfter(desk.db, mine, 0), en: await eventsAfter(desk.db, theirs, 0) };
      expect(
        comparable(
          kept.it.map(({ event }) => event),
          mine,
        ),
      ).toBe(
        comparable(
          kept.en.map(({ event }) => event),
          theirs,
        ),
      );
    }
  });
});

test.each(asideActions.map(({ verb }) => verb))('%s', async verb => {
  if (verb === 'speak') return;
  for (const [step, inputs] of tries) {
    const [it, en] = [await press('it', 0, verb, step, inputs), await press('en', 0, verb, step, inputs)];
    expect(comparable(it, 0)).toBe(comparable(en, 0));
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
  expect(comparable(await answer('it'), 0)).toBe(comparable(await answer('en'), 0));
});

test('the page that opens, and files that are too big', async () => {
  const asker = { platform: 'slack', userId: 'U1' } as const;
  const pages = [await doors.it.home(asker), await doors.en.home(asker)].map(page => comparable(page, 0));
  expect(pages[0]).toBe(pages[1]);
  const files = [{ name: 'x.exe', type: '', size: 10 ** 9 }];
  expect(doors.it.objectToFiles(asker, files)).toBe(doors.en.objectToFiles(asker, files));
});
