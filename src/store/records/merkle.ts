import { createHash } from 'node:crypto';

/** A leaf's hash, by RFC 6962, 2.1: SHA-256 over 0x00 and what it says. */
function hashOfLeaf(leaf: string): Buffer {
  return createHash('sha256').update(Buffer.of(0)).update(leaf).digest();
}

function hashOfNode(left: Buffer, right: Buffer): Buffer {
  return createHash('sha256').update(Buffer.of(1)).update(left).update(right).digest();
}

/**
 * The root over leaves, by RFC 6962, 2.1: of an odd number on one level the last goes up as it is. Of none: SHA-256 over
 * nothing.
 */
export function merkleRoot(leaves: readonly string[]): Buffer {
  let level = leaves.map(hashOfLeaf);
  while (level.length > 1) {
    const above: Buffer[] = [];
    for (let at = 0; at < level.length; at += 2) {
      const [left, right] = [level[at], level[at + 1]];
      if (left) above.push(right ? hashOfNode(left, right) : left);
    }
    level = above;
  }
  return level[0] ?? createHash('sha256').digest();
}
