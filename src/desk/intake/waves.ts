import { baseAddress } from '../../ticket/people/address.ts';
import type { InboundEmail } from '../inbound-email.ts';

/**
 * Parts a row of mails into runs: what stands in one may be taken in side by side, for none has to do with another as far
 * as the mails themselves tell. One sender's mails are told apart by what came before, an answer looks for what it
 * answers, two answers change one request, and of two copies the second must find the first: those stand in different runs,
 * in their order. What programs report may touch anything, and stands alone.
 */
export function wavesOf<T extends { email: InboundEmail }>(row: T[]): T[][] {
  const waves: T[][] = [];
  let seen = new Set<string>();
  for (const each of row) {
    const keys = keysOf(each.email);
    const wave = waves.at(-1);
    if (wave && keys && seen.size > 0 && !keys.some(key => seen.has(key))) wave.push(each);
    else {
      waves.push([each]);
      seen = new Set();
    }
    for (const key of keys ?? []) seen.add(key);
  }
  return waves;
}

/** What a mail is, who wrote it, and what it is about; null where it may be about anything. */
function keysOf(email: InboundEmail): string[] | null {
  if (email.kind !== 'request' && email.kind !== 'machine') return null;
  const { forwardedFrom, authorship } = email;
  const people = [email.from, forwardedFrom, authorship.answersTo].flatMap(person => person ?? []);
  return [
    ...[email.messageId, ...email.inReplyTo, ...email.references].map(id => `id ${id}`),
    ...email.subjectTokens.map(number => `ticket ${number}`),
    ...people.map(({ address }) => `by ${baseAddress(address)}`),
    `content ${email.contentHash}`,
    `place ${email.arrived.place}`,
  ];
}
