import { eq } from 'drizzle-orm';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { bulletinCard } from '../../../src/chat/clock/bulletins.ts';
import { noLinks } from '../../../src/chat/lists/card-links.ts';
import { drawList } from '../../../src/chat/lists/draw-list.ts';
import { ofColleague } from '../../../src/chat/lists/kinds/of-colleague.ts';
import { listSpec } from '../../../src/chat/lists/spec.ts';
import { wordsIn } from '../../../src/chat/words/words.ts';
import { operator as operatorTable } from '../../../src/store/schema/people.ts';
import { ticket as table } from '../../../src/store/schema/tickets.ts';
import type { Operator } from '../../../src/ticket/words.ts';
import { ownDatabase } from '../../database.ts';
import { aDesk } from '../../desk/a-desk.ts';
import { moveTo, person, place } from '../../desk/clock/under-the-clock.ts';
import { asked, claimed, classified, closed, rome, type Story, ticketFrom } from '../../ticket/at-rome.ts';
import { billable, categoryCalled } from '../../ticket/categories.ts';
import { speechIn } from '../a-moment.ts';

const own = ownDatabase();
const desk = aDesk(() => own.database.db);
const speech = speechIn('en');
let marco: Operator;

beforeAll(async () => {
  marco = await person(desk.db, 'Marco');
});
beforeEach(async () => {
  await desk.db.update(table).set({ status: 'closed', wakeAt: null });
  moveTo(desk, '2026-11-25T09:00');
});

const forecast = async () =>
  await bulletinCard(
    desk,
    {
      platform: 'slack',
      channel: 'C0ADMINS',
      kind: 'forecast',
      at: rome('2026-11-25T09:00').toISOString(),
      until: rome('2026-11-25T13:00').toISOString(),
    },
    speech,
    noLinks,
  );
const bug = (arrived: string, priority: 1 | 2 | 3, ...story: Story) =>
  ticketFrom(arrived, [[arrived, classified(categoryCalled('bug'), priority)], ...story]);

test('the forecast: what breaks before the window shuts, the most pressing first', async () => {
  const at13 = await place(desk, bug('2026-11-25T09:00', 2));
  const at10 = await place(desk, bug('2026-11-25T09:00', 1));
  const by = { assignee: { id: marco.id, name: 'Marco' } };
  const resolution = '2026-11-24T12:00';
  const at12 = await place(desk, { ...bug(resolution, 1, [resolution, claimed]), ...by });
  for (const other of [
    // Broken already, due after lunch, standing still, closed, of no promise.
    bug('2026-11-24T09:00', 1),
    bug('2026-11-25T09:00', 3),
    { ...bug(resolution, 1, [resolution, claimed], ['2026-11-24T15:00', asked]), ...by },
    { ...bug(resolution, 1, [resolution, claimed], ['2026-11-24T15:00', closed]), ...by },
    ticketFrom('2026-11-25T09:00', [['2026-11-25T09:00', classified(billable)]]),
  ])
    await place(desk, other);
  const card = await forecast();
  expect(card?.items.map(({ ticket, actions }) => [ticket, ...actions.map(({ verb }) => verb)])).toEqual([
    [at10, 'claim', 'reassign'],
    [at12, 'take-over', 'reassign'],
    [at13, 'claim', 'reassign'],
  ]);
});

test('the forecast names a resolution that breaks, of a ticket whose claim is broken already', async () => {
  const number = await place(desk, bug('2026-11-24T12:00', 1));
  const card = await forecast();
  expect(card?.items.map(({ ticket }) => ticket)).toEqual([number]);
  expect([card?.items[0]?.deadline, card?.items[0]?.lines[0]]).toEqual([
    'Claim was due Tue 24 Nov, 13:00 · 4 h of working time late',
    'To be resolved by Wed 25 Nov, 12:00 · on track · 3 h of working time left',
  ]);
});

test.each([
  ['manager', 'all managers'],
  ['operator', 'the whole channel'],
] as const)(
  'a closure without anybody on call names whom a blocking request would call: %s',
  async (role, called) => {
    await desk.db.update(operatorTable).set({ role });
    const card = await bulletinCard(
      desk,
      {
        platform: 'slack',
        channel: 'C0ADMINS',
        kind: 'unattended-closure',
        at: rome('2026-11-25T09:00').toISOString(),
        closure: 'Trasloco',
        from: '2026-11-26',
        to: '2026-11-27',
      },
      speech,
      noLinks,
    );
    expect(card?.intro).toContain(`nobody is named as on call. A blocking request would notify ${called}.`);
  },
);

test('no forecast where nothing breaks', async () => {
  await place(desk, bug('2026-11-25T09:00', 3));
  expect(await forecast()).toBeNull();
});

test('the hand-over: what nobody has first, then what each leaves open, with its next deadline and the way to all of it', async () => {
  const by = { assignee: { id: marco.id, name: 'Marco' } };
  const arrived = '2026-11-25T09:00';
  const number = await place(desk, { ...bug(arrived, 1, [arrived, claimed]), ...by });
  const nobodys = await place(desk, bug(arrived, 1));
  const card = await bulletinCard(
    desk,
    {
      platform: 'slack',
      channel: 'C0SUPPORT',
      kind: 'hand-over',
      at: rome('2026-11-25T18:30').toISOString(),
    },
    speech,
    noLinks,
  );
  const due = expect.stringMatching(/ · To be (resolved|claimed) by .*25 Nov/);
  expect(card?.items.map(({ title, lines, actions }) => [title, lines, actions.map(a => a.page)])).toEqual([
    ['Unassigned · 1', [{ token: `#${nobodys}`, link: '', text: due }], ['to-queue']],
    ['Marco · 1 open', [{ token: `#${number}`, link: '', text: due }], [`to-of.${marco.id}`]],
  ]);
  expect([card?.title, card?.summary]).toEqual(Array(2).fill('Left open for Thursday 26 November'));
});

test('its numbers are those of the lists to which it leads: what was put off is in none, a turn is in both', async () => {
  const anna = await person(desk.db, 'Anna');
  const arrived = '2026-11-25T09:00';
  const with_ = (who: Operator) => ({ assignee: { id: who.id, name: who.name } });
  const told = bug(arrived, 1, [arrived, claimed]);
  await place(desk, { ...told, ...with_(marco) });
  const snoozedUntil = rome('2026-11-30T09:00');
  for (const who of [marco, anna])
    await desk.db
      .update(table)
      .set({ snoozedUntil })
      .where(eq(table.number, await place(desk, { ...told, ...with_(who) })));
  const turn = await place(desk, bug(arrived, 1));
  await desk.db.update(table).set({ turnId: marco.id, turnName: 'Marco' }).where(eq(table.number, turn));
  const at = rome('2026-11-25T18:30').toISOString();
  const payload = { platform: 'slack', channel: 'C0SUPPORT', kind: 'hand-over', at } as const;
  const card = await bulletinCard(desk, payload, speech, noLinks);
  expect(card?.items.map(({ title }) => title)).toEqual(['Unassigned · 1', 'Marco · 2 open']);
  const viewer = { kind: 'operator', operator: marco } as const;
  const asking = {
    desk,
    speech,
    aloud: speech,
    links: noLinks,
    operator: marco,
    viewer,
    platform: 'slack',
  } as const;
  const list = await drawList(ofColleague, listSpec('of', { about: String(marco.id) }), asking);
  expect(list.sections[0]?.count).toBe('2 tickets');
});

test('a hand-over on a Friday is for Monday: nobody works tomorrow', async () => {
  moveTo(desk, '2026-11-27T18:30');
  const by = { assignee: { id: marco.id, name: 'Marco' } };
  await place(desk, { ...bug('2026-11-27T09:00', 1), ...by });
  const at = rome('2026-11-27T18:30').toISOString();
  const payload = { platform: 'slack', channel: 'C0SUPPORT', kind: 'hand-over', at } as const;
  const said = await bulletinCard(desk, payload, { ...speech, language: 'it' }, noLinks);
  expect(said?.title).toBe('Resta aperto per lunedì 30 novembre');
});

test('what somebody left behind is one thing or several, and the words agree', () => {
  const [it, en] = [wordsIn('it').people.left, wordsIn('en').people.left];
  expect(it.intro('Marco', 1)).toContain('Il cliente aspetta: passala a un collega o rimettila in coda.');
  expect(it.intro('Marco', 2)).toContain('I clienti aspettano: passale a un collega o rimettile in coda.');
  expect(en.intro('Marco', 1)).toContain('give it to a colleague, or put it back');
  expect(en.intro('Marco', 2)).toContain('give the tickets to a colleague, or put them back');
});
