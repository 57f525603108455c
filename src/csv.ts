import type { Language } from './ticket/words.ts';

type Cell = string | number;

/** As Excel takes a table apart, and reads a number: by the system's language. It is told so by nothing in the file. */
const written = {
  it: { separator: ';', decimal: ',' },
  en: { separator: ',', decimal: '.' },
} as const satisfies Record<Language, object>;

/**
 * A table as the Excel of a language opens it: UTF-8 with its mark and no `sep=` line, which makes Excel forget the mark
 * (docs/decisions/running/a-csv-is-written-for-one-excel.md); RFC 4180 quotes. What people wrote is text there, never a formula, by
 * whichever sign Excel takes it apart: what could begin one bears an apostrophe before it (OWASP, CSV injection).
 */
export function csvOf(rows: readonly (readonly Cell[])[], language: Language): string {
  const { separator } = written[language];
  const lines = rows.map(row => row.map(cell => cellOf(cell, language)).join(separator));
  return `\uFEFF${lines.join('\r\n')}`;
}

/** What begins a formula, also in the wide form of Chinese and Japanese keyboards. */
const begins = '[=+\\-@|%＝＋－＠]';
const atStart = new RegExp(`^${begins}`);
/** Behind the other language's separator, which quotes do not hold there. */
const inside = { it: new RegExp(`,(?=[\\s"]*${begins})`, 'g'), en: new RegExp(`;(?=[\\s"]*${begins})`, 'g') };

function cellOf(cell: Cell, language: Language): string {
  if (typeof cell === 'number') return String(cell).replace('.', written[language].decimal);
  const line = cell.replace(/[\r\n\t\0]+/g, ' ').trim();
  const harmless = (atStart.test(line) ? `'${line}` : line).replace(inside[language], sign => `${sign}'`);
  return /[",;]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
