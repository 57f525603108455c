import { expect, test } from 'vitest';
import { dutyName, dutyNamed } from '../../../src/chat/words/chapters/duties/names.ts';
import { craDuties, gdprDuties, nis2Duties } from '../../../src/ticket/duties/laws.ts';

const laws = { cra: craDuties, nis2: nis2Duties, gdpr: Object.values(gdprDuties).flat() };
const all = Object.entries(laws).flatMap(([regime, duties]) => duties.map(duty => ({ regime, ...duty })));

test.each(['it', 'en'] as const)(
  'whatever has happened besides, no two duties bear one name (%s)',
  language => {
    const names = all.map(duty => dutyName(duty)[language]);
    expect(new Set(names).size).toBe(names.length);
  },
);

test('the log names them as cards do', () => {
  const [first] = all;
  if (!first) throw new Error('no law asks for anything');
  const { regime, kind, step } = first;
  expect(dutyNamed(`${regime}:${kind}:${step}`)).toEqual(dutyName(first));
  expect(dutyName(first).en).toBe('CRA early warning (vulnerability)');
});
