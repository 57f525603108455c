import { type Around, companyFaults } from '../../config/keys/customers/company-faults.ts';
import type { Company } from '../../ticket/companies/company.ts';
import { type Column, columnsOf, letterOf } from './columns.ts';
import { decodeCsv, readCsv } from './csv.ts';
import { columnAt, companyIn, type RowFault } from './rows.ts';

/** More than these no desk serves, and no press could look one up among them. */
const companiesAtMost = 20_000;

/** The companies beside those of the file: what stands in desk.yaml, and what was imported before and is to stay. */
export type Others = { listed: readonly Company[]; imported: readonly Company[] };

/**
 * Reads a CSV of companies, whole: everything that is wrong with it is named at once.
 *
 * @param staying which of those that were imported before stay beside those of the file
 */
export function readCompanies(
  bytes: Uint8Array,
  around: Around,
  { listed, imported }: Others,
  staying: (company: Company, file: Company[]) => boolean,
): { companies: Company[]; faults: RowFault[] } {
  const csv = textRows(bytes);
  if ('fault' in csv) return nothing(csv.fault.line, csv.fault.says);
  const [head, ...rows] = csv.rows;
  if (!head)
    return nothing(
      1,
      'nothing stands in it: write a first row with the names of the columns, and a row for each company',
    );
  // An export that failed looks so: all companies that are not in it would be gone.
  if (rows.length === 0)
    return nothing(head.line, 'no company stands in it, only the names of the columns: nothing was changed');
  if (rows.length > companiesAtMost)
    return nothing(
      head.line,
      `it has ${rows.length} companies, and ${companiesAtMost} can be served: leave out those of the past`,
    );
  const { columns, faults } = columnsOf(head);
  if (faults.length > 0)
    return {
      companies: [],
      faults: faults.map(({ column, says }) => ({ line: head.line, column: letterOf(column), says })),
    };
  const read = rows.map(row => ({ line: row.line, ...companyIn(row, columns) }));
  const whole = read.flatMap(({ line, company }) => (company ? [{ line, company }] : []));
  const companies = whole.map(({ company }) => company);
  const kept = imported.filter(company => staying(company, companies));
  return {
    companies,
    faults: [
      ...read.flatMap(row => row.faults),
      ...clashes(whole, { listed, imported: kept }, around, columns),
    ].toSorted((a, b) => a.line - b.line),
  };
}

function textRows(bytes: Uint8Array): ReturnType<typeof readCsv> {
  const isWorkbook = bytes[0] === 0x50 && bytes[1] === 0x4b;
  const text = isWorkbook ? null : decodeCsv(bytes);
  if (text !== null) return readCsv(text.replace(/^\ufeff/, ''));
  const what = isWorkbook ? 'it is a workbook' : 'it is no text';
  return { fault: { line: 1, says: `${what}: save it as CSV (in Excel: Save as, CSV UTF-8)` } };
}

function nothing(line: number, says: string) {
  return { companies: [], faults: [{ line, column: null, says }] };
}

function clashes(
  whole: { line: number; company: Company }[],
  { listed, imported }: Others,
  around: Around,
  columns: Column[],
): RowFault[] {
  const places = [
    ...listed.map(({ name }) => ({ line: null, name: `${name} (desk.yaml)` })),
    ...imported.map(({ name }) => ({ line: null, name: `${name} (imported before)` })),
    ...whole.map(({ line, company }) => ({ line, name: `${company.name} (line ${line})` })),
  ];
  const all = [...listed, ...imported, ...whole.map(({ company }) => company)];
  return companyFaults(
    all.map((company, item) => ({ item, company })),
    around,
    ({ item }) => places[item]?.name ?? '',
  ).flatMap(({ item, path, says }) => {
    const line = places[item]?.line ?? null;
    return line === null ? [] : [{ line, column: columnAt(path, columns), says }];
  });
}
