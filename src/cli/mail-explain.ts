import { existsSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { type Explanation, explainMail, unreadable } from '../mail/explain.ts';
import type { ReadingContext } from '../mail/reading/reading-context.ts';

/** What desk.yaml says of who is who. */
type KnownOfDesk = Omit<ReadingContext, 'isOwnMessageId'>;

/** No mail is larger; a film that lies in the same folder need not be read to say so. */
const readAtMost = 100 * 1024 * 1024;

/**
 * `mail explain FILE...`: one JSON line for each mail, whatever is in it, or in its way.
 *
 * @returns 1 where a file is not there or may not be read: a script's mistake, unlike a mail that makes no sense
 */
export async function mailExplain(files: string[], known: KnownOfDesk): Promise<number> {
  if (files.length === 0) throw new Error('Name the mails: npm run -s sportello -- mail explain FILE...');
  const context = { ...known, isOwnMessageId: () => false };
  process.stdout.once('error', endWhereNobodyReads);
  let code = 0;
  for (const file of files) {
    const source = await sourceOf(file).catch((error: unknown) => {
      code = 1;
      return inWords(error);
    });
    await print(
      typeof source === 'string' ? unreadable(file, source) : await explainMail(file, source, context),
    );
  }
  return code;
}

/** @returns what is in the file, or why it is no mail */
async function sourceOf(file: string): Promise<Buffer | string> {
  const path = pathOf(file);
  const about = await stat(path);
  if (about.isDirectory()) return 'it is a folder';
  if (!about.isFile()) return 'it is not a file';
  if (about.size > readAtMost) return `it is larger than ${readAtMost / 1024 / 1024} MB`;
  return await readFile(path);
}

/** npm runs a script in the project's folder; who called it may have meant his own. */
function pathOf(file: string): string {
  const { INIT_CWD } = process.env;
  return INIT_CWD && !existsSync(file) ? resolve(INIT_CWD, file) : file;
}

function inWords(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : '';
  if (code === 'ENOENT') return 'there is no such file';
  if (code === 'EACCES' || code === 'EPERM') return 'it may not be read: its permissions forbid it';
  return error instanceof Error ? error.message : String(error);
}

/** `mail explain *.eml | head -1`: the reader has what it wanted. */
function endWhereNobodyReads(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
}

/** Waits for a slow reader of the pipe, so that a thousand long mails do not pile up in memory. */
async function print(line: Explanation): Promise<void> {
  await new Promise<void>(done => process.stdout.write(`${JSON.stringify(line)}\n`, () => done()));
}
