import { sql } from 'drizzle-orm';
import { DateTime } from 'luxon';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { reportInCsv } from '../../../src/chat/reports/in-csv.ts';
import { availability } from '../../../src/cli/availability/availability.ts';
import { reportInText } from '../../../src/cli/reports/table.ts';
import { availabilityIn, wayIn } from '../../../src/desk/availability/availability-in.ts';
import { judgeServices } from '../../../src/desk/availability/judge.ts';
import { noteLooks } from '../../../src/desk/availability/note-looks.ts';
import { openIncidentOfOutage } from '../../../src/desk/incidents/of-outage.ts';
import { callOffMaintenance, planMaintenance } from '../../../src/desk/maintenance/plan-maintenance.ts';
import { outagesOf } from '../../../src/desk/reports/availability.ts';
import { reportFor } from '../../../src/desk/reports/report.ts';
import { keepTerms } from '../../../src/desk/reports/terms-in-force.ts';
import { outagesBetween } from '../../../src/store/availability/standings.ts';
import { minuteMs } from '../../../src/ticket/availability/minutes.ts';
import { noRule } from '../../../src/ticket/incidents/fits.ts';
import { shippedConfig } from '../../journeys/a-house.ts';
import { anIncidentDesk } from '../incidents/an-incident-desk.ts';

const { desk, by } = anIncidentDesk();
Object.assign(desk, {
  services: [
    {
      key: 'app',
      name: { it: 'Protocollo', en: 'Registry' },
      products: [],
      probe: { kind: 'http', url: 'http://127.0.0.1:1/', says: null },
    },
  ],
});
const day = 24 * 60 * minuteMs;
let begin = 0;

beforeEach(async () => {
  await desk.db.execute(sql`delete from probed_hour`);
  await desk.db.execute(sql`delete from service_standing`);
  await desk.db.execute(sql`delete from outage`);
  await desk.db.execute(sql`delete from graphile_worker._private_jobs`);
  desk.advance(day);
  begin = Math.floor(desk.clock().getTime() / minuteMs) * minuteMs;
});

/** Each sign is a minute: what is seen of it is kept in it, and what is over is judged, as the desk does. */
async function pass(signs: string, place = 'here', service = 'app'): Promise<void> {
  for (const sign of signs) {
    const minute = new Date(Math.floor(desk.clock().getTime() / minuteMs) * minuteMs);
    const looked = sign === ' ' ? [] : [{ service, isUp: sign === '+', why: sign === '+' ? '' : 'HTTP 503' }];
    await noteLooks(desk, { place, minute }, looked);
    await judgeServices(desk);
    desk.advance(minuteMs);
  }
}

const told = async () =>
  (
    await desk.db.execute<{
      payload: { subject: string; details: Record<string, string>; platform: string };
    }>(sql`select payload from graphile_worker._private_jobs order by run_at, id`)
  )
    .map(({ payload }) => payload)
    .filter(({ subject, platform }) => subject?.startsWith('service-') && platform === 'slack')
    .map(({ subject, details }) => ({ subject, ...details }));

test('the report tells of services and of the ways in, and of nothing where it is of some requests alone', async () => {
  await pass('++++- ++', 'here');
  desk.advance(-8 * minuteMs);
  await pass('+++++++-', 'here', wayIn.smtp);
  const day = new Date(begin).toISOString().slice(0, 10);
  const asked = { span: { from: day, to: day }, step: 'day', by: [] } as const;
  const made = await reportFor(desk, { kind: 'machine' }, { ...asked, filter: {} });
  if (!made.ok) throw new Error(made.refusal.reason);
  const { promised, services } = made.report.availability ?? {};
  expect(promised).toBe(99.95);
  expect(
    services?.map(({ key, isWayIn, share, outages, isKept }) => [key, isWayIn, share, outages, isKept]),
  ).toEqual([
    ['app', false, 6 / 7, 1, null],
    ['smtp:', true, 7 / 8, 1, null],
  ]);
  expect(services?.[0]?.minutes).toMatchObject({ up: 6, down: 1, planned: 0 });
  // Behind each figure stand the outages that it counts.
  expect(await outagesOf(desk, asked.span, 'app')).toEqual({
    service: services?.[0],
    outages: [expect.objectContaining({ minutesDown: 1, until: new Date(begin + 6 * minuteMs) })],
  });
  expect(await outagesOf(desk, asked.span, 'none')).toBeNull();
  const csv = reportInCsv(made.report, 'it');
  expect(csv).toContain('availability;Protocollo;');
  expect(csv).toContain('availability;Porta SMTP;');
  expect(csv).toContain(`availability;Protocollo;${day};${day};promised;Promessa di un mese;percent;99,95`);
  expect(csv).toContain(
    `availability;Protocollo;${day};${day};available;Disponibile;share;0,857142857142857`,
  );
  expect(reportInText(made.report, { language: 'en', day: 28_800 })).toMatch(/Registry +85\.714% +/);
  const some = await reportFor(desk, { kind: 'machine' }, { ...asked, filter: { category: 'bug' } });
  expect(some.ok && some.report.availability).toBeNull();
});

test('a month that is over keeps its verdict, whatever is promised since', async () => {
  const { zone } = desk.calendar.now();
  const month = DateTime.fromJSDate(desk.clock(), { zone }).plus({ months: 1 }).startOf('month');
  const [from, to] = [month.toISODate() ?? '', month.endOf('month').toISODate() ?? ''];
  const promise = async (promised: number) => {
    Object.assign(desk, { availability: { ...desk.availability, promised } });
    await keepTerms(desk, 'start');
  };
  const before = desk.availability.promised;
  await promise(99.8);
  // One hour of it was down: 99.86 % or less by the days that it has, and more than 99.8.
  await desk.db.execute(sql`
    insert into probed_hour (service, place, hour, marks)
    select 'app', 'here', hour, case when rank = 1 then repeat('-', 60) else repeat('+', 60) end
    from (select hour, row_number() over (order by hour) as rank from generate_series(
      ${month.toJSDate().toISOString()}::timestamptz, ${month.endOf('month').toJSDate().toISOString()}::timestamptz,
      interval '1 hour') as hour) as hours`);
  desk.advance(month.plus({ months: 1, days: 2 }).toMillis() - desk.clock().getTime());
  await promise(before);
  const asked = { span: { from, to }, step: 'month', by: [], filter: {} } as const;
  const made = await reportFor(desk, { kind: 'machine' }, asked);
  expect(made).toMatchObject({
    report: { availability: { promised: 99.8, services: [{ key: 'app', isKept: true }] } },
  });
  expect(await outagesOf(desk, asked.span, 'app')).toMatchObject({ service: { isKept: true } });
  const said = vi.spyOn(console, 'log').mockImplementation(() => {});
  await availability(desk, { policy: shippedConfig().policy }, ['--month', from.slice(0, 7)]);
  expect(String(said.mock.calls[0])).toContain('99.8%');
  said.mockRestore();
  // The month that goes on is judged by what is promised now.
  const now = DateTime.fromJSDate(desk.clock(), { zone });
  const going = { from: now.startOf('month').toISODate() ?? '', to: now.endOf('month').toISODate() ?? '' };
  const current = await reportFor(desk, { kind: 'machine' }, { ...asked, span: going });
  expect(current).toMatchObject({ report: { availability: { promised: before } } });
});

describe('a service that is looked at each minute', () => {
  test('the operators are told once that it is down, and once that it is back, and how long it was', async () => {
    await pass('++----------');
    const since = new Date(begin + 2 * minuteMs).toISOString();
    expect(await told()).toEqual([
      expect.objectContaining({ subject: 'service-down', service: 'app', since, error: 'HTTP 503 (here)' }),
    ]);
    await pass('+++++');
    const until = new Date(begin + 12 * minuteMs).toISOString();
    expect((await told())[1]).toMatchObject({ subject: 'service-back', since, until });
    const [known] = await availabilityIn(desk, { from: new Date(begin), to: new Date(begin + day) });
    expect(known).toMatchObject({
      service: 'app',
      availability: { counted: { up: 7, down: 10, unknown: 0 } },
    });
    expect(known?.outages()).toEqual([{ from: new Date(since), until: new Date(until), minutesDown: 10 }]);
  });

  test('minutes in which nobody looked are unknown, and two who look at once judge each minute once', async () => {
    await pass('++');
    desk.advance(30 * minuteMs);
    await pass('--');
    await Promise.all(Array.from({ length: 4 }, () => judgeServices(desk)));
    await pass('--');
    await Promise.all(Array.from({ length: 4 }, () => judgeServices(desk)));
    expect((await told()).map(({ subject }) => subject)).toEqual(['service-down']);
    const [known] = await availabilityIn(desk, { from: new Date(begin), to: new Date(begin + day) });
    expect(known?.availability.counted).toEqual({ up: 2, down: 4, unknown: 30 });
  });

  test('a second place that reaches it says that it is up: our own way there was broken', async () => {
    await pass('+');
    for (let minute = 0; minute < 6; minute += 1) {
      const at = new Date(Math.floor(desk.clock().getTime() / minuteMs) * minuteMs);
      await noteLooks(desk, { place: 'milan', minute: at }, [{ service: 'app', isUp: true, why: '' }]);
      await pass('-');
    }
    expect(await told()).toEqual([]);
    const [known] = await availabilityIn(desk, { from: new Date(begin), to: new Date(begin + day) });
    expect(known?.availability.share).toBe(1);
  });

  test('planned maintenance is told apart, and nobody is called for it', async () => {
    const from = new Date(begin);
    const to = new Date(begin + 5 * minuteMs);
    const texts = { it: 'Aggiornamento', en: 'Update' };
    const { actor, origin } = await by('giulia');
    // It was planned beforehand.
    desk.advance(-minuteMs);
    const planned = await planMaintenance(
      desk,
      { id: 0, service: 'app', from, to, texts },
      { actor, origin },
      { was: null, announcement: null },
    );
    expect(planned).toMatchObject({ ok: true });
    desk.advance(minuteMs);
    await pass('-----++');
    expect(await told()).toEqual([]);
    const [known] = await availabilityIn(desk, { from: new Date(begin), to: new Date(begin + day) });
    expect(known?.availability).toMatchObject({
      counted: { up: 2, down: 0, unknown: 0 },
      planned: { down: 5 },
      share: 1,
    });
  });

  test('maintenance that is planned while it is down takes nothing away, and what is called off halfway counts as far as it went', async () => {
    const { actor, origin } = await by('giulia');
    const texts = { it: 'Riparazione', en: 'Repair' };
    const plan = async (minutes: number) =>
      await planMaintenance(
        desk,
        {
          ...{ id: 0, service: 'app', texts },
          from: new Date(desk.clock().getTime()),
          to: new Date(desk.clock().getTime() + minutes * minuteMs),
        },
        { actor, origin },
        { was: null, announcement: null },
      );
    await pass('++---');
    expect(await plan(10)).toMatchObject({ ok: true });
    // Back two minutes later, and down once more as they work on it.
    await pass('--+++--+');
    desk.advance(minuteMs * 30);
    const second = await plan(10);
    await pass('---');
    if (!second.ok) throw new Error(second.reason);
    const off = await callOffMaintenance(desk, second.id, { actor, origin }, { was: 1, announcement: null });
    expect(off).toMatchObject({ ok: true });
    await pass('--+');
    const between = async (from: number, to: number) => {
      const [known] = await availabilityIn(desk, { from: new Date(from), to: new Date(to) });
      return known?.availability;
    };
    const all = await between(begin, begin + day);
    expect(all?.counted).toMatchObject({ up: 3, down: 7 });
    expect(all?.planned).toMatchObject({ up: 4, down: 5 });
    // Wherever a report begins: in the midst of the outage, too.
    const cut = begin + 6 * minuteMs;
    const [earlier, rest] = [await between(begin, cut), await between(cut, begin + day)];
    expect([earlier?.counted.down, rest?.counted.down]).toEqual([4, 3]);
  });

  test('of an outage one incident is made, whoever presses', async () => {
    await pass('------');
    const [outage] = await outagesBetween(desk.db, new Date(begin), new Date(begin + day));
    const opening = { title: 'Protocollo non risponde', rule: noRule, service: 'app' };
    const open = async (person: 'anna' | 'giulia', key: string) =>
      await openIncidentOfOutage(desk, opening, outage?.id ?? 0, await by(person, key));
    const before = await incidents();
    const done = await Promise.all([open('anna', 'press-a'), open('giulia', 'press-g')]);
    expect(done.toSorted()).toEqual([false, true]);
    expect(await incidents()).toBe(before + 1);
    // The same press again opened it, and says so.
    const again = [await open('anna', 'press-a'), await open('giulia', 'press-g')];
    expect(again).toEqual(done);
    expect(await incidents()).toBe(before + 1);
  });

  async function incidents(): Promise<number> {
    const [row] = await desk.db.execute<{ count: number }>(sql`select count(*)::int as count from incident`);
    return row?.count ?? 0;
  }
});

test.each([
  ['three days', 3 * day],
  ['ten minutes', 10 * minuteMs],
])(
  'a clock that went %s ahead and came back silences no alarm, and what nobody looks at any more is not down',
  async (_, ahead) => {
    desk.advance(ahead);
    await pass('+');
    desk.advance(-ahead - minuteMs);
    await pass('-----');
    expect((await told()).map(({ subject }) => subject)).toEqual(['service-down']);
    const { services } = desk;
    Object.assign(desk, { services: [] });
    await judgeServices(desk);
    Object.assign(desk, { services });
    const [outage] = await outagesBetween(desk.db, new Date(begin - day), new Date(begin + day));
    expect(outage?.until).not.toBeNull();
    await pass('+-----');
    expect((await told()).map(({ subject }) => subject)).toEqual(['service-down', 'service-down']);
  },
);
