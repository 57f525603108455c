import { sql } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { recompute } from '../../../src/desk/clock/recompute.ts';
import { importCompanies } from '../../../src/desk/companies/import-companies.ts';
import { setCompany } from '../../../src/desk/companies/set-company.ts';
import { takeIn } from '../../../src/desk/intake/intake.ts';
import { deskEventsAfter } from '../../../src/store/clock/desk-log.ts';
import { importedCompanies } from '../../../src/store/companies/companies.ts';
import { enrolOperator } from '../../../src/store/people/operators.ts';
import { eventsAfter } from '../../../src/store/tickets/events.ts';
import { findTicket } from '../../../src/store/tickets/tickets.ts';
import type { Company } from '../../../src/ticket/companies/company.ts';
import { type Actor, actorOf } from '../../../src/ticket/words.ts';
import { ownDatabase } from '../../database.ts';
import { inRome } from '../../ticket/at-rome.ts';
import { aCompany } from '../../ticket/companies/a-company.ts';
import { aDesk, anEmail } from '../a-desk.ts';
import { emptyOutbox, jobs } from '../clock/under-the-clock.ts';

const own = ownDatabase();
const desk = aDesk(() => own.database.db);
const by = { actor: { kind: 'desk' }, origin: 'cli' } as const;
let anna: Actor;

const gold = aCompany({
  key: 'cliente',
  name: 'Cliente S.p.A.',
  domains: ['cliente.example'],
  contract: { name: 'Oro', number: '', from: null, until: null },
  promises: { 3: { claim: { amount: 30, unit: 'minute' } } },
});

async function importing(companies: Company[], removes = false) {
  return await importCompanies(desk, await importedCompanies(desk.db), companies, removes, by);
}
async function opened(about: Parameters<typeof anEmail>[0] = {}): Promise<number> {
  const outcome = await takeIn(desk, anEmail(about));
  if (outcome.outcome !== 'opened') throw new Error(outcome.outcome);
  return outcome.ticket;
}
async function claimDueOf(number: number): Promise<string | null> {
  const [row] = await desk.db.execute<{ due: string }>(
    sql`select claim_due as due from ticket where number = ${number}`,
  );
  return inRome(new Date(row?.due ?? 0));
}
const companyOfTicket = async (number: number) => (await findTicket(desk.db, number))?.company;

beforeEach(async () => {
  anna = actorOf(await enrolOperator(desk.db, { email: 'anna@x.example', name: 'Anna', role: 'operator' }));
  await desk.db.execute(sql`update ticket set status = 'closed', wake_at = null`);
  await desk.db.execute(sql`delete from company_address`);
  await importing([], true);
  await emptyOutbox(desk.db);
});

describe('an import', () => {
  test('adds, changes and removes; said again it changes nothing, and nothing is told', async () => {
    const beta = aCompany({ key: 'beta', name: 'Beta' });
    expect(await importing([gold, beta])).toMatchObject({ added: [gold, beta], same: 0 });
    await emptyOutbox(desk.db);
    expect(await importing([gold, beta])).toMatchObject({ added: [], changed: [], removed: [], same: 2 });
    expect(await jobs(desk.db, 'recompute')).toEqual([]);
    const vip = { ...gold, isVip: true };
    expect(await importing([vip])).toMatchObject({ changed: [{ before: gold, after: vip }], left: [beta] });
    expect(await importedCompanies(desk.db)).toEqual([beta, vip]);
    expect(await importing([vip], true)).toMatchObject({ removed: [beta], left: [] });
    expect(desk.companies.now().all).toEqual([vip]);
    const told = (await deskEventsAfter(desk.db, 0)).map(({ event }) => event).slice(-3);
    expect(told).toEqual([
      { type: 'companies-imported', added: ['Cliente S.p.A.', 'Beta'], changed: [], removed: [] },
      { type: 'companies-imported', added: [], changed: ['Cliente S.p.A.'], removed: [] },
      { type: 'companies-imported', added: [], changed: [], removed: ['Beta'] },
    ]);
  });

  test('of two at once, one is told that the other was first', async () => {
    const seen = await importedCompanies(desk.db);
    await importing([gold]);
    expect(await importCompanies(desk, seen, [], true, by)).toBeNull();
    expect(await importedCompanies(desk.db)).toEqual([gold]);
  });

  test('has open requests recognised and counted anew, and closed ones left as they are', async () => {
    const [open, closed] = [await opened(), await opened()];
    await desk.db.execute(sql`update ticket set status = 'closed' where number = ${closed}`);
    // The second one of the same customer has the first counted anew.
    await emptyOutbox(desk.db);
    const before = await claimDueOf(open);
    await importing([gold]);
    expect(await jobs(desk.db, 'recompute')).toHaveLength(1);
    expect(await recompute(desk)).toEqual({ tickets: 1, moved: 1 });
    expect(await companyOfTicket(open)).toBe('cliente');
    expect(await claimDueOf(open)).toBe('2026-11-23T10:30');
    expect(await companyOfTicket(closed)).toBeNull();
    expect(
      (await jobs<{ tickets: number[] }>(desk.db, 'redraw')).map(({ payload }) => payload.tickets),
    ).toEqual([[open]]);
    await importing([], true);
    await recompute(desk);
    expect([await companyOfTicket(open), await claimDueOf(open)]).toEqual([null, before]);
  });
});

describe('a mail', () => {
  beforeEach(async () => {
    await importing([gold]);
  });

  test('opens a request of its sender’s company, as the log keeps it', async () => {
    const number = await opened();
    expect(await companyOfTicket(number)).toBe('cliente');
    expect((await eventsAfter(desk.db, number, 0))[0]?.event).toMatchObject({ company: 'cliente' });
    expect(await claimDueOf(number)).toBe('2026-11-23T10:30');
  });

  test.each(['dmarc', 'spf-and-dkim'] as const)('that is forged (%s) gets nobody’s contract', async by => {
    const from = { name: 'Chi', address: `chi-${by}@cliente.example` };
    const verdict = { outcome: 'failed', by, why: 'fail' } as const;
    const number = await opened({
      from,
      authorship: { alsoBy: [], answersTo: null, shared: null, verdict },
    });
    expect(await companyOfTicket(number)).toBeNull();
    expect((await findTicket(desk.db, number))?.authorship.unverified).toBe('opening');
    await recompute(desk);
    expect(await companyOfTicket(number)).toBeNull();
  });
});

describe('an operator who says whose it is', () => {
  const circumstances = (key: string) => ({ actor: anna, origin: 'slack' as const, key });
  const elsewhere = { from: { name: 'Luca', address: 'luca@altrove.example' } };
  beforeEach(async () => {
    await importing([gold]);
  });

  async function setting(number: number, company: Company | null, remembers: boolean, key = `set${number}`) {
    const ticket = await findTicket(desk.db, number);
    if (!ticket) throw new Error('no ticket');
    return await setCompany(desk, ticket, company, remembers, ticket.version, circumstances(key));
  }

  test('has that one counted by its contract, whatever companies come to be, and delivered twice it is done once', async () => {
    const [number, other] = [await opened(elsewhere), await opened(elsewhere)];
    expect(await setting(number, gold, false)).toMatchObject({ ok: true, repeated: false });
    expect(await setting(number, gold, false)).toMatchObject({ ok: true, repeated: true });
    expect([await companyOfTicket(number), await claimDueOf(number)]).toEqual([
      'cliente',
      '2026-11-23T10:30',
    ]);
    await recompute(desk);
    expect([await companyOfTicket(number), await companyOfTicket(other)]).toEqual(['cliente', null]);
    expect((await eventsAfter(desk.db, number, 1)).map(({ event }) => event)).toEqual([
      { type: 'company-set', company: 'cliente', name: 'Cliente S.p.A.' },
    ]);
  });

  test('may have it remembered: other requests follow, and those to come', async () => {
    const [number, other] = [await opened(elsewhere), await opened(elsewhere)];
    await setting(number, gold, true);
    await recompute(desk);
    expect(await companyOfTicket(other)).toBe('cliente');
    expect(await companyOfTicket(await opened(elsewhere))).toBe('cliente');
    const [told] = (await deskEventsAfter(desk.db, 0)).slice(-1);
    expect(told).toMatchObject({
      event: { type: 'address-remembered', address: 'luca@altrove.example', company: 'cliente' },
      actor: { name: 'Anna' },
    });
  });

  test('that it is of none, too; of a sender whom nobody confirms nothing is remembered', async () => {
    const number = await opened();
    await setting(number, null, true);
    expect(await companyOfTicket(await opened())).toBeNull();
    const verdict = { outcome: 'failed', by: 'dmarc', why: 'fail' } as const;
    const forged = await opened({
      from: { name: 'Chi', address: 'chi@finto.example' },
      authorship: { alsoBy: [], answersTo: null, shared: null, verdict },
    });
    await setting(forged, gold, true);
    expect(await companyOfTicket(forged)).toBe('cliente');
    expect(desk.companies.now().byAddress.has('chi@finto.example')).toBe(false);
  });
});
