import { readFileSync } from 'node:fs';
import { isDeepStrictEqual, parseArgs } from 'node:util';
import type { Config } from '../../config/config.ts';
import {
  type CompanyChanges,
  companyChanges,
  importCompanies,
} from '../../desk/companies/import-companies.ts';
import type { Desk } from '../../desk/desk.ts';
import { importedCompanies } from '../../store/companies/companies.ts';
import { allOperators } from '../../store/people/operators.ts';
import type { Company } from '../../ticket/companies/company.ts';
import { aboutCompanies } from '../check/companies.ts';
import { readCompanies } from './read-companies.ts';

const usage = `Write: npm run sportello -- companies import FILE.csv

  --dry-run     says what would change, and changes nothing
  --remove      companies that were imported before and are not in the file are removed; without it they stay
  
The first row names the columns: name, domains, addresses, product, contract, contract number, from, until, claim 1,
resolve 1 …, hours, operator, vip, key, in English or Italian. docs/set-up/companies.md`;

/** `companies import FILE`: checked whole before anything is written. @returns the exit code */
export async function companies(desk: Desk, config: Config, args: string[]): Promise<number> {
  const { file, dryRun, remove } = optionsIn(args);
  const seen = await importedCompanies(desk.db);
  const { policy } = config;
  const operators = [
    ...policy.operators.map(({ email }) => email),
    ...(await allOperators(desk.db)).map(({ email }) => email),
  ];
  const { companies: read, faults } = readCompanies(
    bytesOf(file),
    { operators, promises: policy.promises, workingDaySeconds: policy.calendar.workingDaySeconds },
    { listed: desk.companies.listed, imported: seen },
    (company, rows) => !remove && !rows.some(({ key }) => key === company.key),
  );
  if (faults.length > 0) {
    for (const { line, column, says } of faults)
      console.error(`${file}, line ${line}${column ? `, column ${column}` : ''}: ${says}`);
    console.error(`\n${count(faults.length, 'fault')}: nothing was imported.`);
    return 1;
  }
  const changes = dryRun
    ? companyChanges(seen, read, remove)
    : await importCompanies(desk, seen, read, remove, { actor: { kind: 'desk' }, origin: 'cli' });
  if (!changes)
    throw new Error('Somebody else imported companies at the same moment: look at it, and try again.');
  for (const line of told(changes, dryRun)) console.log(line);
  for (const { says, fix } of aboutCompanies(read, policy.calendar.zone, desk.clock(), file))
    console.log(`! ${says}: ${fix}`);
  return 0;
}

function optionsIn(args: string[]): { file: string; dryRun: boolean; remove: boolean } {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        'dry-run': { type: 'boolean', default: false },
        remove: { type: 'boolean', default: false },
      },
    });
    const [verb, file, ...more] = positionals;
    if (verb !== 'import' || !file || more.length > 0) throw new Error(usage);
    return { file, dryRun: values['dry-run'], remove: values.remove };
  } catch (error) {
    if (error instanceof Error && error.message === usage) throw error;
    throw new Error(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
  }
}

function bytesOf(file: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    throw new Error(code === 'ENOENT' ? `There is no file ${file}.` : `${file} cannot be read (${code}).`);
  }
}

function told({ added, changed, removed, left, same }: CompanyChanges, isDry: boolean): string[] {
  const would = isDry ? 'would be ' : '';
  const total = added.length + changed.length + removed.length;
  return [
    ...added.map(company => `+ ${company.name}: ${would}added`),
    ...changed.map(({ before, after }) => `~ ${after.name}: ${would}changed (${whatDiffers(before, after)})`),
    ...removed.map(company => `- ${company.name}: ${would}removed`),
    '',
    total === 0
      ? `Nothing to change: ${count(same, 'company')} ${same === 1 ? 'is' : 'are'} as the file says.`
      : `${added.length} added, ${changed.length} changed, ${removed.length} removed, ${same} as before.${isDry ? ' Nothing was written.' : ' Open requests are being recognised anew.'}`,
    ...(left.length > 0
      ? [
          `${count(left.length, 'company')} of earlier imports ${left.length === 1 ? 'is' : 'are'} not in the file and ${left.length === 1 ? 'stays' : 'stay'}: --remove takes them out.`,
        ]
      : []),
  ];
}

function whatDiffers(before: Company, after: Company): string {
  const old = new Map(Object.entries(before));
  return Object.entries(JSON.parse(JSON.stringify(after)))
    .filter(([key, value]) => !isDeepStrictEqual(old.get(key), value))
    .map(([key]) => (key === 'isVip' ? 'vip' : key))
    .join(', ');
}

function count(many: number, what: string): string {
  if (many === 1) return `1 ${what}`;
  return `${many} ${what.endsWith('y') ? `${what.slice(0, -1)}ies` : `${what}s`}`;
}
