import { eq, isNull, sql } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Notice, noticeCard } from '../../../src/chat/cards/notice-card.ts';
import { liveCompanies } from '../../../src/desk/companies/live-companies.ts';
import { takeIn } from '../../../src/desk/intake/intake.ts';
import { liftAnnouncementComplaint } from '../../../src/desk/letters/complaints.ts';
import { stopAnnouncement } from '../../../src/desk/maintenance/announce.ts';
import { freezeAnnouncement } from '../../../src/desk/maintenance/freeze-announcement.ts';
import { callOffMaintenance, planMaintenance } from '../../../src/desk/maintenance/plan-maintenance.ts';
import { announceNext } from '../../../src/desk/maintenance/tell-next.ts';
import { whoIsTold } from '../../../src/desk/maintenance/who-is-told.ts';
import { announcementLetterCourier } from '../../../src/mail/letters/announcement-courier.ts';
import { Permanent, Transient, Unsure } from '../../../src/outbox/failure.ts';
import { deskEventsAfter } from '../../../src/store/clock/desk-log.ts';
import {
  findContact,
  noteComplaint,
  noteContact,
  noteUndeliverable,
} from '../../../src/store/mail/contacts.ts';
import { findMaintenance } from '../../../src/store/maintenance/maintenances.ts';
import { contact } from '../../../src/store/schema/contacts.ts';
import {
  announcement,
  announcementRecipient as recipient,
} from '../../../src/store/schema/maintenance/announcements.ts';
import { maintenance as table } from '../../../src/store/schema/maintenance/maintenance.ts';
import type { AnnouncedTo } from '../../../src/ticket/maintenance/announcing.ts';
import { seenOfNoRequest } from '../../../src/ticket/sight/seen.ts';
import { actorOf, type Operator } from '../../../src/ticket/words.ts';
import { speechIn } from '../../chat/a-moment.ts';
import { ownDatabase } from '../../database.ts';
import { aCompany } from '../../ticket/companies/a-company.ts';
import { aDesk, anEmail } from '../a-desk.ts';
import { moveTo, person } from '../clock/under-the-clock.ts';

const own = ownDatabase();
const desk = aDesk(() => own.database.db);
const rome = (time: string) => new Date(`${time}:00+01:00`);
const plan = {
  ...{ service: 'registry', from: rome('2026-12-03T15:00'), to: rome('2026-12-03T17:00') },
  texts: { it: 'Non risponde.', en: 'It does not answer.' },
};
const service = { key: 'registry', name: { it: 'Protocollo', en: 'Registry' } };
let giulia: Operator;
let by: Parameters<typeof planMaintenance>[2];

beforeAll(async () => {
  giulia = await person(desk.db, 'Giulia', 'manager');
  by = { actor: actorOf(giulia), origin: 'teams' };
});
beforeEach(async () => {
  moveTo(desk, '2026-12-01T09:00');
  await desk.db.delete(recipient);
  await desk.db.delete(announcement);
  await desk.db.delete(table);
  await desk.db.delete(contact);
  await desk.db.execute(sql`delete from graphile_worker._private_jobs`);
  Object.assign(desk, { services: [{ ...service, products: [] }], companies: liveCompanies([]) });
});

const customers = async (...addresses: string[]) => {
  for (const address of addresses)
    await noteContact(desk.db, address, address.startsWith('en') ? 'en' : 'it');
};
/** What is planned, changed, or with null cancelled, and told of. */
async function told(id: number, about: Partial<typeof plan> | null, to: AnnouncedTo = 'concerned') {
  const before = id === 0 ? null : await findMaintenance(desk.db, id);
  const meant = about && { ...plan, ...about };
  const frozen = await freezeAnnouncement(desk, { before, plan: meant, to }, giulia);
  const looked = { was: before?.version ?? null, announcement: frozen.id };
  const done = meant
    ? await planMaintenance(desk, { id, ...meant }, by, looked)
    : await callOffMaintenance(desk, id, by, { ...looked, was: before?.version ?? 0 });
  if (!done.ok) throw new Error(done.reason);
  return { id: done.id, announcement: frozen.id };
}
const sent: { to: string; subject: string; messageId: string }[] = [];
let server: (to: string) => void = () => {};
const carry = announcementLetterCourier({
  desk,
  loopMark: 'mark',
  sender: {
    send: async ({ to, subject, messageId }) => {
      server(to.address);
      sent.push({ to: to.address, subject, messageId });
      return { response: '250' };
    },
    verify: async () => {},
    close: () => {},
  },
});
/** As the outbox does: the announcement as far as it goes, and each letter that waits. */
async function go(id: number): Promise<void> {
  for (let turn = 0; turn < 50; turn += 1) {
    const again = await announceNext(desk, id);
    const queued = await desk.db.select().from(recipient).where(eq(recipient.outcome, 'queued'));
    for (const letter of queued) await carry({ addressee: letter.id }).catch(() => {});
    if (!again) return;
  }
  throw new Error('it does not end');
}
const stands = async (id: number) => {
  const rows = await desk.db
    .select()
    .from(recipient)
    .where(eq(recipient.announcement, id))
    .orderBy(recipient.id);
  return Object.fromEntries(
    rows.map(row => [row.address, row.why === '250' ? row.outcome : (row.why ?? row.outcome)]),
  );
};
const types = async () => (await deskEventsAfter(desk.db, 0)).map(({ event }) => event.type);
beforeEach(() => {
  sent.length = 0;
  server = () => {};
});

describe('whom it concerns', () => {
  const names = async (products: string[]) => {
    Object.assign(desk, { services: [{ ...service, products }] });
    const all = await whoIsTold(desk, { before: null, plan, to: 'concerned' });
    return all.map(({ address, why }) => (why ? `${address} ${why}` : address));
  };

  test('of a desk that knows companies: theirs who use it, while their contract lasts', async () => {
    const contract = { name: 'Oro', number: '1', from: null, until: '2026-12-02' };
    Object.assign(desk, {
      companies: liveCompanies([
        aCompany({ key: 'a', domains: ['a.example'], product: 'Protocollo' }),
        aCompany({ key: 'b', domains: ['b.example'], product: 'Archivio' }),
        aCompany({ key: 'c', domains: ['c.example'], product: 'Protocollo', contract }),
      ]),
    });
    await customers('x@a.example', 'x@b.example', 'x@c.example', 'x@nobody.example');
    expect(await names(['Protocollo'])).toEqual(['x@a.example']);
    expect(await names([])).toEqual(['x@a.example', 'x@b.example']);
  });

  test('of one that knows none: all who have written, where it needs no product', async () => {
    await customers('x@a.example', 'y@b.example');
    expect(await names([])).toEqual(['x@a.example', 'y@b.example']);
    expect(await names(['Protocollo'])).toEqual([]);
  });

  test('one mailbox once, and not where nobody reads, or nobody wants it', async () => {
    Object.assign(desk, { groups: ['list@a.example'] });
    await customers('x@a.example', 'x+tag@a.example', 'noreply@a.example', 'support@interzen.example');
    await customers('list@a.example', 'lost@a.example', 'angry@a.example');
    await noteUndeliverable(desk.db, 'lost@a.example', '5.1.1', desk.clock());
    await noteComplaint(desk.db, 'angry@a.example', desk.clock());
    await noteUndeliverable(desk.db, 'never-wrote@a.example', '5.1.1', desk.clock());
    expect(await names([])).toEqual([
      'angry@a.example complaint',
      'list@a.example group',
      'lost@a.example undeliverable',
      'noreply@a.example unanswerable',
      'support@interzen.example own-address',
      'x+tag@a.example',
    ]);
    Object.assign(desk, { groups: [] });
  });

  test('of very many each is read, page by page', async () => {
    await desk.db.execute(sql`
      insert into contact (address, language) select 'n' || i || '@a.example', 'it' from generate_series(1, 1203) as i`);
    expect(await names([])).toHaveLength(1203);
  });
});

describe('sending', () => {
  test('goes to each once, in their language, as it was frozen; it is in the log and ends there', async () => {
    await customers('it1@a.example', 'it2@a.example', 'en1@a.example');
    const { announcement: id } = await told(0, {});
    await customers('late@a.example');
    await go(id);
    expect(sent.map(({ to }) => to)).toEqual(['en1@a.example', 'it1@a.example', 'it2@a.example']);
    expect(new Set(sent.map(({ messageId }) => messageId)).size).toBe(3);
    expect(sent.every(({ messageId }) => desk.messageIds.isOwn(messageId))).toBe(true);
    expect((await types()).slice(-3)).toEqual([
      ...['maintenance-planned', 'announcement-sent', 'announcement-finished'],
    ]);
    expect((await deskEventsAfter(desk.db, 0)).at(-1)).toMatchObject({ event: { told: 3, leftOut: 0 } });
    expect(await announceNext(desk, id)).toBeNull();
    expect((await types()).filter(type => type === 'announcement-finished')).toHaveLength(1);
  });

  test('keeps the mail server’s pace: no more than twenty wait', async () => {
    await desk.db.execute(sql`
      insert into contact (address, language) select 'n' || i || '@a.example', 'it' from generate_series(1, 50) as i`);
    const { announcement: id } = await told(0, {});
    const queued = async () =>
      (await desk.db.select().from(recipient).where(eq(recipient.outcome, 'queued'))).length;
    await announceNext(desk, id);
    await announceNext(desk, id);
    expect(await queued()).toBe(20);
    await go(id);
    expect(sent).toHaveLength(50);
  });

  test('stopped, what waits does not leave, and what nobody knows of stays unknown; it does not go on', async () => {
    await desk.db.execute(sql`
      insert into contact (address, language) select 'n' || lpad(i::text, 2, '0') || '@a.example', 'it'
      from generate_series(1, 30) as i`);
    const { id: planned, announcement: id } = await told(0, {});
    await announceNext(desk, id);
    const [first, second] = await desk.db.select().from(recipient).where(eq(recipient.outcome, 'queued'));
    if (!first || !second) throw new Error('they wait');
    await carry({ addressee: first.id });
    server = () => {
      throw new Unsure('the wire broke');
    };
    await expect(carry({ addressee: second.id })).rejects.toThrow(Unsure);
    server = () => {};
    expect(await stopAnnouncement(desk, planned, by)).toBe(true);
    expect(await stopAnnouncement(desk, planned, by)).toBe(false);
    await go(id);
    expect(sent).toHaveLength(1);
    expect(await stands(id)).toMatchObject({ [first.address]: 'told', [second.address]: 'perhaps' });
    const outcomes = Object.values(await stands(id));
    expect(outcomes.filter(outcome => outcome === 'stopped')).toHaveLength(18);
    expect(outcomes.filter(outcome => outcome === null)).toHaveLength(10);
    expect((await types()).slice(-2)).toEqual(['announcement-sent', 'announcement-stopped']);
  });

  test('stopped while one is handed over in vain, that one is kept back', async () => {
    await customers('it1@a.example');
    const { id: planned, announcement: id } = await told(0, {});
    await announceNext(desk, id);
    const [letter] = await desk.db.select().from(recipient);
    let stopping: Promise<boolean> | undefined;
    server = () => {
      stopping = stopAnnouncement(desk, planned, by);
      throw new Transient('come again');
    };
    await carry({ addressee: letter?.id }).catch(() => {});
    await stopping;
    await carry({ addressee: letter?.id });
    expect(await stands(id)).toEqual({ 'it1@a.example': 'stopped' });
    expect(sent).toEqual([]);
  });

  test('one that is refused holds up nobody, and is counted; one that comes again goes under the same id', async () => {
    await customers('bad@a.example', 'slow@a.example', 'good@a.example');
    const { announcement: id } = await told(0, {});
    const tried: string[] = [];
    server = to => {
      tried.push(to);
      if (to.startsWith('bad')) throw new Permanent('550 no such user');
      if (to.startsWith('slow') && tried.filter(each => each === to).length < 3) throw new Transient('later');
    };
    await go(id);
    expect(await stands(id)).toEqual({
      'bad@a.example': '550 no such user',
      'good@a.example': 'told',
      'slow@a.example': 'told',
    });
    expect((await deskEventsAfter(desk.db, 0)).at(-1)).toMatchObject({ event: { told: 2 } });
  });

  test('of an address that has become of no use meanwhile it says so when its turn has come', async () => {
    await customers('it1@a.example', 'it2@a.example');
    const { announcement: id } = await told(0, {});
    await noteComplaint(desk.db, 'it1@a.example', desk.clock());
    await go(id);
    expect(await stands(id)).toEqual({ 'it1@a.example': 'complaint', 'it2@a.example': 'told' });
  });

  test('a report of a mail system marks the letter and the address; the admins need not hear', async () => {
    await customers('it1@a.example');
    const { announcement: id } = await told(0, {});
    await go(id);
    const [letter] = sent;
    const bounce = {
      ...{ action: 'failed' as const, recipient: 'it1@a.example', status: '5.1.1', permanent: true },
      originalMessageId: letter?.messageId ?? '',
    };
    const from = { name: '', address: 'mailer-daemon@a.example' };
    const outcome = await takeIn(desk, anEmail({ kind: 'bounce', why: 'a report', from, bounce }));
    expect(outcome).toMatchObject({ outcome: 'filed', ticket: null });
    expect(await stands(id)).toEqual({ 'it1@a.example': '5.1.1' });
    expect(await findContact(desk.db, 'it1@a.example')).toMatchObject({ undeliverableWhy: '5.1.1' });
    const notices = await desk.db.execute(sql`
      select from graphile_worker._private_jobs where payload ->> 'subject' = 'machine-mail'`);
    expect(notices).toHaveLength(0);
  });

  test('a complaint about it silences the address and is told as such; a manager lifts it, once, and that is recorded', async () => {
    await customers('it1@a.example');
    const { announcement: id } = await told(0, {});
    await go(id);
    const bounce = {
      ...{ action: 'complained' as const, recipient: 'it1@a.example', status: '', permanent: false },
      originalMessageId: sent[0]?.messageId ?? '',
    };
    const from = { name: '', address: 'fbl@a.example' };
    await takeIn(desk, anEmail({ kind: 'bounce', why: 'a complaint', from, bounce }));
    expect(await findContact(desk.db, 'it1@a.example')).toMatchObject({ undeliverableWhy: 'complaint' });
    const notices = await desk.db.execute<{ payload: Notice }>(sql`
      select payload from graphile_worker._private_jobs
      where payload ->> 'subject' in ('complaint', 'stray-complaint')`);
    const cards = [...notices].map(({ payload }) => noticeCard(seenOfNoRequest(payload), speechIn('it')));
    expect(cards.map(({ buttons }) => buttons.map(({ verb }) => verb))).toEqual([
      ['lift-announcement-complaint'],
    ]);
    const [button] = cards[0]?.buttons ?? [];
    const about = { id: button?.number ?? 0, nonce: button?.nonce ?? '' };
    const operator = { id: 1, name: 'Marco', email: 'marco@x.example', role: 'manager' as const };
    const by = { operator, origin: 'teams' as const };
    expect(await liftAnnouncementComplaint(desk, { ...about, nonce: '0123456789ab' }, by)).toBeNull();
    expect(await liftAnnouncementComplaint(desk, about, by)).toBe('it1@a.example');
    expect(await liftAnnouncementComplaint(desk, about, by)).toBeNull();
    expect((await types()).filter(type => type === 'complaint-lifted')).toHaveLength(1);
    expect((await findContact(desk.db, 'it1@a.example'))?.undeliverableWhy).toBeNull();
  });

  test('an answer to it is a request of its own', async () => {
    await customers('it1@a.example');
    const { announcement: id } = await told(0, {});
    await go(id);
    const inReplyTo = [sent[0]?.messageId ?? ''];
    const from = { name: 'Paolo', address: 'it1@a.example' };
    const outcome = await takeIn(desk, anEmail({ from, inReplyTo, references: inReplyTo }));
    expect(outcome).toMatchObject({ outcome: 'opened' });
  });
});

describe('what changes is told to the same', () => {
  test('as a change; who did not get the first as something new; who knows all, not again', async () => {
    await customers('it1@a.example', 'it2@a.example');
    const { id, announcement: first } = await told(0, {});
    await go(first);
    await customers('new@a.example');
    const { announcement: second } = await told(id, { to: rome('2026-12-03T18:00') }, 'told');
    sent.length = 0;
    await go(second);
    expect(sent.map(({ to, subject }) => `${to} ${subject}`).toSorted()).toEqual([
      'it1@a.example changed registry',
      'it2@a.example changed registry',
    ]);
    const { announcement: third } = await told(id, { to: rome('2026-12-03T18:00') });
    sent.length = 0;
    await go(third);
    expect(sent.map(({ to, subject }) => `${to} ${subject}`)).toEqual(['new@a.example planned registry']);
  });

  test('a change is not planned without telling those who know', async () => {
    await customers('it1@a.example');
    const { id, announcement: first } = await told(0, {});
    await go(first);
    const silent = { was: 1, announcement: null };
    const changed = { ...plan, id, to: rome('2026-12-03T18:00') };
    expect(await planMaintenance(desk, changed, by, silent)).toEqual({ ok: false, reason: 'overtaken' });
    expect(await callOffMaintenance(desk, id, by, silent)).toEqual({ ok: false, reason: 'overtaken' });
  });

  test('while the first is on its way: that stops, who has got it is told of the change, the others of what is planned now', async () => {
    await customers('it1@a.example', 'it2@a.example');
    const { id, announcement: first } = await told(0, {});
    await announceNext(desk, first);
    const [one] = await desk.db.select().from(recipient).where(eq(recipient.outcome, 'queued'));
    await carry({ addressee: one?.id });
    const { announcement: second } = await told(id, { to: rome('2026-12-03T18:00') }, 'told');
    await Promise.all([go(first), go(second)]);
    expect(sent.map(({ to, subject }) => `${to} ${subject}`)).toEqual([
      'it1@a.example planned registry',
      'it1@a.example changed registry',
      'it2@a.example planned registry',
    ]);
    expect(await types()).toContain('announcement-stopped');
  });

  test('that it is cancelled only those are told who know of it, though it was on its way to others', async () => {
    await customers('it1@a.example', 'it2@a.example');
    const { id, announcement: first } = await told(0, {});
    await announceNext(desk, first);
    const [one] = await desk.db.select().from(recipient).where(eq(recipient.outcome, 'queued'));
    await carry({ addressee: one?.id });
    const { announcement: second } = await told(id, null, 'told');
    await go(second);
    expect(sent.map(({ to, subject }) => `${to} ${subject}`)).toEqual([
      'it1@a.example planned registry',
      'it1@a.example cancelled registry',
    ]);
    expect(await stands(second)).toEqual({ 'it1@a.example': 'told', 'it2@a.example': 'not-told' });
  });

  test('what one person looks at does not take away what another does; their own earlier one goes', async () => {
    const marco = await person(desk.db, 'Marco', 'manager');
    await customers('it1@a.example');
    const look = async (who: Operator) =>
      await freezeAnnouncement(desk, { before: null, plan, to: 'concerned' }, who);
    await look(giulia);
    await look(marco);
    await look(giulia);
    expect(await desk.db.select().from(announcement).where(isNull(announcement.sentAt))).toHaveLength(2);
  });
});
