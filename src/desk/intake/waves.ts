import { baseAddress } from '../../ticket/people/address.ts';
import type { InboundEmail } from '../inbound-email.ts';

/**
 * Parts a row of mails into runs: what stands in one may be taken in side by side, for none has to do with another as far
 * as the mails themselves tell. One sender's mails are told apart by what came before, an answer looks for what it
 * answers, and of two copies the second must find the first: those stand in different runs, in their order. What programs
 * report may touch anything, and stands alone.
 */
export function wavesOf<T extends { email: InboundEmail }>(row: T[]): T[][] {
  const waves: T[][] = [];
  let seen = new Set<string>();
  for (const each of row) {
    const { names, asks } = namesOf(each.email);
    const isPlain = each.email.kind === 'request' || each.email.kind === 'machine';
    const wave = waves.at(-1);
    if (wave && isPlain && seen.size > 0 && ![...names, ...asks].some(name => seen.has(name))) {
      wave.push(each);
      for (const name of names) seen.add(name);
    } else {
      waves.push([each]);
      seen = new Set(isPlain ? names : []);
    }
  }
  return waves;
}

/** What a mail is known by, and what it asks for that another may be known by. */
function namesOf(email: InboundEmail): { names: string[]; asks: string[] } {
  const people = [email.from, ...(email.forwardedFrom ? [email.forwardedFrom] : [])];
  return {
    names: [
      `id ${email.messageId}`,
      `content ${email.contentHash}`,
      `place ${email.arrived.place}`,
      ...people.map(({ address }) => `by ${baseAddress(address)}`),
    ],
    asks: [...email.inReplyTo, ...email.references].map(id => `id ${id}`),
  };
}
