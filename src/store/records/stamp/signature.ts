import { constants, createHash, verify, X509Certificate } from 'node:crypto';
import { type Der, der, partsOf, readDer, tags } from './der.ts';

/** What an object identifier is called by node. */
const digests: Record<string, string> = {
  '2b0e03021a': 'sha1',
  '608648016503040201': 'sha256',
  '608648016503040202': 'sha384',
  '608648016503040203': 'sha512',
};
const messageDigest = '2a864886f70d010904';
const pss = '2a864886f70d01010a';
const ed25519 = '2b6570';
const certificatesTag = 0xa0;
const attributesTag = 0xa0;
const setTag = 0x31;

/**
 * Whether a certificate that came along signed what a stamp says (CMS, RFC 5652, 5.4). Whether one trusts it, says `openssl ts -verify`.
 *
 * @param signed SignedData
 * @param content what is signed: TSTInfo, as bytes
 * @throws RangeError where it is not built as one
 */
export function isSignedByItsOwn(signed: Der, content: Buffer): boolean {
  const [, , , ...rest] = partsOf(signed);
  const certificates = rest.find(({ tag }) => tag === certificatesTag);
  const signers = rest.find(({ tag }) => tag === setTag);
  const [signer, ...others] = signers ? partsOf(signers) : [];
  // RFC 3161, 2.4.2: the server's signature, and no other.
  if (!certificates || !signer || others.length > 0) return false;
  const [, , digestAlgorithm, attributes, algorithm, signature] = partsOf(signer);
  if (attributes?.tag !== attributesTag || !signature) return false;
  const digest = digests[oidOf(digestAlgorithm)];
  if (!digest) return false;
  const digested = attributeOf(attributes, messageDigest);
  if (!digested?.equals(createHash(digest).update(content).digest())) return false;
  // They are signed as the set that they are, and sent under another tag.
  const said = der(setTag, attributes.content);
  const how = oidOf(algorithm);
  return partsOf(certificates).some(({ tag, content: its }) =>
    isBy(der(tag, its), how === ed25519 ? null : digest, how === pss, said, signature.content),
  );
}

function isBy(certificate: Buffer, digest: string | null, isPss: boolean, said: Buffer, signature: Buffer) {
  try {
    const key = new X509Certificate(certificate).publicKey;
    const padding = isPss ? { padding: constants.RSA_PKCS1_PSS_PADDING } : {};
    return verify(digest, said, { key, ...padding }, signature);
  } catch {
    // What is no certificate, or has a key of another kind than the signature, signed nothing.
    return false;
  }
}

function oidOf(algorithm: Der | undefined): string {
  const [oid] = algorithm?.tag === tags.sequence ? partsOf(algorithm) : [];
  return oid?.tag === tags.oid ? oid.content.toString('hex') : '';
}

/** The one value of an attribute. */
function attributeOf(attributes: Der, oid: string): Buffer | null {
  for (const attribute of partsOf(attributes)) {
    const [name, values] = partsOf(attribute);
    if (name?.content.toString('hex') === oid && values) return readDer(values.content).content;
  }
  return null;
}
