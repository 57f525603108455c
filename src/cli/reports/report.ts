import { reportInCsv } from '../../chat/reports/in-csv.ts';
import type { Desk } from '../../desk/desk.ts';
import { noteTold, reportFor } from '../../desk/reports/report.ts';
import { askedIn } from './asked.ts';
import { companyInText } from './company-in-text.ts';
import { reportInText } from './table.ts';

/**
 * `report --from 2026-11-01 --to 2026-11-30`: the desk's figures, as a table; `--json` and `--csv` print all of them. What was told is
 * kept: the next report says which figures have changed since.
 */
export async function report(desk: Desk, args: string[]): Promise<number> {
  const { asked, as, language } = askedIn(args);
  const made = await reportFor(desk, { kind: 'machine' }, asked, { keepsTerms: false });
  if (!made.ok)
    throw new Error(
      'Figures about operators are switched off: set reports.perOperator: true in desk.yaml, once the workers’ representatives agree where the law asks for that.',
    );
  // What a program asks for each night was told to nobody.
  if (as === 'text') await noteTold(desk, made.report, 'cli');
  if (as === 'json') console.log(JSON.stringify(made.report, null, 2));
  else if (as === 'csv') console.log(reportInCsv(made.report, language));
  else console.log([reportInText(made.report, language), ...companyInText(made.report, language)].join('\n'));
  return 0;
}
