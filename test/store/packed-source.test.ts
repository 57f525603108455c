import { expect, test } from 'vitest';
import { isWhatWasPacked, packedSource, unpackedSource } from '../../src/store/raw-mail/packed-source.ts';

const mail = Buffer.from('From: a@b.example\r\n\r\nCiao');

test('a mail that was damaged where it lies is not read as another one', async () => {
  const kept = await packedSource(mail);
  expect(Buffer.from(await unpackedSource(kept))).toEqual(mail);
  expect(await isWhatWasPacked(kept)).toBe(true);
  const damaged = {
    ...kept,
    source: Buffer.from(Buffer.from(kept.source).map((byte, at) => (at === 20 ? byte ^ 1 : byte))),
  };
  await expect(unpackedSource(damaged)).rejects.toMatchObject({ code: 'ZSTD_error_checksum_wrong' });
  expect(await isWhatWasPacked(damaged)).toBe(false);
});

test('another mail that lies whole in its place is known by its digest', async () => {
  const other = await packedSource(Buffer.from('From: a@b.example\r\n\r\nAddio'));
  expect(await isWhatWasPacked({ ...other, packedOf: (await packedSource(mail)).packedOf })).toBe(false);
});
