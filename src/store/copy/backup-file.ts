import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, renameSync, rmSync } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { z } from 'zod';
import { type Piece, record } from './records.ts';

/*
 * A backup is a gzip file of frames: a letter (R: a record in JSON, D: bytes that belong to it, E: the SHA-256 of all
 * before it, in hexadecimal), the length in four bytes, big-endian, and so many bytes. Without its E it was cut off.
 */
const headBytes = 5;
const longestFrame = 1024 * 1024;
const damaged = 'is damaged, or is no backup of Sportello’s';

/**
 * Writes a backup that only its owner may read; the file is there when it is whole, and takes the place of an older one.
 */
export async function writeBackup(file: string, pieces: AsyncIterable<Piece>): Promise<void> {
  const unfinished = `${file}.unfinished`;
  rmSync(unfinished, { force: true });
  try {
    await pipeline(
      framesOf(pieces),
      createGzip({ level: 4 }),
      createWriteStream(unfinished, { mode: 0o600, flags: 'wx', flush: true }),
    );
    renameSync(unfinished, file);
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw error;
  }
}

/**
 * What a backup holds. A damaged one may be noticed at its end only: read it to the end before its pieces are used.
 *
 * @throws Error with words for the admin
 */
export async function* readBackup(file: string): AsyncGenerator<Piece> {
  const hash = createHash('sha256');
  let isWhole = false;
  const unzipped = createGunzip();
  // A failure ends what is read from it, and is thrown there.
  pipeline(createReadStream(file), unzipped).catch(() => {});
  try {
    for await (const { kind, head, body } of splitFrames(unzipped)) {
      if (isWhole) throw new Error(`${file} ${damaged}: something stands behind its end.`);
      if (kind === 'E') {
        if (body.toString() !== hash.digest('hex'))
          throw new Error(`${file} ${damaged}: its checksum differs.`);
        isWhole = true;
        continue;
      }
      hash.update(head).update(body);
      yield kind === 'D' ? body : record.parse(JSON.parse(body.toString()));
    }
  } catch (error) {
    if (error instanceof z.ZodError || error instanceof SyntaxError || isOfZlib(error))
      throw new Error(`${file} ${damaged}.`, { cause: error });
    throw error;
  }
  if (!isWhole) throw new Error(`${file} ${damaged}: it ends too early.`);
}

async function* framesOf(pieces: AsyncIterable<Piece>): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256');
  for await (const piece of pieces) {
    const frames =
      piece instanceof Uint8Array ? cut(piece) : [frame('R', Buffer.from(JSON.stringify(piece)))];
    for (const each of frames) {
      hash.update(each);
      yield each;
    }
  }
  yield frame('E', Buffer.from(hash.digest('hex')));
}

function cut(bytes: Uint8Array): Uint8Array[] {
  const frames: Uint8Array[] = [];
  for (let from = 0; from < bytes.length; from += longestFrame)
    frames.push(frame('D', bytes.subarray(from, from + longestFrame)));
  return frames;
}

function frame(kind: 'R' | 'D' | 'E', body: Uint8Array): Buffer {
  const head = Buffer.alloc(headBytes);
  head.write(kind, 'latin1');
  head.writeUInt32BE(body.length, 1);
  return Buffer.concat([head, body]);
}

type Frame = { kind: string; head: Buffer; body: Buffer };

async function* splitFrames(stream: AsyncIterable<Buffer>): AsyncGenerator<Frame> {
  let left: Buffer = Buffer.alloc(0);
  for await (const chunk of stream) {
    left = left.length === 0 ? chunk : Buffer.concat([left, chunk]);
    for (let next = firstFrame(left); next; next = firstFrame(left)) {
      left = left.subarray(headBytes + next.body.length);
      yield next;
    }
  }
  if (left.length > 0) throw new SyntaxError('cut off within a frame');
}

function firstFrame(bytes: Buffer): Frame | null {
  if (bytes.length < headBytes) return null;
  const kind = bytes.toString('latin1', 0, 1);
  const length = bytes.readUInt32BE(1);
  // A record of jobs may be longer than a frame of bytes; nothing is as long as what a wrong length mostly says.
  if (!['R', 'D', 'E'].includes(kind) || length > 256 * longestFrame) throw new SyntaxError('not a frame');
  if (bytes.length < headBytes + length) return null;
  return { kind, head: bytes.subarray(0, headBytes), body: bytes.subarray(headBytes, headBytes + length) };
}

function isOfZlib(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /^Z_|ERR_STREAM_PREMATURE/.test(String(error.code));
}
