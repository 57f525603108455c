import { beforeAll, expect, test } from 'vitest';
import type { ConversationView, LineButton, PressAnswer } from '../../../src/chat/card.ts';
import { conversationModal } from '../../../src/chat/slack/views/conversation.ts';
import { conversationAdaptiveCard } from '../../../src/chat/teams/cards/conversation.ts';
import { wordsIn } from '../../../src/chat/words/words.ts';
import { handle } from '../../../src/desk/handle.ts';
import { endTries, settleLetter } from '../../../src/store/mail/letters.ts';
import { conversationOf } from '../../../src/store/mail/messages.ts';
import type { LetterState } from '../../../src/store/schema/messages.ts';
import type { ChatPlatform } from '../../../src/ticket/words.ts';
import { helpDesk } from '../../ticket/categories.ts';
import { aPressedDesk } from './a-pressed-desk.ts';

const house = aPressedDesk();
const { desk, press, by } = house;
const { actions, preview } = wordsIn('it');

beforeAll(async () => {
  await house.known('Anna', 'Marco');
});

/** A request of Anna's, with her answer last; what the desk wrote by itself has left. */
async function answered(type: 'reply' | 'close' = 'reply'): Promise<{ number: number; letter: number }> {
  const number = await house.opened();
  const order =
    type === 'reply' ? ({ type, text: 'Provi ora.' } as const) : ({ type, resolution: 'Risolto.' } as const);
  const classified = { type: 'classify', category: helpDesk, priority: null } as const;
  expect(await handle(desk, number, [{ type: 'claim' }, classified, order], await by('Anna'))).toMatchObject({
    ok: true,
  });
  const letters = (await conversationOf(desk.db, number)).filter(({ direction }) => direction === 'out');
  for (const { id } of letters.slice(0, -1)) await settleLetter(desk.db, id, 'sent', '250', desk.clock());
  return { number, letter: letters.at(-1)?.id ?? 0 };
}

const shown = (answer: PressAnswer): ConversationView => {
  if (answer.kind !== 'conversation') throw new Error(answer.kind);
  return answer.conversation;
};
const buttonsIn = ({ entries }: ConversationView): LineButton[] => entries.flatMap(({ buttons }) => buttons);
const undoIn = (view: ConversationView) =>
  buttonsIn(view).filter(({ label }) => label === actions.recall.label);
const read = async (who: string, number: number, platform: ChatPlatform) =>
  shown(await press(who, 'open', number, { platform }));
const stateOf = async (number: number, letter: number) =>
  (await conversationOf(desk.db, number)).find(({ id }) => id === letter)?.state;

/** Why a letter has surely not left. */
const still: [string, LetterState, string | null][] = [
  ['waits for a mail server', 'queued', 'waiting'],
  ['was held back', 'held', 'own-address'],
  ['was refused', 'failed', '550 5.1.1 no such user'],
];

/** A letter of which nobody knows whether it has left, however it stands now. */
const doubtful = async (letter: number, state: 'failed' | 'held', why: string) => {
  await settleLetter(desk.db, letter, 'queued', 'sending', null);
  await endTries(desk.db, letter, state, why);
};
const platforms: ChatPlatform[] = ['slack', 'teams'];

test.each(still.flatMap(each => platforms.map(platform => [...each, platform] as const)))(
  'a letter that %s is taken back where one reads it (%s %s, %s), by who wrote it alone',
  async (_, state, why, platform) => {
    const { number, letter } = await answered();
    await settleLetter(desk.db, letter, state, why, null);
    expect(undoIn(await read('Marco', number, platform))).toEqual([]);
    const [undo, ...others] = undoIn(await read('Anna', number, platform));
    expect(others).toEqual([]);
    expect(undo).toMatchObject({ verb: 'take-back', page: String(letter) });

    const pressed = { platform, version: 0, inputs: { page: undo?.page ?? '' } };
    const after = shown(await press('Anna', undo?.verb ?? '', number, pressed));
    expect(await stateOf(number, letter)).toBe('recalled');
    expect(undoIn(after)).toEqual([]);
    // What it said is one press away, below it.
    const entry = after.entries.find(each => each.letter === letter);
    expect(entry?.what).toContain('annullata prima dell’invio');
    expect(entry?.buttons).toMatchObject([
      { verb: 'reply', label: preview.backToDraft },
      { verb: 'save-as-reply' },
    ]);
    // A press that comes twice is one, and says the same.
    expect(undoIn(shown(await press('Anna', 'take-back', number, pressed)))).toEqual([]);
    expect((await house.types(number)).filter(type => type === 'letter-recalled')).toHaveLength(1);
  },
);

test('what has left, or perhaps has, is not offered, and a page of before does nothing', async () => {
  for (const [state, why] of [
    ['sent', '250'],
    ['queued', 'sending'],
    ['bounced', '5.1.1'],
  ] as const) {
    const { number, letter } = await answered();
    await settleLetter(desk.db, letter, state, why, null);
    expect(undoIn(await read('Anna', number, 'slack'))).toEqual([]);
    const late = await press('Anna', 'take-back', number, { inputs: { page: String(letter) } });
    expect(late.kind).not.toBe('conversation');
    expect(await stateOf(number, letter)).toBe(state);
  }
});

test.each([
  ['failed', '550 5.7.1 duplicate', 'slack'],
  ['failed', 'read ECONNRESET', 'teams'],
  ['held', 'own-address', 'slack'],
  ['held', 'stopped', 'teams'],
] as const)(
  'one that perhaps has left keeps that doubt (%s, %s): it says so, and is taken back by nobody',
  async (state, why, platform) => {
    const { number, letter } = await answered('close');
    await doubtful(letter, state, why);
    const view = await read('Anna', number, platform);
    expect(undoIn(view)).toEqual([]);
    const entry = view.entries.find(each => each.letter === letter);
    expect(entry?.what).toContain('forse è arrivata, il server di posta non l’ha confermato');
    expect(entry?.what).not.toMatch(/stopped|si riprova da sé|sending/);
    expect(entry?.buttons.some(({ verb }) => verb === 'resend')).toBe(state === 'failed');
    const late = await press('Anna', 'take-back', number, { inputs: { page: String(letter) } });
    expect(JSON.stringify(late)).toContain('forse ha già ricevuto l’email');
    expect(await stateOf(number, letter)).toBe(state);
    expect((await house.now(number))?.status).toBe('closed');
  },
);

test('the way back to a draft stands below its own letter, in whatever order they were taken back', async () => {
  for (const [first, last] of [
    ['second', 'first'],
    ['first', 'second'],
  ] as const) {
    const number = await house.opened();
    const classified = { type: 'classify', category: helpDesk, priority: null } as const;
    for (const order of [
      [{ type: 'claim' }, classified, { type: 'reply', text: 'first' }] as const,
      [{ type: 'ask-clarification', text: 'second' }] as const,
    ])
      expect(await handle(desk, number, [...order], await by('Anna'))).toMatchObject({ ok: true });
    const written = (await conversationOf(desk.db, number)).filter(({ direction }) => direction === 'out');
    const letterOf = (text: string) => written.find(each => each.text.includes(text))?.id ?? 0;
    for (const { id } of written) await settleLetter(desk.db, id, 'held', 'own-address', null);
    for (const text of [first, last])
      await press('Anna', 'take-back', number, { inputs: { page: String(letterOf(text)) } });
    const view = await read('Anna', number, 'slack');
    const backs = view.entries.filter(({ buttons }) =>
      buttons.some(({ label }) => label === preview.backToDraft),
    );
    expect(backs.map(({ letter }) => letter)).toEqual([letterOf(last)]);
    const [button] = backs[0]?.buttons.filter(({ label }) => label === preview.backToDraft) ?? [];
    const form = await press('Anna', button?.verb ?? '', number, { step: 'press' });
    expect(JSON.stringify(form)).toContain(last);
    expect(JSON.stringify(form)).not.toContain(`"${first}"`);
  }
});

test('one of another request, and one that nobody ordered, are not reached by their number', async () => {
  const mine = await answered();
  const other = await answered();
  await settleLetter(desk.db, other.letter, 'held', 'own-address', null);
  for (const page of [String(other.letter), '0', 'x', '99999999999', ''])
    await press('Anna', 'take-back', mine.number, { inputs: { page } });
  expect(await stateOf(other.number, other.letter)).toBe('held');
  expect(await stateOf(mine.number, mine.letter)).toBe('queued');
});

test('a closing whose email was held back is undone with it', async () => {
  const { number, letter } = await answered('close');
  await settleLetter(desk.db, letter, 'held', 'unverified', null);
  await press('Anna', 'take-back', number, { inputs: { page: String(letter) } });
  expect((await house.now(number))?.status).toBe('assigned');
});

test('both platforms draw it', async () => {
  const { number, letter } = await answered();
  await settleLetter(desk.db, letter, 'held', 'own-address', null);
  const view = await read('Anna', number, 'slack');
  for (const drawn of [conversationModal(view), conversationAdaptiveCard(view)]) {
    expect(JSON.stringify(drawn)).toContain('take-back');
    expect(JSON.stringify(drawn)).toContain(actions.recall.label);
  }
});
