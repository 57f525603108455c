import { sql } from 'drizzle-orm';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { answerCommand } from '../../../src/chat/commands/answer-command.ts';
import { search } from '../../../src/chat/finding/search.ts';
import { showLedger } from '../../../src/cli/privacy/ledger.ts';
import { showTicket } from '../../../src/cli/tickets.ts';
import { handle } from '../../../src/desk/handle.ts';
import { takeIn } from '../../../src/desk/intake/intake.ts';
import { recordTaking } from '../../../src/desk/portal/own-data.ts';
import { readingsFor, readingsOfRequest, recordColleague } from '../../../src/desk/portal/readings.ts';
import { heldOf, recordExport } from '../../../src/desk/privacy/held-of.ts';
import { type LedgerAsked, ledger } from '../../../src/desk/privacy/ledger.ts';
import { recordReading } from '../../../src/desk/record-reading.ts';
import { enrolOperator } from '../../../src/store/people/operators.ts';
import { findTicket } from '../../../src/store/tickets/tickets.ts';
import { circleSees } from '../../../src/ticket/sight/circle.ts';
import { actorOf, type Operator } from '../../../src/ticket/words.ts';
import { speechIn } from '../../chat/a-moment.ts';
import { typingIn } from '../../chat/asking.ts';
import { ownDatabase } from '../../database.ts';
import { shippedConfig } from '../../journeys/a-house.ts';
import { aDesk, anEmail } from '../a-desk.ts';

const config = shippedConfig();
const own = ownDatabase();
const desk = aDesk(() => own.database.db);
const paolo = { name: 'Paolo Neri', address: 'paolo@cliente.example' };
const hour = 3_600_000;

let [anna, marco]: Operator[] = [];
let [his, others] = [0, 0];

beforeAll(async () => {
  const enrolled = async (name: string) =>
    await enrolOperator(desk.db, { email: `${name.toLowerCase()}@interzen.example`, name, role: 'operator' });
  [anna, marco] = [await enrolled('Anna'), await enrolled('Marco')];
  his = await opened('Il carciofo non stampa', paolo);
  others = await opened('La zucchina non parte', { name: 'Rita Blu', address: 'rita@altra.example' });
  await desk.db.execute(sql`update ticket set company = 'acme' where number = ${his}`);
});

async function opened(subject: string, from: { name: string; address: string }): Promise<number> {
  const outcome = await takeIn(desk, anEmail({ subject, from, text: subject, newText: subject }));
  if (outcome.outcome !== 'opened') throw new Error(outcome.outcome);
  return outcome.ticket;
}

async function asked(about: Partial<LedgerAsked> = {}) {
  const entries = [];
  for await (const entry of ledger(desk, { of: null, by: null, from: null, until: null, ...about }))
    entries.push(entry);
  return entries;
}

const whats = async (about: Partial<LedgerAsked> = {}) => (await asked(about)).map(({ what }) => what);

const looksFor = async (
  operator: Operator | undefined,
  typed: string,
  platform: 'slack' | 'teams' | null,
) => {
  if (!operator) throw new Error('nobody is enrolled');
  const searching = { desk, speech: speechIn('it'), operator, platform };
  const found = await search({ ...searching, viewer: { kind: 'operator', operator } }, typed, {
    from: 0,
    size: 8,
  });
  if ('fault' in found) throw new Error(found.fault);
  return found.requests.map(({ ticket }) => ticket.number);
};

let said: string[] = [];
beforeEach(() => {
  said = [];
  vi.spyOn(console, 'log').mockImplementation(line => void said.push(String(line)));
});
afterEach(() => vi.restoreAllMocks());

test('who read what, for which request, from where: openings, files, searches, colleagues, the machine, exports', async () => {
  if (!anna || !marco) throw new Error('nobody is enrolled');
  const from = (origin: 'slack' | 'teams' | 'portal') => ({ origin, key: null });
  await recordReading(desk, his, actorOf(anna), { what: 'conversation' }, from('slack'));
  desk.advance(hour);
  await recordReading(desk, his, actorOf(anna), { what: 'file', id: 1, name: 'paga.pdf' }, from('slack'));
  desk.advance(hour);
  expect(await looksFor(marco, 'carciofo', 'teams')).toEqual([his]);
  desk.advance(hour);
  const colleague = { name: 'Luca Verdi', address: 'luca@cliente.example', company: 'acme', only: null };
  expect(await recordColleague(desk, colleague, his, { what: 'conversation' })).toBe(true);
  desk.advance(hour);
  await showTicket(desk, {} as Parameters<typeof showTicket>[1], [String(his)]);
  desk.advance(hour);
  await recordExport(desk, paolo.address);
  desk.advance(hour);
  await recordTaking(desk, { ...paolo, company: null, only: null, session: '', language: null });
  await recordReading(desk, others, actorOf(anna), { what: 'conversation' }, from('teams'));

  const all = await asked({ of: paolo.address });
  expect(all).toMatchObject([
    {
      what: 'data-taken',
      by: 'colleague',
      address: paolo.address,
      customer: paolo.address,
      origin: 'portal',
    },
    { what: 'data-exported', by: 'machine', customer: paolo.address, origin: 'cli' },
    { what: 'conversation', by: 'machine', ticket: his, origin: 'cli' },
    {
      what: 'conversation',
      by: 'colleague',
      name: 'Luca Verdi',
      address: 'luca@cliente.example',
      origin: 'portal',
    },
    { what: 'found', by: 'operator', name: 'Marco', operator: marco.id, ticket: his, origin: 'teams' },
    { what: 'file', by: 'operator', name: 'Anna', file: 'paga.pdf', ticket: his, origin: 'slack' },
    { what: 'conversation', by: 'operator', name: 'Anna', customer: paolo.address, origin: 'slack' },
  ]);
  expect((await asked({ by: anna })).map(({ what, ticket }) => [what, ticket])).toEqual([
    ['conversation', others],
    ['file', his],
    ['conversation', his],
  ]);
  expect((await asked()).length).toBe(all.length + 1);
  const noon = all[5]?.at ?? null;
  expect(await whats({ by: anna, until: noon })).toEqual(['conversation']);
  expect(await whats({ of: paolo.address, from: all[1]?.at ?? null })).toEqual([
    'data-taken',
    'data-exported',
  ]);
});

test('of that, whoever asked reads on their page all but what was taken out', async () => {
  const who = { ...paolo, company: null, only: null };
  const readings = await readingsOfRequest(desk, who, his);
  expect(readings.map(({ what, by }) => `${what} ${by}`)).toEqual([
    'conversation machine',
    'conversation colleague',
    'found operator',
    'file operator',
    'conversation operator',
  ]);
  const pages = [];
  for (let behind = null; ; ) {
    const { readings: page, older } = await readingsFor(desk, who, { behind, limit: 2 });
    pages.push(...page);
    behind = page.at(-1) ?? null;
    if (!older) break;
  }
  expect(pages).toEqual(readings);
});

test('whoever types on sees the same again: that is one reading; and what shows no passage is none', async () => {
  const found = async () => (await whats({ of: paolo.address })).filter(what => what === 'found').length;
  const before = await found();
  desk.advance(hour);
  for (const typed of ['carciof', 'carciofo', 'carciofo non']) await looksFor(anna, typed, 'teams');
  expect(await found()).toBe(before + 1);
  await looksFor(anna, 'carciofo', 'slack');
  expect(await found()).toBe(before + 2);
  desk.advance(hour);
  await looksFor(anna, 'carciofo', null);
  expect(await found()).toBe(before + 2);
  await looksFor(anna, 'carciofo', 'teams');
  expect(await found()).toBe(before + 3);
});

test('who reads their own request is no reader, and who may not see it is told nothing', async () => {
  const before = (await findTicket(desk.db, his))?.version;
  expect(
    await recordColleague(desk, { ...paolo, company: 'acme', only: null }, his, { what: 'conversation' }),
  ).toBe(true);
  expect((await findTicket(desk.db, his))?.version).toBe(before);
  expect(
    await recordColleague(desk, { ...paolo, company: null, only: null }, 999, { what: 'conversation' }),
  ).toBe(false);
});

test('nobody changes what was noted of searches', async () => {
  await expect(desk.db.execute(sql`update found_reading set operator = 1`)).rejects.toThrow();
  await expect(desk.db.execute(sql`delete from found_reading`)).rejects.toThrow();
});

test('the command tells it in lines, as a table, and for programs', async () => {
  await showLedger(desk, config, ['--of', paolo.address]);
  expect(said.at(-1)).toMatch(
    new RegExp(
      `^2026-11-23 10:00:00 {2}Anna read the conversation for #${his} \\(paolo@cliente.example\\) from slack$`,
    ),
  );
  expect(said.join('\n')).toContain('Luca Verdi <luca@cliente.example> read the conversation');
  expect(said.join('\n')).toContain(
    'on the desk’s machine exported all that is held of a person (paolo@cliente.example) from cli',
  );
  said = [];
  await showLedger(desk, config, ['--by', 'anna@interzen.example', '--to', '2026-11-23', '--json']);
  const json = JSON.parse(said.join(''));
  expect(json.every(({ name }: { name: string }) => name === 'Anna')).toBe(true);
  said = [];
  await showLedger(desk, config, ['--csv']);
  expect(said.join('\n')).toContain(`Anna;;file;paga.pdf;${his};paolo@cliente.example;slack`);
  said = [];
  await showLedger(desk, config, ['--from', '2030-01-01', '--language', 'it']);
  expect(said).toEqual(['Nessuno ha letto niente.']);
  said = [];
  await showLedger(desk, config, ['--from', '2030-01-01']);
  expect(said).toEqual(['Nobody read anything.']);
  said = [];
  await showLedger(desk, config, ['--from', '2030-01-01', '--json']);
  expect(JSON.parse(said.join(''))).toEqual([]);
  await expect(showLedger(desk, config, ['--by', 'nobody@interzen.example'])).rejects.toThrow(
    'is not an operator',
  );
  await expect(showLedger(desk, config, ['--from', 'yesterday'])).rejects.toThrow('is no date');
});

test('who wrote in another’s request is told, too, who read it since; and which file it was is the other’s', async () => {
  if (!anna || !marco) throw new Error('nobody is enrolled');
  const bruno = { name: 'Bruno Sala', address: 'bruno@cliente.example' };
  const email = anEmail({ from: paolo, cc: [bruno], text: 'Il sedano', newText: 'Il sedano' });
  const outcome = await takeIn(desk, email);
  if (outcome.outcome !== 'opened') throw new Error(outcome.outcome);
  const in_ = outcome.ticket;
  await takeIn(
    desk,
    anEmail({ from: bruno, inReplyTo: [email.messageId], text: 'Il cardo', newText: 'Il cardo' }),
  );
  desk.advance(hour);
  const from = { origin: 'slack', key: null } as const;
  await recordReading(desk, in_, actorOf(anna), { what: 'file', id: 1, name: 'di-paolo.pdf' }, from);
  desk.advance(hour);
  expect(await looksFor(marco, 'sedano', 'slack')).toEqual([in_]);
  const ofBruno = (await asked({ of: bruno.address })).filter(({ ticket }) => ticket !== null);
  expect(ofBruno).toMatchObject([
    { what: 'found', name: 'Marco', ticket: in_, customer: paolo.address },
    { what: 'file', name: 'Anna', ticket: in_, file: 'di-paolo.pdf' },
  ]);
  expect((await heldOf(desk, bruno.address)).readings).toMatchObject([
    { what: 'found', ticket: in_ },
    { what: 'file', ticket: in_, file: '' },
  ]);
  expect((await readingsFor(desk, bruno, { behind: null, limit: 9 })).readings).toEqual([]);
});

test('a reading stales no press, and moves no card', async () => {
  if (!anna) throw new Error('nobody is enrolled');
  const handled = await handle(
    desk,
    his,
    { type: 'claim' },
    { actor: actorOf(anna), origin: 'slack', key: null },
  );
  expect(handled.ok).toBe(true);
});

test('in chat a manager asks who read last, alone, and that is recorded; of what few may see it says no number', async () => {
  if (!anna) throw new Error('nobody is enrolled');
  const role = 'manager' as const;
  const giulia = await enrolOperator(desk.db, { email: 'giulia@interzen.example', name: 'Giulia', role });
  const typed = async (by: Operator, words: string, language: 'it' | 'en' = 'it') => {
    const { text } = await answerCommand(typingIn(desk, speechIn(language), by), words);
    return text;
  };
  const recorded = async () => (await asked({ by: giulia })).map(({ what, customer }) => [what, customer]);
  expect(await typed(anna, `registro ${paolo.address}`)).toContain('solo i responsabili');
  expect(await typed(giulia, 'registro paolo')).toContain('«paolo» non è un indirizzo.');
  expect(await recorded()).toEqual([]);
  const before = (await asked({ of: paolo.address })).length;
  const italian = await typed(giulia, `registro ${paolo.address}`);
  expect(italian).toMatch(new RegExp(`: Anna ha aperto un file: «paga.pdf» \\(#${his}\\)\n`));
  expect(italian).toContain(`: Marco ne ha visto un passaggio in una ricerca (#${his})`);
  expect(italian).toContain('`privacy export`');
  expect(await recorded()).toEqual([['ledger-read', paolo.address]]);
  expect(await asked({ of: paolo.address })).toHaveLength(before + 1);
  expect(await typed(giulia, 'ledger nobody@else.example', 'en')).toContain(
    'Nobody read anything of nobody@else.example.',
  );
  await desk.db.execute(sql`update ticket set restricted = true where number = ${his}`);
  const { maySeeWords } = desk;
  Object.assign(desk, { maySeeWords: circleSees({ channels: [], people: ['few@interzen.example'] }) });
  const ofFew = await typed(giulia, `ledger ${paolo.address}`, 'en');
  Object.assign(desk, { maySeeWords });
  // Nor that there is one.
  expect(ofFew.split('\n').filter(line => line.includes(': '))).toHaveLength(2);
  expect(ofFew).not.toMatch(new RegExp(`paga|${his}`));
});
