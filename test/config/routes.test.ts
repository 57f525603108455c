import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { checkRoutes } from '../../src/cli/check/routes.ts';
import type { Usable } from '../../src/config/config.ts';
import { faultInWords } from '../../src/config/faults.ts';
import { loadConfig } from '../../src/config/load-config.ts';
import type { Company } from '../../src/ticket/companies/company.ts';

const shipped = readFileSync('desk.yaml', 'utf8');
const withAnna = shipped.replace(
  'operators: []',
  'operators: [{ email: anna.rossi@interzen.it, name: Anna Rossi }]',
);

function told(more: string, yaml = shipped): string[] {
  const loaded = loadConfig(`${yaml}\n${more}\n`, {});
  return loaded.ok
    ? []
    : loaded.faults.map(faultInWords).filter(fault => /: (routes|restricted)/.test(fault));
}

describe('routes that can never fit, and people who are nobody, are faults', () => {
  test.each([
    [
      'routes: [{ mailbox: suport@interzen.it, slack: C0123BILLS }]',
      'routes, item 1, mailbox: no mailbox has the address suport@interzen.it, so nothing lies there: did you mean support@interzen.it?',
    ],
    [
      'routes: [{ mailbox: nessuno@altrove.example, slack: C0123BILLS }]',
      'no mailbox has the address nessuno@altrove.example, so nothing lies there: write one that stands under mailboxes',
    ],
    [
      'routes: [{ category: [bug, help-desk, bug], slack: C0123BILLS }]',
      'routes, item 1, category, item 3: bug stands here already: remove one of the two',
    ],
    [
      'routes: [{ priority: [1, 1], slack: C0123BILLS }]',
      'routes, item 1, priority, item 2: 1 stands here already',
    ],
    [
      'routes: [{ company: acme, slack: C0123BILLS }, { company: acme, slack: C0123OTHER }]',
      'routes, item 2: never fits: item 1 comes first and takes all of these',
    ],
    [
      'routes: [{ category: [bug, billable], slack: C0123BILLS }, { category: [bug], priority: [1], slack: C0123OTHER }]',
      'routes, item 2: never fits: item 1 comes first and takes all of these',
    ],
    [
      'routes: [{ category: [bug], slack: C0123BILLS, threads: all }, { priority: [1], slack: C0123BILLS, threads: important }]',
      'routes, item 2, threads: this channel has threads: all already (item 1): write the same, or name another channel',
    ],
    [
      'slack: { channel: C0123BILLS, threads: all }\nroutes: [{ priority: [1], slack: C0123BILLS, threads: important }]',
      'routes, item 1, threads: this channel has threads: all already (slack): write the same, or name another channel',
    ],
    [
      'restricted: { slack: C0123SECRT, people: [nessuno@altrove.example] }',
      'restricted.people, item 1: nobody with the address nessuno@altrove.example stands under operators: list them there',
    ],
  ])('%s', (more, says) => {
    const faults = told(more);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain(says);
  });

  test('a typing slip in a person is guessed', () => {
    expect(told('restricted: { people: [ana.rossi@interzen.it] }', withAnna).join()).toContain(
      'did you mean anna.rossi@interzen.it?',
    );
  });

  test.each([
    'routes: [{ mailbox: Support@Interzen.it, slack: C0123BILLS }]',
    'routes: [{ category: [bug], priority: [1], slack: C0123BILLS }, { category: [bug], slack: C0123OTHER }]',
    'routes: [{ category: [bug], slack: C0123BILLS }, { priority: [1], slack: C0123BILLS }]',
    'routes: [{ company: acme, category: [bug], slack: C0123BILLS }, { company: beta, category: [bug], slack: C0123BILLS }]',
    'routes: [{ category: [bug], slack: C0123BILLS, threads: important }, { priority: [1], slack: C0123BILLS, threads: important }]',
    'restricted: { slack: C0123SECRT, people: [anna.rossi@interzen.it] }',
  ])('%s is taken', more => {
    expect(told(more, withAnna)).toEqual([]);
  });
});

describe('a route of a company that nobody knows is a warning', () => {
  const acme = { key: 'acme' } as Company;
  const routed = (...companies: string[]) =>
    ({ parts: { companies: [acme], routes: companies.map(company => ({ company })) } }) as unknown as Usable;

  test('as it may be imported', () => {
    expect(checkRoutes(routed('acme', 'acmee', 'altra'), [])).toEqual([
      {
        ...{ part: 'Routes', ok: true, isWarning: true },
        says: 'item 2: no company has the key acmee; nothing lies there',
        fix: 'did you mean acme? (desk.yaml: routes)',
      },
      {
        ...{ part: 'Routes', ok: true, isWarning: true },
        says: 'item 3: no company has the key altra; nothing lies there',
        fix: 'write the key of a company, or import it (desk.yaml: routes)',
      },
    ]);
  });

  test('not of one that was; and without a database that is said', () => {
    expect(checkRoutes(routed('altra'), [{ key: 'altra' } as Company])).toEqual([]);
    expect(checkRoutes(routed('altra'), null)[0]?.says).toMatch(/unless it was imported/);
  });
});
