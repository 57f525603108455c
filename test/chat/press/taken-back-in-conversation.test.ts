import { beforeAll, expect, test } from 'vitest';
import type { ConversationView, LineButton, PressAnswer } from '../../../src/chat/card.ts';
import { conversationModal } from '../../../src/chat/slack/views/conversation.ts';
import { conversationAdaptiveCard } from '../../../src/chat/teams/cards/conversation.ts';
import { wordsIn } from '../../../src/chat/words/words.ts';
import { handle } from '../../../src/desk/handle.ts';
import { settleLetter } from '../../../src/store/mail/letters.ts';
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
