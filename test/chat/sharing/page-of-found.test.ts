import { eq, inArray } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { pageOfFound } from '../../../src/chat/sharing/page-of-found.ts';
import { draft } from '../../../src/store/schema/presses.ts';
import { ticket as table } from '../../../src/store/schema/tickets.ts';
import { circleSees } from '../../../src/ticket/sight/circle.ts';
import { admittedSeeAll } from '../../../src/ticket/sight/sight.ts';
import { person, place } from '../../desk/clock/under-the-clock.ts';
import { arrived, aTypingDesk, bug, speech } from '../commands/a-typing-desk.ts';

const { desk, who } = aTypingDesk();
const size = 5;

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

/** The page that a client asks for that was given so many. */
async function page(typed: string, skip: number, operator = who()): Promise<number[]> {
  const searching = {
    ...{ desk, speech, operator },
    viewer: { kind: 'operator', operator } as const,
    platform: 'teams' as const,
  };
  const found = await pageOfFound(searching, typed, { from: skip, size, unfinished: true });
  if ('fault' in found) throw new Error(found.fault);
  return found.requests.map(({ ticket }) => ticket.number);
}

/** All pages, as a client asks for them that counts what it was given. */
async function allPages(
  typed: string,
  between: (given: number[]) => Promise<unknown> = async () => {},
): Promise<number[]> {
  const given: number[] = [];
  for (let next = await page(typed, 0); next.length > 0; next = await page(typed, given.length)) {
    given.push(...next);
    await between(given);
  }
  return given;
}
const close = async (...numbers: number[]) =>
  await desk.db.update(table).set({ status: 'closed' }).where(inArray(table.number, numbers));

describe('pages that are asked for by how many one was given', () => {
  test('have each that was found once, whatever comes and is closed between', async () => {
    const all = await about('Girasole', 17);
    const given = await allPages('Girasole state:new', async shown => {
      await close(...shown.slice(-2), ...all.filter(number => !shown.includes(number)).slice(0, 1));
      await about('Girasole', 2);
    });
    expect(given.toSorted()).toEqual(all.toSorted());
  });

  test('leave out what may not be seen any more, and lose or double nothing else for it', async () => {
    const all = await about('Mimosa', 17);
    desk.maySeeWords = circleSees({ channels: [], people: [] });
    let hidden = 0;
    const given = await allPages('Mimosa', async shown => {
      const [next] = all.filter(number => !shown.includes(number));
      if (hidden > 0 || !next) return;
      hidden = next;
      await desk.db.update(table).set({ restricted: true }).where(eq(table.number, next));
    });
    desk.maySeeWords = admittedSeeAll;
    expect(given.toSorted()).toEqual(all.filter(number => number !== hidden).toSorted());
  });

  test('are each one’s own, and begin anew where one looks anew', async () => {
    const all = await about('Glicine', 7);
    const colleague = await person(desk.db, 'Bea', 'operator');
    expect(await page('Glicine', 0)).toHaveLength(size);
    await close(...all);
    await about('Glicine', 2);
    expect(await page('Glicine state:new', 0, colleague)).toHaveLength(2);
    expect((await page('Glicine', 0)).length).toBe(size);
    expect(await page('Glicine', 5)).toHaveLength(4);
  });

  test('go on by their number where nothing is kept any more', async () => {
    const all = await about('Ortensia', 7);
    const first = await page('Ortensia', 0);
    await desk.db.delete(draft);
    expect([...first, ...(await page('Ortensia', 5))].toSorted()).toEqual(all.toSorted());
    expect(await page('Ortensia', 7)).toEqual([]);
  });
});
