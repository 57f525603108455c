import { valueFaults } from '../../config/faults.ts';
import { companyShape } from '../../config/keys/customers/companies.ts';
import type { Company } from '../../ticket/companies/company.ts';
import { type Column, letterOf } from './columns.ts';
import type { Row } from './csv.ts';

/** Where something is wrong, and what to do about it. `column` null: the row as a whole. */
export type RowFault = { line: number; column: string | null; says: string };

/** A row as a company, by the same rules by which desk.yaml is read. */
export function companyIn(row: Row, columns: Column[]): { company: Company | null; faults: RowFault[] } {
  const strangers = row.cells.flatMap((cell, at) =>
    cell !== '' && !columns.some(column => column.at === at)
      ? [
          fault(
            row,
            letterOf(at),
            'the first row gives this column no name: name it, or look for a separator that belongs to a text and put that in quotes',
          ),
        ]
      : [],
  );
  const read = companyShape.safeParse(written(row, columns));
  if (read.success) return { company: read.data, faults: strangers };
  const said = valueFaults(read.error).map(({ path, says }) => fault(row, columnAt(path, columns), says));
  const once = said.filter(
    ({ column, says }, at) => said.findIndex(other => other.column === column && other.says === says) === at,
  );
  return { company: null, faults: [...strangers, ...once] };
}

function fault({ line }: Row, column: string | null, says: string): RowFault {
  return { line, column, says };
}

/** `C (domains)`: the column in which what lies at a path is written, or would have to be. */
export function columnAt(path: PropertyKey[], columns: Column[]): string | null {
  const steps = path.map(String);
  for (let length = steps.length; length > 0; length -= 1) {
    const field = steps.slice(0, length).join('.');
    const column = columns.find(each => each.field === field);
    if (column) return `${letterOf(column.at)} (${field})`;
  }
  return steps.length > 0 ? steps.slice(0, 2).join('.') : null;
}

/** The cells of a row as desk.yaml would write them; an empty cell says nothing. */
function written({ cells }: Row, columns: Column[]): unknown {
  const root: Tree = {};
  for (const { field, at } of columns) {
    const cell = cells[at] ?? '';
    if (cell !== '') put(root, field.split('.'), cellValue(field, cell));
  }
  return root;
}

type Tree = { [key: string]: unknown };

function put(tree: Tree, [step = '', ...rest]: string[], value: unknown): void {
  if (rest.length === 0) tree[step] = value;
  else {
    const known = tree[step];
    const inner: Tree = typeof known === 'object' && known !== null ? { ...known } : {};
    tree[step] = inner;
    put(inner, rest, value);
  }
}

function cellValue(field: string, cell: string): unknown {
  switch (field) {
    case 'domains':
    case 'addresses':
      return cell.split(/[\s,;|]+/).filter(Boolean);
    case 'contract.from':
    case 'contract.until':
      return dateIn(cell);
    case 'vip':
      return yes.includes(cell.toLowerCase()) ? true : no.includes(cell.toLowerCase()) ? false : cell;
    default:
      // Working days in Italian: 1g.
      return field.startsWith('promises.')
        ? cell.replace(/^(\d+(?:[.,]\d+)?)\s*g$/i, '$1d').replace(',', '.')
        : cell;
  }
}

const yes = ['yes', 'y', 'true', 'x', '1', 'sì', 'si', 's', 'vero'];
const no = ['no', 'n', 'false', '0', '-', 'falso'];

/** `31/12/2026`, as Excel writes it in Italy, is the last day of that year; what is no date stays as it is. */
function dateIn(cell: string): string {
  const [, day = '', month = '', year = ''] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(cell) ?? [];
  return year === '' ? cell : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}
