import { beforeEach, expect, test } from 'vitest';
import type { Desk } from '../../../src/desk/desk.ts';
import { enrol } from '../../../src/desk/people/enrol.ts';
import { settleEverybodysSight } from '../../../src/desk/people/sight.ts';
import { findHomePage, noteLooked } from '../../../src/store/chats/home-pages.ts';
import { noteWordsShown, personAs } from '../../../src/store/chats/words-shown.ts';
import { circleSees } from '../../../src/ticket/sight/circle.ts';
import type { Role } from '../../../src/ticket/words.ts';
import { ownDatabase } from '../../database.ts';
import { ticketFrom } from '../../ticket/at-rome.ts';
import { aDesk } from '../a-desk.ts';
import { emptyOutbox, jobs, place } from '../clock/under-the-clock.ts';

const own = ownDatabase();
const desk = aDesk(() => own.database.db);
const key = { platform: 'teams', userId: 'T-Anna' } as const;
const anna = 'anna@x.example';

/** As another desk.yaml says it. */
function yaml({ people = [], role = 'operator' }: { people?: string[]; role?: Role }): void {
  const listed = new Map([[anna, { name: 'Anna', role }]]);
  Object.assign(desk, {
    maySeeWords: circleSees({ channels: [{ platform: 'teams', channel: 'few' }], people }),
    access: { kind: 'list', listed },
  } satisfies Partial<Desk>);
}
const said = { userId: key.userId, name: 'Anna', email: anna, inOperatorsChannel: true };
const admitted = async (member: typeof said | null = said) => await enrol(desk, 'teams', key.userId, member);
const isLookedAt = async () => (await findHomePage(desk.db, key))?.dueAt != null;
const taken = async () => (await jobs(desk.db, 'hush-alone')).map(({ payload }) => payload);

let number = 0;
/** She sees what few may see: it stands on her page, and in her chat. */
async function told(): Promise<void> {
  const id = (await admitted())?.id ?? 0;
  await settleEverybodysSight(desk);
  number = await place(desk, { ...ticketFrom('2026-11-24T09:00', []), restricted: true });
  await noteWordsShown(
    desk.db,
    { platform: 'teams', destination: personAs(id) },
    { message: 'm', within: 'c' },
    [number],
  );
  const page = { list: 'home', mark: '', chat: 'c', message: 'p', drawnAt: desk.clock(), dueAt: null };
  await noteLooked(desk.db, key, id, page);
  await emptyOutbox(desk.db);
}
beforeEach(async () => await emptyOutbox(desk.db));

test.each<[string, () => void, () => Promise<unknown>]>([
  [
    'is no admin any more, as she is next known',
    () => yaml({ role: 'admin' }),
    async () => {
      yaml({});
      await admitted();
    },
  ],
  [
    'is not among the people of the few any more, as the desk starts',
    () => yaml({ people: [anna] }),
    async () => {
      yaml({});
      await settleEverybodysSight(desk);
    },
  ],
  ['has left', () => yaml({ people: [anna] }), async () => await admitted(null)],
])(
  'who %s: her page is drawn anew, and what she was told alone is taken away, once',
  async (_, before, turns) => {
    before();
    await told();
    expect([await isLookedAt(), await taken()]).toEqual([false, []]);
    await turns();
    expect(await isLookedAt()).toBe(true);
    expect(await taken()).toContainEqual({ ticket: number });
    await emptyOutbox(desk.db);
    await settleEverybodysSight(desk);
    expect(await taken()).toEqual([]);
  },
);

test('who sees it from now on has her page drawn anew, and nothing is taken from her', async () => {
  yaml({});
  await told();
  yaml({ people: [anna] });
  await settleEverybodysSight(desk);
  expect(await isLookedAt()).toBe(true);
  expect(await taken()).toEqual([]);
});

test('of whom it was never noted what stands before them is looked at, too', async () => {
  yaml({ people: [anna] });
  await told();
  await desk.db.execute('update operator set sees_restricted = null');
  yaml({});
  await settleEverybodysSight(desk);
  expect(await taken()).toContainEqual({ ticket: number });
});
