import { expect, test } from 'vitest';
import { dimensionValueInWords } from '../../../src/chat/reports/dimension-in-words.ts';
import { reportInCsv } from '../../../src/chat/reports/in-csv.ts';
import { reportInText } from '../../../src/cli/reports/table.ts';
import { exampleReport } from '../../ticket/reports/an-example.ts';
import { speechIn } from '../a-moment.ts';

const whole = exampleReport();

test('until when the span before is counted stands in the file and above the table, where the span is not over', () => {
  const asOf = new Date('2026-10-30T14:00:00Z');
  const before = { ...whole.before, span: { from: '2026-10-01', to: '2026-10-30' }, asOf, isCut: true };
  const cut = exampleReport({ before });
  const row =
    /^report;Europe\/Rome;2026-11-01;2026-11-30;beforeUntil;beforeUntil;instant;2026-10-30 15:00;;$/m;
  expect(reportInCsv(cut, 'it')).toMatch(row);
  expect(reportInCsv(whole, 'it')).not.toContain('beforeUntil');
  const head = (report: typeof whole) =>
    reportInText(report, { language: 'it', day: 28_800 })
      .split('\n')
      .find(line => line.includes('2026-11-01 – '));
  expect(head(cut)).toContain('(2026-10-01 – 2026-10-30 15:00)');
  expect(head(whole)).toContain('(2026-10-01 – 2026-10-31)');
});

test('two companies, or two operators, of one name are two: in files, tables and pages', () => {
  const names = {
    company: { rossi: 'Rossi', '=bianchi': 'Bianchi', verdi: 'Rossi' },
    operator: { 1: 'Anna', 2: 'Anna' },
  };
  const twice = exampleReport({ names });
  const parts = reportInCsv(twice, 'it')
    .split('\n')
    .map(line => line.split(';'))
    .flatMap(([part, of, , , figure]) =>
      figure === 'opened' && (part === 'company' || part === 'operator') ? [of] : [],
    );
  const shown = ['Rossi (rossi)', 'Bianchi', 'Rossi (verdi)', '–', 'Anna (1)', 'Anna (2)', '–'];
  expect(parts).toEqual(shown);
  expect(reportInText(twice, { language: 'it', day: 28_800 })).toContain('Rossi (verdi)');
  expect(dimensionValueInWords('operator', '2', names, speechIn('it'))).toBe('Anna (2)');
});
