import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { constants, zstdCompress, zstdCompressSync, zstdDecompress } from 'node:zlib';

/** Beyond, a mail is packed beside what else the process does; below, to hand it over costs more than to pack it. In bytes. */
const atOnceAtMost = 65_536;

/** Level 3 makes a mail 0.3 % smaller, and takes twice as long. By its checksum (four bytes) a damaged one is known where it is unpacked. */
const how = { params: { [constants.ZSTD_c_compressionLevel]: 1, [constants.ZSTD_c_checksumFlag]: 1 } };

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

/**
 * A mail as it is kept -> as it came. That it is the one of `packedOf` is not looked at here, but by `isWhatWasPacked`.
 *
 * @throws where what lies there is not packed, or was damaged since; of those packed on 30 November 2026, without a checksum, only
 * some damage is known
 */
export async function unpackedSource({ source, packedOf }: KeptSource): Promise<Uint8Array> {
  return packedOf === null ? source : await decompress(source);
}

/** Whether a packed mail unpacks to the one whose SHA-256 lies beside it. */
export async function isWhatWasPacked(kept: KeptSource): Promise<boolean> {
  const source = await unpackedSource(kept).catch(() => null);
  return (
    source !== null &&
    createHash('sha256')
      .update(source)
      .digest()
      .equals(kept.packedOf ?? Buffer.alloc(0))
  );
}
