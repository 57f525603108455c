import { expect, test } from 'vitest';
import { askedIn } from '../../../src/cli/reports/asked.ts';
import { dimensions } from '../../../src/ticket/reports/report.ts';

const asked = (args: string) => askedIn(args.split(' '), { may: dimensions, ofFiles: 'it' });

test('what is asked for is read', () => {
  expect(asked('--month 2026-02 --step day --by company,category --only mailbox=a@b.example --json')).toEqual(
    {
      asked: {
        ...{ span: { from: '2026-02-01', to: '2026-02-28' }, step: 'day', by: ['company', 'category'] },
        filter: { mailbox: 'a@b.example' },
      },
      ...{ as: 'json', language: 'en' },
    },
  );
});

test.each([
  ['--from 2026-11-30 --to 2026-11-01', 'Say which days'],
  ['--month 2026-13', 'Say which days'],
  ['--month november --from 2026-11-05 --to 2026-11-10', 'Say which days'],
  ['--month 2026-11 --from 2026-11-05 --to 2026-11-10', 'Say which days'],
  ['--month 2026-11 --to 2026-11-10', 'Say which days'],
  ['--from 2026-11-05', 'Say which days'],
  ['--from 9999-12-01 --to 9999-12-31', 'Say which days'],
  ['--month 9999-12 --step month', 'Say which days'],
  ['--month 1999-12', 'Say which days'],
  ['--month 2026-11 --step hour', 'Write --step day, or --step week'],
  ['--month 2026-11 --by colour', 'Figures can be told apart --by category'],
  ['--month 2026-11 --language de', '--language de: write --language it, or --language en'],
  ['--month 2026-11 --only bug', 'Write --only category=bug'],
  ['--from 2025-01-01 --to 2026-12-31 --step day', 'That makes 730 days, and a report has at most 400'],
])('%s is refused, with how to write it', (args, words) => {
  expect(() => asked(args)).toThrow(words);
});

test('four hundred steps are no fault', () => {
  expect(asked('--from 2025-01-01 --to 2026-02-04 --step day').asked.step).toBe('day');
});

test('a file tells all apart that may be told, in the desk’s language; a table what is asked for, in English', () => {
  expect(asked('--month 2026-11 --csv')).toMatchObject({ asked: { by: dimensions }, language: 'it' });
  expect(asked('--month 2026-11 --csv --language en').language).toBe('en');
  expect(asked('--month 2026-11 --json --by company').asked.by).toEqual(['company']);
  expect(asked('--month 2026-11')).toMatchObject({ asked: { by: [] }, language: 'en' });
});
