import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { readCsv } from '../../../src/cli/companies/csv.ts';
import { work } from '../../../src/cli/work/work.ts';
import { csvOf } from '../../../src/csv.ts';
import { handle } from '../../../src/desk/handle.ts';
import { takeIn } from '../../../src/desk/intake/intake.ts';
import { enrolOperator } from '../../../src/store/people/operators.ts';
import type { OperatorCommand } from '../../../src/ticket/commands.ts';
import { admittedSeeAll } from '../../../src/ticket/sight/sight.ts';
import { actorOf } from '../../../src/ticket/words.ts';
import { ownDatabase } from '../../database.ts';
import { aDesk, anEmail } from '../../desk/a-desk.ts';
import { shippedConfig } from '../../journeys/a-house.ts';

const config = shippedConfig();
const own = ownDatabase();
const desk = aDesk(() => own.database.db);

let said: string[] = [];
beforeEach(() => {
  said = [];
  vi.spyOn(console, 'log').mockImplementation(line => void said.push(String(line)));
});
afterEach(() => vi.restoreAllMocks());

async function worked(subject: string, ...orders: OperatorCommand[]): Promise<number> {
  const outcome = await takeIn(desk, anEmail({ subject }));
  if (outcome.outcome !== 'opened') throw new Error(outcome.outcome);
  const operator = await enrolOperator(desk.db, {
    email: 'anna@interzen.example',
    name: 'Anna',
    role: 'operator',
  });
  for (const order of orders) {
    const handled = await handle(desk, outcome.ticket, order, {
      actor: actorOf(operator),
      origin: 'slack',
      key: null,
    });
    if (!handled.ok) throw new Error(JSON.stringify(handled));
  }
  return outcome.ticket;
}

describe('the time worked in a month', () => {
  test('is summed up by company, and told entry by entry for the invoice, without anybody’s name', async () => {
    const one = await worked(
      '=HYPERLINK("http://x";"y")',
      { type: 'note-work', minutes: 90 },
      { type: 'note-work', minutes: 30 },
    );
    const other = await worked('Stampa; "ferma"', { type: 'note-work', minutes: 5 });
    await work(desk, config, ['--month', '2026-11']);
    expect(said.join('\n')).toContain('(no company): 2 hours and 5 minutes');
    await work(desk, config, ['--month', '2026-11', '--language', 'it']);
    expect(said.join('\n')).toContain('(nessuna azienda): 2 ore e 5 minuti');
    await expect(work(desk, config, ['--month', '2026-11', '--language', 'de'])).rejects.toThrow(
      '--language de: write --language it, or --language en',
    );
    said = [];
    await work(desk, config, ['--month', '2026-11', '--csv']);
    const csv = said.join('\n');
    expect(csv).not.toContain('Anna');
    const read = readCsv(csv.replace('﻿', ''));
    if ('fault' in read) throw new Error(read.fault.says);
    const [head, ...rows] = read.rows.map(({ cells }) => cells);
    expect(head).toEqual([
      'company',
      'company_key',
      'ticket',
      'subject',
      'day',
      'minutes',
      'time',
      'quote',
      'quote_price',
    ]);
    expect(rows).toEqual([
      ['', '', String(one), `'=HYPERLINK("http://x";"y")`, '2026-11-23', '90', '1:30', '', ''],
      ['', '', String(one), `'=HYPERLINK("http://x";"y")`, '2026-11-23', '30', '0:30', '', ''],
      ['', '', String(other), 'Stampa; "ferma"', '2026-11-23', '5', '0:05', '', ''],
    ]);
  });

  test('of another month there is none, and a month must be said', async () => {
    await work(desk, config, ['--month', '2026-10']);
    expect(said).toEqual(['No work is recorded in 2026-10.']);
    for (const args of [[], ['--month', 'november'], ['--month', '2026-13']])
      await expect(work(desk, config, args)).rejects.toThrow('--month 2026-11');
  });

  test('of what few may see the console says no word', async () => {
    const number = await worked('Falla segreta', { type: 'note-work', minutes: 7 }, { type: 'restrict' });
    const few = {
      ...desk,
      db: desk.db,
      maySeeWords: ((request, ...who) =>
        !request.restricted && admittedSeeAll(request, ...who)) as typeof admittedSeeAll,
    };
    await work(few, config, ['--month', '2026-11', '--csv']);
    expect(said.join('\n')).toContain(`;${number};;2026-11-23;7;0:07`);
    expect(said.join('\n')).not.toContain('segreta');
  });
});

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '|calc', '＝1', ' =1'])(
  '%j is no formula in a cell',
  text => {
    const cell = csvOf([[text]], 'it').replace('\uFEFF', '');
    expect(cell).toMatch(/^'/);
  },
);

const row = (cells: (string | number)[], language: 'it' | 'en') =>
  csvOf([cells], language).replace('\uFEFF', '');

test('numbers stay numbers as each language writes them, and quotes and separators are quoted', () => {
  const cells = [-5, 0.875, 'a;b', 'c, d', 'say "no"', 'a\nb'];
  expect(row(cells, 'it')).toBe('-5;0,875;"a;b";"c, d";"say ""no""";a b');
  expect(row(cells, 'en')).toBe('-5,0.875,"a;b","c, d","say ""no""",a b');
});

test('the mark comes first, and no sep= line, which makes Excel forget it', () => {
  expect(csvOf([['è', 1]], 'it')).toBe('\uFEFFè;1');
});

test.each([
  ['it', 'x,=1+1', `"x,'=1+1"`],
  ['en', 'x;=1+1', `"x;'=1+1"`],
  ['en', 'x; "@SUM(A1)"', `"x;' ""@SUM(A1)"""`],
  ['it', 'a, b', '"a, b"'],
] as const)(
  'in the %s file %j begins no formula where another Excel takes it apart',
  (language, text, written) => {
    expect(row([text], language)).toBe(written);
  },
);
