import { nearest } from '../../config/faults.ts';
import { priorities } from '../../ticket/words.ts';
import type { Row } from './csv.ts';

/** What a column holds, by the path of the key of desk.yaml that says the same. */
export type Column = { field: string; at: number };

/** By what names a column goes, in both languages; the first of each is the one that is recommended. */
const names: Record<string, string[]> = {
  name: ['name', 'nome', 'azienda', 'company', 'ragione sociale', 'cliente', 'customer'],
  key: ['key', 'chiave', 'codice', 'code', 'codice cliente'],
  domains: ['domains', 'domini', 'dominio', 'domain'],
  addresses: [
    'addresses',
    'indirizzi',
    'indirizzo',
    'address',
    'email',
    'e mail',
    'indirizzi email',
    'indirizzi e mail',
  ],
  product: ['product', 'prodotto'],
  'contract.name': ['contract', 'contratto'],
  'contract.number': ['contract number', 'numero contratto', 'n contratto', 'numero'],
  'contract.from': ['from', 'dal', 'inizio', 'valid from', 'inizio contratto'],
  'contract.until': ['until', 'al', 'fine', 'to', 'scadenza', 'valid until', 'fine contratto'],
  calendar: ['hours', 'orario', 'orari', 'calendar', 'calendario'],
  operator: ['operator', 'operatore', 'referente'],
  vip: ['vip'],
  ...Object.fromEntries(
    priorities.flatMap(priority => [
      [`promises.${priority}.claim`, [`claim ${priority}`, `presa in carico ${priority}`]],
      [
        `promises.${priority}.resolve`,
        [`resolve ${priority}`, `risoluzione ${priority}`, `resolution ${priority}`],
      ],
    ]),
  ),
};
const fieldOf = new Map(Object.entries(names).flatMap(([field, all]) => all.map(name => [name, field])));

export type ColumnFault = { column: number; says: string };

/** Which column holds what. A column that nobody reads is a mistake of whoever wrote it. */
export function columnsOf({ cells }: Row): { columns: Column[]; faults: ColumnFault[] } {
  const columns: Column[] = [];
  const faults: ColumnFault[] = [];
  cells.forEach((cell, at) => {
    const plain = plainName(cell);
    if (plain === '') return;
    const field = fieldOf.get(plain);
    const before = columns.find(column => column.field === field);
    if (!field) {
      const meant = nearest(plain, [...fieldOf.keys()]);
      const mend = meant
        ? `did you mean ${meant}?`
        : `remove it, or write one of: ${recommended().join(', ')}`;
      faults.push({ column: at, says: `nobody reads a column of this name: ${mend}` });
    } else if (before)
      faults.push({
        column: at,
        says: `says the same as column ${letterOf(before.at)}: remove one of the two`,
      });
    else columns.push({ field, at });
  });
  if (faults.length === 0 && !columns.some(({ field }) => field === 'name'))
    faults.push({
      column: 0,
      says: `the first row names the columns, and none is called name (or nome): write ${recommended().join(', ')}, those that you need`,
    });
  return { columns, faults };
}

function recommended(): string[] {
  return Object.values(names).flatMap(([first = '']) => first);
}

function plainName(cell: string): string {
  return cell
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** `C`, `AA`: as a table shows it. */
export function letterOf(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : `${letterOf(Math.floor(column / 26) - 1)}${last}`;
}
