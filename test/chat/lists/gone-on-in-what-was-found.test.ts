import { eq, inArray } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import type { CommandAnswer } from '../../../src/chat/card.ts';
import { answerCommand } from '../../../src/chat/commands/answer-command.ts';
import { drawAgain } from '../../../src/chat/lists/draw-again.ts';
import { drawList, linesOnPage } from '../../../src/chat/lists/draw-list.ts';
import { news } from '../../../src/chat/lists/kinds/news.ts';
import { numbered } from '../../../src/chat/lists/kinds/numbered.ts';
import { listSpec, readSpec, turnedBy } from '../../../src/chat/lists/spec.ts';
import { linesIn } from '../../../src/chat/nothing.ts';
import { parsePressValue, pressValue } from '../../../src/chat/slack/carried/press-value.ts';
import { pressIn } from '../../../src/chat/teams/heard/press-data.ts';
import { handle } from '../../../src/desk/handle.ts';
import { draft } from '../../../src/store/schema/presses.ts';
import { ticket as table } from '../../../src/store/schema/tickets.ts';
import { circleSees } from '../../../src/ticket/sight/circle.ts';
import { admittedSeeAll } from '../../../src/ticket/sight/sight.ts';
import { actorOf, type ChatPlatform } from '../../../src/ticket/words.ts';
import { moveTo, person, place } from '../../desk/clock/under-the-clock.ts';
import { typingIn } from '../asking.ts';
import { arrived, aTypingDesk, bug, numbersOf, speech } from '../commands/a-typing-desk.ts';

const { desk, who } = aTypingDesk();
const on = (platform: ChatPlatform) => ({ ...typingIn(desk, speech, who()), platform });

/** What the button bears when it comes back from its platform. */
const borne: Record<ChatPlatform, (button: { verb: string; page: string }) => string | undefined> = {
  slack: button => parsePressValue(pressValue({ ...button, ticket: 0, nonce: '', version: 0 }))?.page,
  teams: ({ verb, page }) => {
    const data = { verb, step: 'press', ticket: 0, version: 0, inputs: { page } };
    const activity = { id: 'a', from: { aadObjectId: 'anna' } } as Parameters<typeof pressIn>[0];
    return pressIn(activity, data)?.inputs.page;
  },
};

async function turn(platform: ChatPlatform, answer: CommandAnswer, label: string): Promise<CommandAnswer> {
  const button = answer.sections.at(-1)?.buttons.find(each => each.label === label);
  const page = button && borne[platform]({ ...button, page: button.page ?? '' });
  const spec = readSpec(answer.list);
  const drawn = page && spec && (await drawAgain(turnedBy(spec, { page }), on(platform)));
  if (!drawn) throw new Error(`no ${label}`);
  return drawn;
}

const next = 'Successive';
const seenOn = (answer: CommandAnswer) => numbersOf(linesIn(answer));
const countOn = (answer: CommandAnswer) => answer.sections.at(-1)?.count;
const close = async (...numbers: number[]) =>
  await desk.db.update(table).set({ status: 'closed' }).where(inArray(table.number, numbers));

/** Requests that only this search finds. */
async function about(word: string, count: number): Promise<number[]> {
  const numbers: number[] = [];
  for (let n = 0; n < count; n += 1) {
    const number = await place(desk, bug(arrived, 4));
    await desk.db
      .update(table)
      .set({ subject: `${word} ${n}`, status: 'new' })
      .where(eq(table.number, number));
    numbers.push(number);
  }
  return numbers;
}

describe.each(['slack', 'teams'] as const)('in %s, what was found', platform => {
  const size = linesOnPage[platform];
  const look = (typed: string) => answerCommand(on(platform), typed);

  test('is gone on with as it stood, whatever was dealt with or came meanwhile', async () => {
    const word = `Plotter${platform}`;
    const all = await about(word, 2 * size + 2);
    const first = await look(`cerca ${word} stato:nuova`);
    expect(countOn(first)).toBe(`1–${size} di ${all.length} richieste trovate`);
    // Three of those that were shown are closed, one that was not; and one comes that would stand on top.
    const later = all.filter(number => !seenOn(first).includes(number));
    await close(...seenOn(first).slice(0, 2), seenOn(first).at(-1) ?? 0, later[0] ?? 0);
    await about(word, 1);
    const second = await turn(platform, first, next);
    expect(countOn(second)).toBe(`${size + 1}–${2 * size} di ${all.length} richieste trovate`);
    // A press in it draws the same page.
    expect(seenOn((await drawAgain(readSpec(second.list) ?? listSpec(''), on(platform))) ?? second)).toEqual(
      seenOn(second),
    );
    const third = await turn(platform, second, next);
    expect([...seenOn(first), ...seenOn(second), ...seenOn(third)].toSorted()).toEqual(all.toSorted());
    expect(third.sections.at(-1)?.buttons.map(({ label }) => label)).toEqual(['Precedenti']);
  });

  test('shows nothing that few may see since, and passes over nothing for that', async () => {
    const word = `Scanner${platform}`;
    const all = await about(word, size + 4);
    const first = await look(`cerca ${word}`);
    const [secret, ...rest] = all.filter(number => !seenOn(first).includes(number));
    desk.maySeeWords = circleSees({ channels: [], people: ['few'] });
    for (const number of [secret ?? 0, seenOn(first)[0] ?? 0])
      await desk.db.update(table).set({ restricted: true }).where(eq(table.number, number));
    const second = await turn(platform, first, next);
    desk.maySeeWords = admittedSeeAll;
    expect(seenOn(second).toSorted()).toEqual(rest.toSorted());
    expect(countOn(second)).toBe(`${size}–${size + 2} di ${size + 2} richieste trovate`);
  });

  test('is looked for anew where it is kept no longer', async () => {
    const word = `Modem${platform}`;
    const all = await about(word, size + 3);
    const first = await look(`cerca ${word}`);
    await desk.db.delete(draft);
    const second = await turn(platform, first, next);
    expect([...seenOn(first), ...seenOn(second)].toSorted()).toEqual(all.toSorted());
  });

  test('as news: what has news again meanwhile, and what is somebody else’s now, moves nothing', async () => {
    const manager = await person(desk.db, `Giulia ${platform}`, 'manager');
    const by = { actor: actorOf(manager), origin: 'slack' as const, key: null };
    const since = new Date('2026-11-24T10:30:00+01:00');
    const all = await about('Novità', 2 * size + 2);
    for (const [index, number] of all.entries()) {
      moveTo(desk, `2026-11-24T11:${String(index).padStart(2, '0')}`);
      await handle(desk, number, { type: 'reassign', to: who() }, by);
    }
    const spec = listSpec(news.key, { about: String(since.getTime()) });
    const first = await drawList(news, spec, on(platform));
    expect(countOn(first)).toBe(`1–${size} di ${all.length}`);
    const later = all.filter(number => !seenOn(first).includes(number));
    moveTo(desk, '2026-11-24T12:00');
    const told = async (number: number, ...commands: Parameters<typeof handle>[2][]) => {
      for (const command of commands)
        expect(await handle(desk, number, command, by)).toMatchObject({ ok: true });
    };
    for (const number of [later[0] ?? 0, later.at(-1) ?? 0])
      await told(number, { type: 'close', resolution: 'fatto' }, { type: 'reopen', reason: '' });
    await told(seenOn(first)[1] ?? 0, { type: 'reassign', to: manager });
    const second = await turn(platform, first, next);
    const third = await turn(platform, second, next);
    expect(new Set([...seenOn(first), ...seenOn(second), ...seenOn(third)])).toEqual(new Set(all));
    expect(seenOn(second).length + seenOn(third).length).toBe(later.length);
    const again = await drawList(news, spec, on(platform));
    expect(seenOn(again).slice(0, 2).toSorted()).toEqual([later[0], later.at(-1)].toSorted());
  });

  test('as numbers that were named: whatever becomes of them', async () => {
    const all = await about('Numeri', size + 3);
    const first = await drawList(numbered, listSpec(numbered.key, { about: all.join(',') }), on(platform));
    await close(...seenOn(first));
    const second = await turn(platform, first, next);
    expect([...seenOn(first), ...seenOn(second)]).toEqual(all);
  });
});
