/** One value in DER (X.690): its tag, what is in it, and where it ends in what it was read from. */
export type Der = { tag: number; content: Buffer; end: number };

export const tags = {
  boolean: 0x01,
  integer: 0x02,
  bytes: 0x04,
  nothing: 0x05,
  oid: 0x06,
  time: 0x18,
  sequence: 0x30,
} as const;

export function der(tag: number, ...parts: Uint8Array[]): Buffer {
  const content = Buffer.concat(parts);
  return Buffer.concat([Buffer.of(tag), lengthOf(content.length), content]);
}

function lengthOf(length: number): Buffer {
  if (length < 0x80) return Buffer.of(length);
  const bytes = Buffer.from(length.toString(16).padStart(length > 0xff ? 4 : 2, '0'), 'hex');
  return Buffer.concat([Buffer.of(0x80 | bytes.length), bytes]);
}

/** A whole number that is not negative, from its bytes. */
export function integer(bytes: Uint8Array): Buffer {
  const isNegative = (bytes[0] ?? 0) >= 0x80;
  return der(tags.integer, isNegative ? Buffer.of(0) : Buffer.alloc(0), bytes);
}

/** @throws RangeError where no value stands there */
export function readDer(from: Buffer, at = 0): Der {
  const tag = from.readUInt8(at);
  const first = from.readUInt8(at + 1);
  const isLong = first > 0x80;
  const bytes = isLong ? first & 0x7f : 0;
  if (bytes > 4 || first === 0x80) throw new RangeError('a length that no stamp has');
  const length = isLong ? from.readUIntBE(at + 2, bytes) : first;
  const start = at + 2 + bytes;
  if (start + length > from.length) throw new RangeError('it ends too early');
  return { tag, content: from.subarray(start, start + length), end: start + length };
}

/** The values that stand one behind the other in a sequence or a set. */
export function partsOf({ content }: Der): Der[] {
  const parts: Der[] = [];
  for (let at = 0; at < content.length; at = parts.at(-1)?.end ?? content.length)
    parts.push(readDer(content, at));
  return parts;
}
