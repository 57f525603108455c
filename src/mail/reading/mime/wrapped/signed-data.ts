type Node = { tag: number; isConstructed: boolean; from: number; to: number; next: number };

const signedDataOid = '2a864886f70d010702';
const levelsAtMost = 20;

/**
 * What was signed in an opaque S/MIME mail (CMS SignedData, RFC 5652): the mail inside. The signature is not checked:
 * that is said nowhere, and nothing depends on it. Only the way to the content is walked (BER, definite or not, in
 * chunks or whole), which needs no library of certificates.
 *
 * @returns null where it is something else, such as an encrypted mail, or broken
 */
export function signedContent(bytes: Buffer): Buffer | null {
  try {
    const [oid, wrapped] = children(bytes, node(bytes, 0, bytes.length), 3);
    if (!oid || !wrapped || bytes.subarray(oid.from, oid.to).toString('hex') !== signedDataOid) return null;
    const signedData = children(bytes, wrapped, 1)[0];
    // version, digestAlgorithms, encapContentInfo
    const encapsulated = signedData && children(bytes, signedData, 3)[2];
    const content = encapsulated && children(bytes, encapsulated, 2)[1];
    const octets = content && children(bytes, content, 1)[0];
    return octets ? Buffer.concat(chunks(bytes, octets, 0)) : null;
  } catch {
    return null;
  }
}

function chunks(bytes: Buffer, octets: Node, level: number): Buffer[] {
  if (level > levelsAtMost) throw new Error('nested too deep');
  if (!octets.isConstructed) return [bytes.subarray(octets.from, octets.to)];
  return children(bytes, octets, Number.POSITIVE_INFINITY).flatMap(child => chunks(bytes, child, level + 1));
}

function children(bytes: Buffer, parent: Node, atMost: number): Node[] {
  const found: Node[] = [];
  let at = parent.from;
  while (at < parent.to && found.length < atMost) {
    const child = node(bytes, at, parent.to);
    if (child.tag === 0 && child.from === child.to) break;
    found.push(child);
    at = child.next;
  }
  return found;
}

function node(bytes: Buffer, at: number, limit: number, level = 0): Node {
  if (at + 2 > limit || level > levelsAtMost) throw new Error('cut off');
  const tag = bytes.readUInt8(at);
  if ((tag & 31) === 31) throw new Error('a tag that CMS does not have');
  const isConstructed = (tag & 32) !== 0;
  const short = bytes.readUInt8(at + 1);
  if (short === 0x80) {
    // Indefinite: until two zero bytes.
    let end = at + 2;
    while (bytes.readUInt16BE(end) !== 0) end = node(bytes, end, limit, level + 1).next;
    return { tag, isConstructed, from: at + 2, to: end, next: end + 2 };
  }
  const bytesOfLength = short < 0x80 ? 0 : short & 0x7f;
  if (bytesOfLength > 4) throw new Error('too long');
  const length = bytesOfLength === 0 ? short : bytes.readUIntBE(at + 2, bytesOfLength);
  const from = at + 2 + bytesOfLength;
  if (from + length > limit) throw new Error('cut off');
  return { tag, isConstructed, from, to: from + length, next: from + length };
}
