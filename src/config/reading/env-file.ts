import { parseEnv } from 'node:util';
import { nearest } from '../faults.ts';
import { decodeUtf8 } from './utf8.ts';

/** A `.env` file: its values, where each stands, and what in it nobody would notice. */
export type EnvFile = {
  values: Record<string, string>;
  lines: Map<string, number>;
  faults: { line: number; key: string; says: string }[];
};

export const noEnvFile: EnvFile = { values: {}, lines: new Map(), faults: [] };

const shortest = 6;
const assignment = /^\s*(?:export\s+)?([\w.-]+)\s*=\s*(.*)$/;

/**
 * Reads a `.env` as Node does, and names the lines of which Node makes something else than what stands there.
 *
 * @param known the names that are read; one that is nearly one of them is taken for a slip
 */
export function readEnvFile(bytes: Uint8Array, known: string[]): EnvFile {
  const decoded = decodeUtf8(bytes);
  if (!decoded.ok) return { ...noEnvFile, faults: [{ line: decoded.line, key: '', says: decoded.says }] };
  const text = decoded.text.replaceAll('\r\n', '\n');
  const values = Object.fromEntries(
    Object.entries(parseEnv(text)).map(([name, value]) => [name, value ?? '']),
  );
  const lines = new Map<string, number>();
  const faults: EnvFile['faults'] = [];
  const rows = text.split('\n');
  for (let index = 0; index < rows.length; index += 1) {
    const line = index + 1;
    const row = rows[index] ?? '';
    if (/^\s*(#|$)/.test(row)) continue;
    const [, name = '', written = ''] = assignment.exec(row) ?? [];
    if (name === '') {
      faults.push({ line, key: '', says: 'is neither a comment nor NAME=value: write it so, or remove it' });
      continue;
    }
    if (lines.has(name))
      faults.push({ line, key: name, says: 'stands here a second time: remove one of the two' });
    lines.set(name, line);
    const end = endOfQuote(rows, index, written);
    if (end !== null) index = end;
    else if (says(written)) faults.push({ line, key: name, says: says(written) });
    // Another program's names may stand here too: short ones resemble ours by chance.
    const isOurs = known.includes(name) || name.length < shortest;
    const meant = isOurs ? undefined : nearest(name, known);
    if (meant) faults.push({ line, key: name, says: `nobody reads this name: did you mean ${meant}?` });
  }
  return { values, lines, faults };
}

/** The row on which a value in quotes ends: it may go over several. null: it is in none. */
function endOfQuote(rows: string[], from: number, written: string): number | null {
  const quote = written[0] ?? '';
  if (!['"', "'", '`'].includes(quote)) return null;
  if (written.includes(quote, 1)) return from;
  const end = rows.findIndex((row, index) => index > from && row.includes(quote));
  return end === -1 ? null : end;
}

/** What is wrong with a value as it is written; '' for nothing. */
function says(written: string): string {
  if (/^["'`]/.test(written)) return 'the quote that begins here is not closed: close it, or remove it';
  if (/^[“”„«‘’]/.test(written)) return 'these quotes belong to the value: write " in their place, or none';
  if (/[^\s#]#/.test(written))
    return 'what stands behind # is taken for a comment: put the value in quotes (")';
  return '';
}
