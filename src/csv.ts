type Cell = string | number;

/** Where Excel takes the separator from; Italian and English ones expect different ones. */
const saidSeparator = 'sep=;';

/**
 * A table as Excel opens it: UTF-8 with its mark, semicolons, RFC 4180 quotes. What people wrote is text there, never a formula:
 * what could begin one bears an apostrophe before it (OWASP, CSV injection).
 */
export function csvOf(rows: readonly (readonly Cell[])[]): string {
  const lines = rows.map(row => row.map(cellOf).join(';'));
  return `﻿${[saidSeparator, ...lines].join('\r\n')}`;
}

function cellOf(cell: Cell): string {
  if (typeof cell === 'number') return String(cell);
  const line = cell.replace(/[\r\n\t\0]+/g, ' ').trim();
  const harmless = /^[=+\-@|%＝＋－＠]/.test(line) ? `'${line}` : line;
  return /[";]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
