import { type Der, der, integer, partsOf, readDer, tags } from './der.ts';
import { isSignedByItsOwn } from './signature.ts';

/*
 * RFC 3161 as far as a seal needs it: forty bytes are asked with, and of the answer only what it says is read. Libraries for this bring
 * all of ASN.1 and of certificates; whether one trusts the certificate by which it is signed, `openssl ts -verify` says.
 */

const sha256 = Buffer.from('0609608648016503040201', 'hex');
const signedData = '2a864886f70d010702';
const stampInfo = '2a864886f70d0109100104';

/** What a server says of when it saw a digest. */
export type Stamp = { imprint: Buffer; at: Date; nonce: Buffer | null };

/** Asks a server to say that it saw a digest (SHA-256), and to add its certificate. @param nonce by which its answer is known */
export function stampRequest(digest: Uint8Array, nonce: Uint8Array): Buffer {
  const algorithm = der(tags.sequence, sha256, der(tags.nothing));
  const imprint = der(tags.sequence, algorithm, der(tags.bytes, digest));
  const version = integer(Buffer.of(1));
  return der(tags.sequence, version, imprint, integer(nonce), der(tags.boolean, Buffer.of(0xff)));
}

/**
 * What stands in an answer.
 *
 * @returns why there is no stamp in it: the server refused, it is no answer, or nobody signed it
 */
export function readStamp(answer: Buffer): { ok: true; stamp: Stamp } | { ok: false; why: string } {
  try {
    const [status, token] = partsOf(readDer(answer));
    const [said] = status ? partsOf(status) : [];
    const granted = said?.content.readUIntBE(0, said.content.length) ?? -1;
    // 0: granted; 1: granted with modifications.
    if (granted !== 0 && granted !== 1)
      return { ok: false, why: `the server refused it (status ${granted})` };
    if (!token) return { ok: false, why: 'the server granted it, and sent no stamp' };
    const { stamp, isSigned } = stampIn(token);
    return isSigned ? { ok: true, stamp } : { ok: false, why: 'no certificate that came with it signed it' };
  } catch (error) {
    if (error instanceof RangeError) return { ok: false, why: 'it is no answer of a timestamp server' };
    throw error;
  }
}

/** ContentInfo, SignedData, EncapsulatedContentInfo, TSTInfo: one in the other. */
function stampIn(token: Der): { stamp: Stamp; isSigned: boolean } {
  const [kind, wrapped] = partsOf(token);
  const signed = expected(kind, signedData) && wrapped ? readDer(wrapped.content) : null;
  const encapsulated = signed && partsOf(signed)[2];
  const [content, inside] = encapsulated ? partsOf(encapsulated) : [];
  if (!signed || !expected(content, stampInfo) || !inside) throw new RangeError('no stamp is in it');
  const info = readDer(inside.content).content;
  const said = partsOf(readDer(info));
  const [, , imprint, , at, ...rest] = said;
  const [, digest] = imprint ? partsOf(imprint) : [];
  if (!digest || at?.tag !== tags.time) throw new RangeError('it says no time');
  const nonce = rest.find(({ tag }) => tag === tags.integer);
  const stamp = {
    imprint: digest.content,
    at: timeIn(at.content.toString('latin1')),
    nonce: nonce?.content ?? null,
  };
  return { stamp, isSigned: isSignedByItsOwn(signed, info) };
}

const expected = (oid: Der | undefined, bytes: string) =>
  oid?.tag === tags.oid && oid.content.toString('hex') === bytes;

/** GeneralizedTime: 20261129215300Z, with as many decimals as the server likes. */
function timeIn(said: string): Date {
  const [, y, mo, d, h, mi, s, fraction = ''] =
    /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\.\d+)?Z$/.exec(said) ?? [];
  const at = new Date(`${y}-${mo}-${d}T${h}:${mi}:${s}${fraction.slice(0, 4)}Z`);
  if (Number.isNaN(at.getTime())) throw new RangeError('it says no time');
  return at;
}
