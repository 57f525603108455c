/** A row as it stands in the file. `line` counts from 1; a cell may go over several. */
export type Row = { line: number; cells: string[] };

type CsvFault = { line: number; says: string };

/** What stands in a CSV; null where it cannot be read as one. */
export type Csv = { rows: Row[] } | { fault: CsvFault };

const separators = [';', ',', '\t'];

/**
 * Reads a CSV (RFC 4180), separated by semicolons, commas or tabs, whichever its first row has most of; Excel's `sep=;`
 * decides. Rows in which nothing stands are left out.
 */
export function readCsv(text: string): Csv {
  const [, said, rest] = /^sep=(.)\r?\n([\s\S]*)$/.exec(text) ?? [];
  const separator = said ?? mostIn(text);
  return rowsOf(rest ?? text, separator, said ? 2 : 1);
}

/** Which of them the first row has most of, outside of quotes. */
function mostIn(text: string): string {
  const counts = new Map(separators.map(separator => [separator, 0]));
  let isQuoted = false;
  for (const sign of text) {
    if (sign === '"') isQuoted = !isQuoted;
    else if (isQuoted) continue;
    else if (sign === '\n' || sign === '\r') break;
    else if (counts.has(sign)) counts.set(sign, (counts.get(sign) ?? 0) + 1);
  }
  return separators.toSorted((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0))[0] ?? ';';
}

function rowsOf(text: string, separator: string, firstLine: number): Csv {
  const rows: Row[] = [];
  let line = firstLine;
  let row: Row = { line, cells: [] };
  let at = 0;
  for (;;) {
    const begin = afterBlanks(text, at);
    const read = text[begin] === '"' ? quoted(text, begin) : plain(text, at, separator);
    if (!read)
      return {
        fault: {
          line,
          says: 'a quote is opened and never closed: close it, or write "" for a quote that belongs to the text',
        },
      };
    row.cells.push(read.cell.trim());
    line += read.cell.split('\n').length - 1;
    at = read.end;
    if (at >= text.length || text[at] === '\n' || text[at] === '\r') {
      if (row.cells.some(cell => cell !== '')) rows.push(row);
      at += text.startsWith('\r\n', at) ? 2 : 1;
      line += 1;
      row = { line, cells: [] };
      if (at >= text.length) return { rows };
    } else if (text[at] === separator) at += 1;
    else
      return {
        fault: {
          line,
          says: 'something stands behind a closing quote: put the whole cell in quotes, and write "" for a quote in it',
        },
      };
  }
}

type Read = { cell: string; end: number };

/** From its opening quote to behind its closing one; `""` is a quote of the text. */
function quoted(text: string, at: number): Read | null {
  let end = at + 1;
  for (;;) {
    end = text.indexOf('"', end);
    if (end === -1) return null;
    if (text[end + 1] !== '"') break;
    end += 2;
  }
  const cell = text.slice(at + 1, end).replaceAll('""', '"');
  return { cell, end: afterBlanks(text, end + 1) };
}

function afterBlanks(text: string, at: number): number {
  let end = at;
  while (text[end] === ' ') end += 1;
  return end;
}

function plain(text: string, at: number, separator: string): Read {
  let end = at;
  while (end < text.length && text[end] !== separator && text[end] !== '\n' && text[end] !== '\r') end += 1;
  return { cell: text.slice(at, end), end };
}

/**
 * A file's bytes as text: UTF-8 or UTF-16 as its mark says, UTF-8 without one, else what Excel writes in Western Europe
 * (Windows-1252).
 *
 * @returns null for what is no text
 */
export function decodeCsv(bytes: Uint8Array): string | null {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  if (bytes.includes(0)) return null;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
