import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import type { CommandAnswer } from '../../../src/chat/card.ts';
import { drawAgain } from '../../../src/chat/lists/draw-again.ts';
import { linesOnPage } from '../../../src/chat/lists/draw-list.ts';
import { readSpec, turnedBy } from '../../../src/chat/lists/spec.ts';
import { linesIn } from '../../../src/chat/nothing.ts';
import { parsePressValue, pressValue } from '../../../src/chat/slack/carried/press-value.ts';
import { ticket as table } from '../../../src/store/schema/tickets.ts';
import { place } from '../../desk/clock/under-the-clock.ts';
import { typingIn } from '../asking.ts';
import { arrived, aTypingDesk, bug, numbersOf, speech } from '../commands/a-typing-desk.ts';

const { desk, who, type } = aTypingDesk();

/** Presses one of the list's own buttons, which travels as Slack carries it. */
async function turn(answer: CommandAnswer, label: string): Promise<CommandAnswer> {
  const button = answer.sections.at(-1)?.buttons.find(each => each.label === label);
  const borne = button && parsePressValue(pressValue({ ...button, ticket: 0 }));
  const spec = readSpec(answer.list);
  if (!borne || !spec) throw new Error(`no ${label}`);
  const drawn = await drawAgain(turnedBy(spec, { page: borne.page }), typingIn(desk, speech, who()));
  if (!drawn) throw new Error('no list');
  return drawn;
}
const seenOn = (answer: CommandAnswer) => numbersOf(linesIn(answer));
const countOn = (answer: CommandAnswer) => answer.sections.at(-1)?.count;

test.each([
  ['coda', 'new', 3],
  ['coda', 'new', null],
  ['in attesa', 'waiting', 3],
] as const)(
  '%s: what was taken out of the first page meanwhile makes none be passed over',
  async (command, status, priority) => {
    const size = linesOnPage.slack;
    for (let n = 0; n < 26; n += 1) {
      const at = `2026-11-23T${10 + (n % 3)}:${String(n).padStart(2, '0')}`;
      const number = await place(desk, bug(n % 2 ? at : arrived, priority ?? 4));
      const due = priority === null ? { claimDue: null, resolveDue: null, priority: null } : {};
      await desk.db
        .update(table)
        .set({ status, ...due })
        .where(eq(table.number, number));
    }
    const first = await type(command);
    expect([seenOn(first).length, countOn(first)]).toEqual([size, '1–12 di 26']);
    // Three of them, the last one that was shown too, are dealt with by a colleague.
    for (const number of [...seenOn(first).slice(0, 2), seenOn(first)[size - 1] ?? 0])
      await desk.db.update(table).set({ status: 'closed' }).where(eq(table.number, number));
    const second = await turn(first, 'Successive');
    expect(countOn(second)).toBe('10–21 di 23');
    const third = await turn(second, 'Successive');
    expect(countOn(third)).toBe('22–23 di 23');
    expect(new Set([...seenOn(first), ...seenOn(second), ...seenOn(third)]).size).toBe(26);
    expect(third.sections.at(-1)?.buttons.map(({ label }) => label)).toEqual(['Precedenti']);
    const back = await turn(third, 'Precedenti');
    expect(seenOn(back)).toEqual(seenOn(second));
    expect(countOn(await turn(back, 'Precedenti'))).toBe('1–12 di 23');
  },
);
