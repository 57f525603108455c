import { sql } from 'drizzle-orm';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { liveCompanies } from '../../../../src/desk/companies/live-companies.ts';
import { findIncident } from '../../../../src/store/incidents/incidents.ts';
import { ownDatabase } from '../../../database.ts';
import { aDesk } from '../../../desk/a-desk.ts';
import { person } from '../../../desk/clock/under-the-clock.ts';
import { aCompany } from '../../../ticket/companies/a-company.ts';
import { formsOf, said, standsIn } from '../opening/a-form.ts';

const own = ownDatabase();
const desk = aDesk(() => own.database.db);
const { press } = formsOf(desk);
const acme = aCompany({ key: 'acme', name: 'Acme' });
const other = aCompany({ key: 'altra', name: 'Altra' });
const sales = 'vendite@interzen.example';
const ownAddresses = [...desk.ownAddresses, sales];
let about: { ticket: number; nonce: string };
let rules = 0;

const serves = (...companies: Parameters<typeof liveCompanies>[0]) =>
  Object.assign(desk, { companies: liveCompanies(companies), ownAddresses });
const rule = async () => (await findIncident(desk.db, about.ticket))?.rule;
const form = async () => await press({ ...about, verb: 'what-joins', step: 'press' });
const change = async (inputs: Record<string, string>) =>
  await press({ ...about, verb: 'what-joins', inputs: { opened: crypto.randomUUID(), ...inputs } });

beforeAll(async () => {
  await person(desk.db, 'Marco');
});
beforeEach(async () => {
  serves(acme, other);
  rules += 1;
  const inputs = { name: `Stampanti ferme ${rules}`, words: 'stampante', company: 'acme', mailbox: sales };
  await press({ verb: 'open-incident', inputs });
  const [row] = await desk.db.execute<{ id: number; nonce: string }>(
    sql`select id, nonce from incident order by id desc limit 1`,
  );
  about = { ticket: Number(row?.id), nonce: row?.nonce ?? '' };
  expect(await rule()).toMatchObject({ words: ['stampante'], company: 'acme', mailbox: sales });
});

test.each([
  ['left', [other]],
  ['is the last that left', []],
  [
    'left, of more than a form can list',
    Array.from({ length: 120 }, (_, n) => aCompany({ key: `c${n}`, name: `C ${n}` })),
  ],
])(
  'a company that %s stands there as one that is gone, and stays when the name alone is changed',
  async (_, companies) => {
    serves(...companies);
    const shown = await form();
    expect(standsIn(shown, 'company')).toBe('acme');
    expect(JSON.stringify(shown)).toContain('acme (non è più fra le aziende)');
    const name = { name: 'Stampanti del piano due', words: 'stampante', sender: '', mailbox: sales };
    expect((await change({ ...name, company: 'acme' })).kind).toBe('told');
    expect(await rule()).toMatchObject({ company: 'acme', mailbox: sales });
  },
);

test('so with a mailbox; whoever wants neither says so', async () => {
  Object.assign(desk, { ownAddresses: ['support@interzen.example'] });
  const shown = await form();
  expect(JSON.stringify(shown)).toContain(`${sales} (non è più una nostra casella)`);
  await change({ name: 'Altro nome', words: 'stampante', mailbox: sales, company: 'acme' });
  expect(await rule()).toMatchObject({ company: 'acme', mailbox: sales });
  await change({ name: 'Altro nome', words: 'stampante', mailbox: 'any', company: 'any' });
  expect(await rule()).toMatchObject({ company: '', mailbox: '' });
});

test('what a form did not ask for stays as it was', async () => {
  await change({ name: 'Altro nome', words: 'stampante' });
  expect(await rule()).toMatchObject({ company: 'acme', mailbox: sales });
});

test('what went while the form was open is said, and nothing is made of it', async () => {
  expect(said(await change({ name: 'X', words: 'stampante', company: 'gone', mailbox: 'any' }))).toMatch(
    /non è più fra quelle seguite/,
  );
  expect(await rule()).toMatchObject({ company: 'acme', mailbox: sales });
  const made = await press({
    verb: 'open-incident',
    inputs: { name: 'Nuovo', words: 'vpn', mailbox: 'ex@interzen.example' },
  });
  expect(said(made)).toMatch(/non è più fra le nostre/);
});

test('words that stood close together are shown as they were typed; a domain in its own letters stays', async () => {
  const words = Array.from({ length: 20 }, (_, n) => `parola${String.fromCharCode(97 + n)}`.padEnd(14, 'x'));
  await change({ name: 'Parole', words: words.join(','), sender: 'anna@bücher.example' });
  const [shown, before] = [await form(), await rule()];
  await change({
    name: 'Parole nuove',
    words: String(standsIn(shown, 'words')),
    sender: String(standsIn(shown, 'sender')),
  });
  expect(await rule()).toEqual(before);
  expect(before).toMatchObject({ words, sender: 'anna@bücher.example' });
});
