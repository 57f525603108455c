import { createHash, sign } from 'node:crypto';
import { der, partsOf, readDer, tags } from '../../../src/store/records/stamp/der.ts';

/** The pieces of an answer; each lies in the bytes of the answer itself. */
function piecesOf(answer: Buffer) {
  const [status, token] = partsOf(readDer(answer));
  const [kind, wrapped] = token ? partsOf(token) : [];
  if (!status || !kind || !wrapped) throw new Error('no stamp is in it');
  const signed = partsOf(readDer(wrapped.content));
  const info = readDer(partsOf(signed[2] ?? wrapped)[1]?.content ?? answer).content;
  const [signer] = partsOf(signed.at(-1) ?? wrapped);
  const [, , , attributes, , signature] = signer ? partsOf(signer) : [];
  if (!attributes || !signature) throw new Error('nobody signed it');
  return { status, kind, signed, info, attributes, signature };
}

/** The same without signature and certificate: whoever sits on the wire can write that. */
export function unsigned(answer: Buffer): Buffer {
  const { status, kind, signed } = piecesOf(answer);
  const bare = signed.slice(0, 3).map(({ tag, content }) => der(tag, content));
  const token = der(tags.sequence, ...bare, der(0x31));
  const wrapped = der(tags.sequence, der(kind.tag, kind.content), der(0xa0, token));
  return der(tags.sequence, der(status.tag, status.content), wrapped);
}

/** The same, said of another moment. @param key signs that, as a server would whose clock is wrong; null: nobody */
export function dated(answer: Buffer, at: Date, key: string | null): Buffer {
  const forged = Buffer.from(answer);
  const { info, attributes, signature } = piecesOf(forged);
  const digested = (by: string) => createHash(by).update(info).digest();
  const by = ['sha1', 'sha256', 'sha384', 'sha512'].find(each => attributes.content.includes(digested(each)));
  if (!by) throw new Error('it is signed by another digest');
  const before = digested(by);
  const from = info.toString('latin1').search(/20\d{12}Z/);
  info.write(at.toISOString().replace(/\D/g, '').slice(0, 14), from, 'latin1');
  if (key === null) return forged;
  digested(by).copy(attributes.content, attributes.content.indexOf(before));
  sign(by, der(0x31, attributes.content), key).copy(signature.content);
  return forged;
}
