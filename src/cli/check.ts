import { styleText } from 'node:util';
import { trust } from '../config/authority.ts';
import type { Usable } from '../config/config.ts';
import { loadDesk } from '../config/desk-file.ts';
import { faultInWords } from '../config/faults.ts';
import type { Finding } from '../finding.ts';
import { importedCompanies } from '../store/companies/companies.ts';
import type { Db } from '../store/database.ts';
import { advice } from './check/advice.ts';
import { aboutCompanies, checkListedCompanies } from './check/companies.ts';
import { onTheDatabase } from './check/database.ts';
import { checkExpiry } from './check/expiry.ts';
import { checkFormerKinds } from './check/former-kinds.ts';
import { checkRoutes } from './check/routes.ts';

/**
 * Tests what can be tested, whatever else is wrong; says of each fault what to do about it, and warns of what works but
 * is unwise. The database is looked at and never changed.
 *
 * @returns the exit code: 1 with a fault, 0 with warnings alone
 */
export async function check(): Promise<number> {
  const loaded = loadDesk(process.env);
  const { usable } = loaded;
  const configuration = loaded.ok
    ? [{ part: 'Configuration', ok: true, says: 'desk.yaml and environment can be read' }]
    : loaded.faults.map(fault => ({ part: 'Configuration', ok: false, says: faultInWords(fault) }));
  if (usable.authority) trust(usable.authority);
  const tested = await onTheDatabase(usable, async (db, findings) => [
    ...findings,
    ...(await checkImported(usable, db)),
    ...(await checkFormerKinds(usable, db)),
    ...(await outside(usable, db, loaded.ok)),
  ]);
  const findings = [
    ...configuration,
    ...tested,
    ...checkExpiry(usable, new Date()),
    ...checkListedCompanies(usable, new Date()),
    ...advice(usable),
  ];
  print(findings);
  return findings.every(({ ok }) => ok) ? 0 : 1;
}

/** The companies that were imported, where the database is there and of this version, and the routes that name companies. */
async function checkImported(usable: Usable, db: Db | null): Promise<Finding[]> {
  const imported = db && (await importedCompanies(db).catch(() => null));
  const zone = usable.parts.calendar?.zone ?? 'UTC';
  return [
    ...aboutCompanies(imported ?? [], zone, new Date(), 'companies import'),
    ...checkRoutes(usable, imported),
  ];
}

/** Everything beyond this machine; what speaks to it is read where there is any. @param isWhole without a fault in it, so that the server would start */
async function outside(usable: Usable, db: Db | null, isWhole: boolean): Promise<Finding[]> {
  const { clamd, webhooks, sandbox } = usable;
  const isAlone = sandbox && !clamd && webhooks.length === 0;
  const found = isAlone ? [] : await (await import('./check/outside.ts')).checkOutside(usable, db);
  return sandbox && isWhole ? [...found, sandboxFinding] : found;
}

const sandboxFinding: Finding = {
  part: 'Set-up',
  ok: true,
  says: 'nothing is configured: npm start opens the sandbox. docs/set-up says how Slack, Teams and mail are connected.',
};

function print(findings: Finding[]): void {
  const width = Math.max(...findings.map(({ part }) => part.length));
  for (const finding of findings) {
    console.log(`${mark(finding)} ${finding.part.padEnd(width)}  ${finding.says}`);
    if (finding.fix && (!finding.ok || finding.isWarning))
      console.log(`  ${' '.repeat(width)}  → ${finding.fix}`);
  }
  const faults = findings.filter(({ ok }) => !ok).length;
  const warnings = findings.filter(({ isWarning }) => isWarning).length;
  const count = (number: number, of: string) => `${number} ${of}${number === 1 ? '' : 's'}`;
  console.log(
    `\n${faults + warnings === 0 ? 'All is well.' : `${count(faults, 'fault')}, ${count(warnings, 'warning')}.`}`,
  );
}

/** In colour where somebody looks at a terminal, and NO_COLOR is not set. */
function mark({ ok, isWarning }: Finding): string {
  if (!ok) return styleText('red', '✗', { stream: process.stdout });
  return isWarning
    ? styleText('yellow', '!', { stream: process.stdout })
    : styleText('green', '✓', { stream: process.stdout });
}
