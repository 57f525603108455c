import { appendFileSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';

/** One thing that a stand-in keeps: what it is known by, and what it is now. */
export type Kept = { key: string; value: unknown };

const line = z.tuple([z.string(), z.unknown()]);
/** Below this a file is not worth writing anew. */
const smallBytes = 1_000_000;

/**
 * A file of changes, a line each, the latest of a key being the one that counts. A change costs what it weighs, however
 * much was kept before: the file is written anew, without what is outdated, only when it has doubled since the last time.
 */
export class ChangeLog {
  private readonly file: string;
  private readonly whole: () => Iterable<Kept>;
  private bytes = 0;
  private writeAnewAt = smallBytes;

  /** @param whole everything that is to be kept now, in its order */
  constructor(file: string, whole: () => Iterable<Kept>) {
    this.file = file;
    this.whole = whole;
  }

  /** @returns what was kept, by its key, in the order in which it came first */
  read(): Map<string, unknown> {
    const kept = new Map<string, unknown>();
    if (!existsSync(this.file)) return kept;
    const text = readFileSync(this.file, 'utf8');
    // A process that is killed can leave the last line torn: what it said was not answered yet.
    for (const written of text.slice(0, text.lastIndexOf('\n') + 1).split('\n')) {
      if (written === '') continue;
      const [key, value] = line.parse(JSON.parse(written));
      kept.set(key, value);
    }
    return kept;
  }

  /** Written before this returns: what a stand-in answered outlives a kill. */
  append(changes: readonly Kept[]): void {
    if (changes.length === 0) return;
    if (this.bytes === 0) {
      this.writeAnew();
      return;
    }
    const lines = asLines(changes);
    appendFileSync(this.file, lines, { mode: 0o600 });
    this.bytes += Buffer.byteLength(lines);
    if (this.bytes > this.writeAnewAt) this.writeAnew();
  }

  /** Beside the old one, then renamed: a kill must not tear it. */
  private writeAnew(): void {
    mkdirSync(dirname(this.file), { recursive: true, mode: 0o700 });
    const lines = asLines(this.whole());
    writeFileSync(`${this.file}.new`, lines, { mode: 0o600 });
    renameSync(`${this.file}.new`, this.file);
    this.bytes = Buffer.byteLength(lines);
    this.writeAnewAt = Math.max(smallBytes, 2 * this.bytes);
  }
}

function asLines(kept: Iterable<Kept>): string {
  let lines = '';
  for (const { key, value } of kept) lines += `${JSON.stringify([key, value])}\n`;
  return lines;
}
