import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { makeDataFolder } from '../embedded/data-folder.ts';
import type { Seal } from './seals.ts';

const hex = z.string().regex(/^[0-9a-f]*$/);

const line: z.ZodType<Seal> = z.object({
  number: z.number().int(),
  at: z.string(),
  previous: hex,
  root: hex,
  leaves: z.number().int(),
  digest: hex,
  key: hex,
  signature: hex,
});

/** A line of the file: a seal, or what stands there instead (null). */
export type SealLine = { line: number; seal: Seal | null };

/** The seals in the file outside the database, a line of JSON each; none where it is not there yet. */
export function sealsInFile(file: string): SealLine[] {
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.flatMap((text, index) => (text === '' ? [] : [{ line: index + 1, seal: sealOf(text) }]));
}

function sealOf(text: string): Seal | null {
  try {
    return line.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/** A line that a machine did not finish before it stopped stays as one that is no seal; the seal follows it again. */
export function appendSeals(file: string, seals: readonly Seal[]): void {
  if (seals.length === 0) return;
  makeDataFolder(dirname(file));
  const before = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const end = before === '' || before.endsWith('\n') ? '' : '\n';
  const lines = seals.map(seal => `${JSON.stringify(seal)}\n`).join('');
  appendFileSync(file, end + lines, { mode: 0o600, flush: true });
}
