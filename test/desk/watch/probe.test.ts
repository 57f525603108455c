import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { availabilityIn, wayIn } from '../../../src/desk/availability/availability-in.ts';
import { here } from '../../../src/desk/availability/note-looks.ts';
import type { Desk } from '../../../src/desk/desk.ts';
import { takeIn } from '../../../src/desk/intake/intake.ts';
import { type ProbeState, probeStep, withProbeBack } from '../../../src/desk/watch/probe.ts';
import { isProbeDue, lookAtProbe } from '../../../src/desk/watch/probing.ts';
import { noteMinute } from '../../../src/store/availability/hours.ts';
import { ownDatabase } from '../../database.ts';
import { aDesk, anEmail } from '../a-desk.ts';
import { emptyOutbox, jobs } from '../clock/under-the-clock.ts';

const minute = 60_000;
const probing = { everyMs: 30 * minute, withinMs: 10 * minute };
const nine = new Date('2026-11-24T09:00:00Z');
const at = (minutes: number) => new Date(nine.getTime() + minutes * minute);
const sent = (about: Partial<ProbeState> = {}): ProbeState => ({
  id: '<probe>',
  sentAt: nine,
  isBack: false,
  lostSince: null,
  fault: '',
  ...about,
});

describe('what is due', () => {
  test.each([
    ['none was ever sent', null, -60, 0, 'send'],
    ['under way', sent(), -60, 9, ''],
    ['late', sent(), -60, 11, 'lost'],
    ['late, and told', sent({ lostSince: nine }), -60, 11, ''],
    ['back', sent({ isBack: true }), -60, 29, ''],
    ['back, and time for the next', sent({ isBack: true }), -60, 30, 'send'],
    ['late, told, and time for the next', sent({ lostSince: nine }), -60, 30, 'send'],
    ['late and not told, and time for the next', sent(), -60, 30, 'send lost'],
    ['the desk was down meanwhile: what came is read first', sent(), 25, 26, ''],
    ['the desk was down for hours: a new one, no alarm', sent(), 200, 201, 'send'],
  ] as [string, ProbeState | null, number, number, string][])('%s', (_case, state, since, now, due) => {
    const { sends, isLost } = probeStep(state, probing, at(since), at(now));
    expect([sends && 'send', isLost && 'lost'].filter(Boolean).join(' ')).toBe(due);
  });
});

describe('one that comes in', () => {
  test.each([
    ['in time', sent(), '<probe>', 3, 3, 'back'],
    ['in time, after a silence', sent({ lostSince: at(-90) }), '<probe>', 3, 3, 'ends the silence'],
    [
      'read late, but it had arrived in time',
      sent({ lostSince: nine }),
      '<probe>',
      3,
      40,
      'ends the silence',
    ],
    ['by a server whose clock is ahead', sent(), '<probe>', 60, 3, 'back'],
    ['too late', sent(), '<probe>', 11, 11, null],
    ['of before', sent(), '<another>', 3, 3, null],
    ['twice', sent({ isBack: true }), '<probe>', 3, 3, null],
    ['though none was sent', null, '<probe>', 3, 3, null],
  ] as [string, ProbeState | null, string, number, number, string | null][])(
    '%s',
    (_case, state, id, arrived, now, expected) => {
      const back = withProbeBack(state, id, probing, at(arrived), at(now));
      expect(back && (back.endsSilence ? 'ends the silence' : 'back')).toBe(expected);
      if (back) expect(back.state).toMatchObject({ isBack: true, lostSince: null });
    },
  );
});

describe('over a database', () => {
  const own = ownDatabase();
  const desk: Desk = Object.defineProperties({} as Desk, {
    ...Object.getOwnPropertyDescriptors(aDesk(() => own.database.db)),
    probing: { value: probing },
  });
  const [mailbox = ''] = desk.ownAddresses;
  const look = (now: Date) => lookAtProbe(desk, mailbox, at(-1000), now);
  async function due() {
    const probes = await jobs<{ id: string }>(desk.db, 'probe');
    const notices = await jobs<{ subject: string; details: object }>(desk.db, 'notice');
    await emptyOutbox(desk.db);
    return { ids: probes.map(({ payload }) => payload.id), notices: notices.map(({ payload }) => payload) };
  }

  test('several processes send one, and tell one silence once; a mail system’s word is on the card', async () => {
    await Promise.all([look(nine), look(nine), look(nine)]);
    const { ids } = await due();
    expect(ids).toHaveLength(1);
    const [id = ''] = ids;
    expect(desk.messageIds.isProbe(id)).toBe(true);
    expect(await isProbeDue(desk, mailbox, id, at(9))).toBe(true);
    expect(await isProbeDue(desk, mailbox, id, at(11))).toBe(false);
    const report = await takeIn(
      desk,
      anEmail({
        kind: 'bounce',
        bounce: {
          recipient: mailbox,
          action: 'failed',
          status: '5.7.1',
          permanent: true,
          originalMessageId: id,
        },
      }),
    );
    expect(report).toEqual({ outcome: 'dropped', why: 'a report on our probe mail' });
    await Promise.all([look(at(11)), look(at(11))]);
    await look(at(12));
    expect((await due()).notices).toEqual([
      expect.objectContaining({
        subject: 'probe-lost',
        details: { mailbox, since: nine.toISOString(), error: '5.7.1' },
      }),
    ]);
    await look(at(31));
    await look(at(50));
    expect(await due()).toMatchObject({ ids: [expect.any(String)], notices: [] });
  });

  test('a mailbox was no way in since the lost probe was sent, as far as somebody looked and no seal holds the hour', async () => {
    const before = desk.clock;
    const [opened, sealed] = ['opened@desk.example', 'sealed@desk.example'];
    const [sentAt, lostAt] = [at(55), at(66)];
    for (const box of [opened, sealed]) {
      const service = wayIn.mailbox(box);
      await lookAtProbe(desk, box, at(0), sentAt);
      for (let each = 53; each <= 66; each += 1)
        if (each !== 58)
          await noteMinute(own.database.db, { place: here, minute: at(each) }, [{ service, isUp: true }]);
    }
    await own.database.db.execute(sql`
      insert into seal values (1, now(), '', '', 1, '', '', '')`);
    await own.database.db.execute(sql`
      insert into seal_leaf select 1, id, 'hour', id, 0, '' from probed_hour where service = ${wayIn.mailbox(sealed)}`);
    Object.assign(desk, { clock: () => new Date(lostAt.getTime() + 5000) });
    for (const box of [opened, sealed]) await lookAtProbe(desk, box, at(0), lostAt);
    Object.assign(desk, { clock: () => at(70) });
    const found = await availabilityIn(desk, { from: at(50), to: at(70) });
    Object.assign(desk, { clock: before });
    await due();
    const told = found.map(({ service, availability: { counted }, outages }) => [
      service,
      counted,
      outages(),
    ]);
    const outage = { from: sentAt, until: lostAt, minutesDown: 10 };
    expect(told).toEqual([
      [wayIn.mailbox(opened), { up: 3, down: 10, unknown: 7 }, [outage]],
      [wayIn.mailbox(sealed), { up: 13, down: 0, unknown: 7 }, []],
    ]);
  });

  test('a made-up id is no probe', async () => {
    expect(desk.messageIds.isProbe(`<sportello.probe.${'0'.repeat(16)}.${'0'.repeat(24)}@x>`)).toBe(false);
    const forged = anEmail({ references: [`<sportello.probe.${'0'.repeat(16)}.${'0'.repeat(24)}@x>`] });
    expect((await takeIn(desk, forged)).outcome).toBe('opened');
  });

  test('a customer who names a probe gets a ticket all the same', async () => {
    const id = desk.messageIds.probe('0123456789abcdef', mailbox);
    expect((await takeIn(desk, anEmail({ references: [id] }))).outcome).toBe('opened');
  });
});
