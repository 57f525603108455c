import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { constants, zstdCompress, zstdCompressSync, zstdDecompress } from 'node:zlib';

/** Beyond, a mail is packed beside what else the process does; below, to hand it over costs more than to pack it. In bytes. */
const atOnceAtMost = 65_536;

/** Level 3 makes a mail 0.3 % smaller, and takes twice as long. */
const how = { params: { [constants.ZSTD_c_compressionLevel]: 1 } };

const compress = promisify(zstdCompress);
const decompress = promisify(zstdDecompress);

/**
 * A mail's raw source as it lies in the database.
 *
 * @property packedOf SHA-256 of the mail as it came, where it is packed (Zstandard); null where it lies there as it came: mails of
 * before December 2026, and what is left of one that was erased
 */
export type KeptSource = { source: Uint8Array; packedOf: Uint8Array | null };

/** A mail as it came -> as it is kept. */
export async function packedSource(source: Uint8Array): Promise<KeptSource> {
  if (source.byteLength === 0) return { source, packedOf: null };
  return {
    source: source.byteLength > atOnceAtMost ? await compress(source, how) : zstdCompressSync(source, how),
    packedOf: createHash('sha256').update(source).digest(),
  };
}

/** A mail as it is kept -> as it came. @throws where what lies there is not what was packed */
export async function unpackedSource({ source, packedOf }: KeptSource): Promise<Uint8Array> {
  return packedOf === null ? source : await decompress(source);
}
