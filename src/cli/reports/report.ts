import { reportInCsv } from '../../chat/reports/in-csv.ts';
import type { Config } from '../../config/config.ts';
import type { Desk } from '../../desk/desk.ts';
import { noteTold, reportFor } from '../../desk/reports/report.ts';
import { dimensions } from '../../ticket/reports/report.ts';
import { askedIn } from './asked.ts';
import { companyInText } from './company-in-text.ts';
import { reportInText } from './table.ts';

/**
 * `report --from 2026-11-01 --to 2026-11-30`: the desk's figures, as a table; `--json` and `--csv` print all of them. What was told is
 * kept: the next report says which figures have changed since.
 */
export async function report(
  desk: Desk,
  { policy }: Pick<Config, 'policy'>,
  args: string[],
): Promise<number> {
  // Figures of people are told where the house has switched them on.
  const may = dimensions.filter(each => each !== 'operator' || desk.reports.perOperator);
  const { asked, as, language } = askedIn(args, { may, ofFiles: policy.desk.language });
  const made = await reportFor(desk, { kind: 'machine' }, asked, { keepsTerms: false });
  if (!made.ok)
    throw new Error(
      'Figures about operators are switched off: set reports.perOperator: true in desk.yaml, once the workers’ representatives agree where the law asks for that.',
    );
  // What a program asks for each night was told to nobody.
  if (as === 'text') await noteTold(desk, made.report, 'cli');
  const day = desk.calendar.now().workingDaySeconds;
  if (as === 'json') console.log(JSON.stringify(made.report, null, 2));
  else if (as === 'csv') console.log(reportInCsv(made.report, language));
  else
    console.log(
      [reportInText(made.report, { language, day }), ...companyInText(made.report, language)].join('\n'),
    );
  return 0;
}
