import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { reportInCsv } from '../../../src/chat/reports/in-csv.ts';
import { companyInText } from '../../../src/cli/reports/company-in-text.ts';
import { reportInText } from '../../../src/cli/reports/table.ts';
import { liveCalendar } from '../../../src/desk/clock/live-calendar.ts';
import { adoptTerms, recompute } from '../../../src/desk/clock/recompute.ts';
import { liveCompanies } from '../../../src/desk/companies/live-companies.ts';
import type { Desk } from '../../../src/desk/desk.ts';
import { handle } from '../../../src/desk/handle.ts';
import { requestsBehind } from '../../../src/desk/reports/behind.ts';
import { countedIn } from '../../../src/desk/reports/counted.ts';
import { measureDue, measureSoon } from '../../../src/desk/reports/measuring.ts';
import {
  noteShown,
  noteTaken,
  noteTold,
  type ReportAsked,
  reportFor,
} from '../../../src/desk/reports/report.ts';
import { countUnmeasured, noteUnmeasured } from '../../../src/store/reports/unmeasured.ts';
import { appendEvents } from '../../../src/store/tickets/events.ts';
import type { TicketCommand } from '../../../src/ticket/commands.ts';
import { type FigureKey, figureKeys } from '../../../src/ticket/reports/figures.ts';
import type { Report } from '../../../src/ticket/reports/report.ts';
import { circleSees } from '../../../src/ticket/sight/circle.ts';
import { actorOf, type Operator } from '../../../src/ticket/words.ts';
import { ownDatabase } from '../../database.ts';
import { ticketFrom } from '../../ticket/at-rome.ts';
import { bug } from '../../ticket/categories.ts';
import { aLog } from '../../ticket/reports/a-log.ts';
import { aDesk } from '../a-desk.ts';
import { emptyOutbox, jobs, moveTo, person, place } from '../clock/under-the-clock.ts';

const own = ownDatabase();
const desk = aDesk(() => own.database.db);
const db = () => own.database.db;
const butWith = (change: PropertyDescriptorMap): Desk =>
  Object.defineProperties({} as Desk, { ...Object.getOwnPropertyDescriptors(desk), ...change });
const open = butWith({ reports: { value: { perOperator: true } } });
let anna: Operator;
let giulia: Operator;

beforeAll(async () => {
  moveTo(desk, '2026-11-24T09:00');
  anna = await person(db(), 'Anna');
  giulia = await person(db(), 'Giulia', 'manager');
});

/** A request that came in then, as the desk has it. */
async function opened(at: string): Promise<number> {
  const number = await place(desk, ticketFrom(at));
  await appendEvents(db(), aLog(at, [], { ticket: number }), null);
  return number;
}

async function does(number: number, at: string, command: TicketCommand, who = anna): Promise<void> {
  moveTo(desk, at);
  const done = await handle(desk, number, command, { actor: actorOf(who), origin: 'slack', key: null });
  expect(done.ok).toBe(true);
}

const november: ReportAsked = {
  span: { from: '2026-11-01', to: '2026-11-30' },
  step: 'week',
  filter: {},
  by: ['category'],
};

async function reported(about: Partial<ReportAsked> = {}, by: Desk = desk): Promise<Report> {
  const made = await reportFor(by, { kind: 'machine' }, { ...november, ...about });
  if (!made.ok) throw new Error(made.refusal.reason);
  return made.report;
}

test('what happens is counted, by the step and apart, and the backlog as it was at each end', async () => {
  const [one, two] = [await opened('2026-11-24T09:00'), await opened('2026-11-24T09:30')];
  await does(one, '2026-11-24T09:15', { type: 'claim' });
  await does(one, '2026-11-24T09:30', { type: 'classify', category: bug, priority: 2 });
  await does(one, '2026-11-24T11:00', { type: 'close', resolution: 'Corretto.' });
  await does(two, '2026-11-25T12:00', { type: 'claim' });
  moveTo(desk, '2026-11-27T17:00');
  const { whole, steps, by, arrivals, uncounted, before } = await reported();
  expect(whole.opened.value).toBe(2);
  expect(whole.claimShare).toEqual({ value: 0.5, part: 1, of: 2 });
  expect(whole.claimMedian).toEqual({ value: 15 * 60, of: 2 });
  expect(whole.claimNinth.value).toBe(10.5 * 3600);
  expect(whole.resolveMedian.value).toBe(2 * 3600);
  expect(whole.backlog.value).toBe(1);
  expect(steps.map(({ span, figures }) => [span.from, figures.opened.value])).toEqual([
    ['2026-11-01', 0],
    ['2026-11-02', 0],
    ['2026-11-09', 0],
    ['2026-11-16', 0],
    ['2026-11-23', 2],
  ]);
  expect(by.category?.map(({ value, figures }) => [value, figures.closed.value])).toEqual([
    ['', 0],
    ['bug', 1],
  ]);
  expect(arrivals[1]?.[9]).toBe(2);
  expect(uncounted).toBe(0);
  // The month is not over: as much of the one before.
  expect(before).toMatchObject({ span: { from: '2026-10-01', to: '2026-10-27' }, isCut: true });
  expect(before.asOf.toISOString()).toBe('2026-10-27T16:00:00.000Z');
});

test('the clock has it measured where anything waits, and the job takes what there is, several times over', async () => {
  await emptyOutbox(db());
  await measureSoon(butWith({}));
  expect(await jobs(db(), 'measure')).toEqual([]);
  const number = await opened('2026-11-27T10:00');
  await noteUnmeasured(db(), [number, number]);
  await measureSoon(butWith({}));
  await measureSoon(butWith({}));
  expect(await jobs(db(), 'measure')).toHaveLength(1);
  await measureDue(desk);
  await noteUnmeasured(db(), [number]);
  await measureDue(desk);
  expect(await countUnmeasured(db())).toBe(0);
  const [found] = await db().execute<{ facts: number; standings: number }>(sql`
    select (select count(*)::int from measured_fact where ticket = ${number}) as facts,
      (select count(*)::int from measured_standing where ticket = ${number} and upper_inf(during)) as standings`);
  expect(found).toEqual({ facts: 1, standings: 1 });
});

test('a closure that is written down later moves no figure of before; a late correction does, and it is said', async () => {
  const number = await opened('2026-11-26T17:30');
  await does(number, '2026-11-27T09:30', { type: 'claim' });
  await does(number, '2026-11-27T09:30', { type: 'classify', category: bug, priority: 1 });
  await does(number, '2026-11-27T09:40', { type: 'note-work', minutes: 30 });
  moveTo(desk, '2026-12-01T09:00');
  const first = await reported();
  await noteTold(desk, first, 'card');
  const closure = { from: '2026-11-25', to: '2026-11-26', name: 'Neve' };
  const calendar = liveCalendar({ ...desk.calendar.base, closures: [closure] });
  const snowed = butWith({ calendar: { value: calendar } });
  await adoptTerms(snowed);
  await recompute(snowed);
  const after = await reported({}, snowed);
  expect([after.whole, after.corrected]).toEqual([first.whole, []]);
  // What was judged by then is told by what was in force; what is still open, by what is.
  const why = async (figure: FigureKey, span: Report['span']) =>
    await countedIn(snowed, { kind: 'machine' }, { figure, span, filter: {}, asOf: null }, number);
  const claim = (await why('claimMedian', november.span))?.facts[0]?.time?.calendar;
  const open = await why('resolveOpenBroken', { from: '2026-12-01', to: '2026-12-31' });
  const resolve = open?.standings[0]?.late[0]?.time.calendar;
  const closures = [claim, resolve].map(each => each?.closures.map(({ name }) => name));
  expect(closures).toEqual([[], ['Neve']]);
  await adoptTerms(desk);
  await does(number, '2026-12-01T10:00', { type: 'correct-work', entry: 4, minutes: 45 });
  expect((await reported()).corrected).toEqual([
    {
      ...{ told: { at: first.asOf, where: 'card' }, span: november.span, figure: 'workMinutes' },
      ...{ was: { value: 30 }, is: { value: 45 } },
    },
  ]);
  const csv = reportInCsv(await reported(), 'it');
  expect(csv).toMatch(/^corrected-was;card 2026-12-01 09:00;.*;workMinutes;.*;minutes;30;;$/m);
  expect(csv).toMatch(/^corrected-is;card 2026-12-01 09:00;.*;workMinutes;.*;minutes;45;;$/m);
  expect(csv).toMatch(/^arrivals;giovedì 17:00;.*;opened;Arrivate;count;[1-9]\d*;;$/m);
  // Whoever looks hides it from nobody; and of what is told in two chats at once both hear.
  await noteShown(desk, await reported(), 'page');
  expect((await reported()).corrected).toHaveLength(1);
  const at = desk.clock();
  const toBoth: number[] = [];
  for (const _ of ['slack', 'teams']) {
    const made = await reportFor(desk, { kind: 'machine' }, november, { toldBy: at });
    if (!made.ok) throw new Error(made.refusal.reason);
    await noteTold(desk, made.report, 'card', at);
    toBoth.push(made.report.corrected.length);
  }
  expect(toBoth).toEqual([1, 1]);
  // What was told today hides it from nobody today, whoever looks next; from tomorrow on it is known.
  expect((await reported()).corrected).toHaveLength(1);
  moveTo(desk, '2026-12-02T09:00');
  expect((await reported()).corrected).toEqual([]);
  await does(number, '2026-12-02T10:30', { type: 'correct-work', entry: 4, minutes: 50 });
  const december = await reported({ span: { from: '2026-12-01', to: '2026-12-31' } });
  expect(december.corrected.map(({ figure }) => figure)).toEqual(['workMinutes']);
  // A colleague who takes a file has told nobody; a manager has, of the same once.
  const kept = async () => {
    const [row] = await db().execute<{ n: number }>(sql`select count(*)::int as n from report_told`);
    return row?.n ?? 0;
  };
  const before = await kept();
  for (const who of [anna, anna, giulia, giulia]) await noteTaken(desk, who, await reported());
  expect(await kept()).toBe(before + 1);
  moveTo(desk, '2026-12-03T09:00');
  expect((await reported()).corrected).toEqual([]);
});

test('of what was told for the first time today, today says what has changed since', async () => {
  const span = { from: '2026-11-25', to: '2026-11-26' };
  const number = await opened('2026-11-25T09:00');
  await does(number, '2026-11-25T09:10', { type: 'claim' });
  await does(number, '2026-11-25T09:20', { type: 'note-work', minutes: 30 });
  moveTo(desk, '2026-12-03T10:00');
  await noteTold(desk, await reported({ span }), 'cli');
  await does(number, '2026-12-03T11:00', { type: 'correct-work', entry: 3, minutes: 45 });
  const { corrected } = await reported({ span });
  expect(corrected.map(({ figure, was, is }) => [figure, (is.value ?? 0) - (was.value ?? 0)])).toEqual([
    ['workMinutes', 15],
  ]);
});

test('while two run with a desk.yaml each, the one that started last says what is promised, once', async () => {
  const kept = async () => {
    const rows = await db().execute<{ hours: number }>(sql`
      select (data #>> '{policy,promises,1,claim,amount}')::int as hours from terms_in_force order by id`);
    return rows.map(({ hours }) => hours);
  };
  const promising = (amount: number) => {
    const { promises } = desk.policy;
    const sooner = { ...promises, 1: { ...promises[1], claim: { amount, unit: 'hour' as const } } };
    return butWith({ policy: { value: { ...desk.policy, promises: sooner } } });
  };
  const [before, since] = [promising(2), promising(3)];
  const known = await kept();
  for (const each of [before, since]) await adoptTerms(each);
  for (let turn = 0; turn < 3; turn += 1) for (const each of [before, since]) await measureDue(each);
  expect((await kept()).slice(known.length)).toEqual([2, 3]);
  await adoptTerms(desk);
  await measureDue(since);
  expect((await kept()).slice(known.length)).toEqual([2, 3, 1]);
});

describe('whose figures somebody may see', () => {
  const asker = (who: Operator) => ({ kind: 'operator' as const, ...who });
  const people = { ...november, by: ['operator' as const] };

  test('of people nobody sees any, until the house switches them on', async () => {
    for (const who of [anna, giulia]) {
      const refused = { ok: false, refusal: { reason: 'per-operator-off' } };
      expect(await reportFor(desk, asker(who), people)).toEqual(refused);
      const theirs = { ...november, filter: { operator: String(who.id) } };
      expect(await reportFor(desk, asker(who), theirs)).toEqual(refused);
    }
  });

  test('then managers see all, and operators their own', async () => {
    const rowsFor = async (who: Operator) => {
      const made = await reportFor(open, asker(who), people);
      return made.ok ? made.report.by.operator?.map(({ value }) => value).toSorted() : made.refusal;
    };
    expect(await rowsFor(giulia)).toEqual(['', String(anna.id)]);
    expect(await rowsFor(anna)).toEqual([String(anna.id)]);
    expect(
      await reportFor(open, asker(anna), { ...november, filter: { operator: String(giulia.id) } }),
    ).toEqual({
      ok: false,
      refusal: { reason: 'others-figures' },
    });
    expect((await reported(people, open)).names.operator[anna.id]).toBe('Anna');
  });
});

test('who is not among the few learns from no figure, list or reckoning whose it is what few may see', async () => {
  const few = butWith({ maySeeWords: { value: circleSees({ channels: [], people: [] }) } });
  const at = '2026-11-30T09:00';
  const number = await place(desk, ticketFrom(at, [], undefined, { company: 'evil', restricted: true }));
  await appendEvents(db(), aLog(at, [], { ticket: number }), null);
  await does(number, '2026-11-30T09:15', { type: 'claim' });
  await does(number, '2026-11-30T09:30', { type: 'note-work', minutes: 10 });
  moveTo(desk, '2026-11-30T17:00');
  const span = { from: '2026-11-30', to: '2026-11-30' };
  const told = async (who: Operator) => {
    const asker = { kind: 'operator', ...who } as const;
    const of = async (about: Partial<ReportAsked>) => {
      const made = await reportFor(few, asker, { ...november, span, ...about });
      if (!made.ok) throw new Error(made.refusal.reason);
      return made.report;
    };
    const filter = { company: 'evil' };
    const why = { figure: 'opened', span, filter, asOf: null } as const;
    const page = { offset: 0, limit: 10 };
    const [apart, alone, none] = [
      await of({ by: ['company'] }),
      await of({ filter, by: [] }),
      await requestsBehind(few, asker, { ...why, filter: { company: '' } }, page),
    ];
    return {
      openedBy: apart.by.company?.flatMap(({ value, figures }) => (figures.opened.value ? [value] : [])),
      alone: [alone.whole.opened.value, alone.whole.backlog.value, alone.withCompany?.unseen],
      behind: (await requestsBehind(few, asker, why, page))?.behind.map(({ ticket }) => ticket),
      ofNone: none?.behind.map(({ ticket }) => ticket).includes(number),
      counted: (await countedIn(few, asker, why, number))?.facts.length,
      says: [apart.hidesCompanies, alone.hidesCompanies],
    };
  };
  const hidden = { ...{ openedBy: [''], alone: [0, 0, 0] }, behind: [], ofNone: true, counted: 0 };
  const known = { ...{ openedBy: ['evil'], alone: [1, 1, 1] }, behind: [number], ofNone: false };
  expect(await told(anna)).toMatchObject({ ...hidden, says: [true, true] });
  expect(await told(giulia)).toMatchObject({ ...known, counted: 1, says: [false, false] });
});

test('a name that begins as a formula is text in a spreadsheet', async () => {
  const evil = {
    ...{ key: 'evil', name: '=HYPERLINK("http://x.example")', domains: ['evil.example'], addresses: [] },
    ...{ product: null, contract: null, promises: null, hours: null, operator: null, isVip: false },
  };
  const withEvil = butWith({ companies: { value: liveCompanies([evil]) } });
  const number = await place(desk, ticketFrom('2026-11-27T10:00', [], undefined, { company: 'evil' }));
  await appendEvents(db(), aLog('2026-11-27T10:00', [], { ticket: number }), null);
  const report = await reported({ by: ['company'] }, withEvil);
  const csv = reportInCsv(report, 'it');
  expect(csv).toContain(`"'=HYPERLINK(""http://x.example"")"`);
  expect(csv).not.toMatch(/(^|;)[=+@]/m);
  expect(reportInText(report, { language: 'it', day: 28_800 })).toContain('Presa in carico rispettata');
  expect(reportInText(report, { language: 'en', day: 28_800 })).toContain('Claim promise kept');
});

test('every figure has requests behind it, as many as it counts where each counts once', async () => {
  const span = { from: '2026-11-01', to: '2026-11-30' };
  const giulias = { kind: 'operator', ...giulia } as const;
  const made = await reportFor(desk, giulias, { span, step: 'month', filter: {}, by: [] });
  if (!made.ok) throw new Error(made.refusal.reason);
  const { whole, asOf } = made.report;
  const behind = async (figure: FigureKey, offset = 0) =>
    await requestsBehind(desk, giulias, { figure, span, filter: {}, asOf }, { offset, limit: 5 });
  for (const figure of figureKeys) {
    const { value, of } = whole[figure];
    const found = await behind(figure);
    expect(found?.total, figure).toBeLessThanOrEqual(of ?? value ?? 0);
    expect((found?.total ?? 0) > 0, figure).toBe((of ?? value ?? 0) > 0);
  }
  expect(whole.opened.value).toBeGreaterThan(0);
  for (const figure of ['opened', 'backlog', 'claimOpenBroken', 'unanswered'] as const)
    expect((await behind(figure))?.total, figure).toBe(whole[figure].value ?? 0);
  // Whoever adds up the list comes to the figure.
  const ofWork = await opened('2026-11-26T09:00');
  await does(ofWork, '2026-11-26T09:10', { type: 'claim' });
  for (const amount of [10, 20, 30])
    await does(ofWork, '2026-11-26T10:00', { type: 'note-work', minutes: amount });
  moveTo(desk, '2026-12-03T12:00');
  const worked = await requestsBehind(
    desk,
    giulias,
    { figure: 'workMinutes', span, filter: {}, asOf: null },
    { offset: 0, limit: 500 },
  );
  expect(worked?.behind.find(({ ticket }) => ticket === ofWork)?.amount).toBe(60);
  const sum = worked?.behind.reduce((all, { amount }) => all + (amount ?? 0), 0);
  expect(sum).toBe(worked?.measured.value);
  const [oldest] = (await behind('backlogAgeOldest'))?.behind ?? [];
  expect(oldest?.amount ?? null).toBe(whole.backlogAgeOldest.value);
});

test('what was done for a company stands in its report: time, quotes and who was inside; of what few may see, how many alone', async () => {
  const key = { kind: 'operator', ...giulia } as const;
  const company = { key: 'acme', name: 'Acme S.p.A.', domains: ['acme.example'], addresses: [] };
  const plain = { product: null, contract: null, promises: null, hours: null, operator: null, isVip: false };
  const withAcme = butWith({ companies: { value: liveCompanies([{ ...company, ...plain }]) } });
  const acmes = async (about = {}) => {
    const at = '2026-11-26T09:00';
    const number = await place(desk, ticketFrom(at, [], undefined, { company: 'acme', ...about }));
    await appendEvents(db(), aLog(at, [], { ticket: number }), null);
    await does(number, '2026-11-26T09:15', { type: 'claim' });
    return number;
  };
  const [one, two] = [await acmes(), await acmes({ restricted: true })];
  const now = '2026-11-26T11:00:00Z';
  const enters = { type: 'enter-system', purpose: 'guardare la coda di stampa', now } as const;
  await does(one, '2026-11-26T12:00', { ...enters, from: '2026-11-26T09:30:00Z' });
  await does(two, '2026-11-26T12:00', { ...enters, from: '2026-11-26T10:30:00Z' });
  await does(one, '2026-11-26T12:10', { type: 'note-work', minutes: 50 });
  await does(one, '2026-11-26T12:15', { type: 'note-work', minutes: 25 });
  moveTo(desk, '2026-11-27T17:00');
  const asked = { ...november, filter: { company: 'acme' } };
  const made = await reportFor(withAcme, key, asked);
  if (!made.ok) throw new Error(made.refusal.reason);
  const { withCompany, whole, names } = made.report;
  expect((await reported({ filter: { company: 'acme', language: 'it' } })).withCompany).toBeNull();
  expect(names.company).toEqual({ acme: 'Acme S.p.A.' });
  expect(whole.entries.value).toBe(2);
  expect(withCompany?.work).toEqual([{ ticket: one, quote: null, minutes: 75 }]);
  expect(withCompany?.entries).toEqual([
    {
      ...{ ticket: one, by: '', purpose: 'guardare la coda di stampa' },
      ...{ from: Date.parse('2026-11-26T09:30:00Z'), until: null },
    },
  ]);
  expect(withCompany?.unseen).toBe(1);
  const csv = reportInCsv(made.report, 'en');
  expect(csv).toContain(
    `work,#${one},${made.report.span.from},${made.report.span.to},workMinutes,Time worked,minutes,75,,`,
  );
  expect(csv).toMatch(new RegExp(`^entry,#${one},2026-.*,purpose,`, 'm'));
  expect(csv).toMatch(/^restricted,,.*,unseen,.*,count,1,,$/m);
  expect(csv).toMatch(/^report,company,.*,only,only,key,acme,,$/m);
  expect(JSON.stringify(withCompany)).not.toContain(String(two));
  expect(companyInText(made.report, 'it').join('\n')).toContain(`2026-11-26 10:30 – …  #${one}  guardare`);
  expect((await reported()).withCompany).toBeNull();
});
