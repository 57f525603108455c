import type { Verdict } from '../../../desk/inbound-email.ts';
import { canonicalAddress, canonicalDomain, domainOf } from '../../../ticket/people/address.ts';
import type { HeaderLine } from '../mime/header-block.ts';
import {
  type AuthenticationResults,
  type MethodResult,
  parseAuthenticationResults,
} from './authentication-results.ts';

/** A server looks at a mail a handful of times; beyond that, somebody fills the head up. */
const headersAtMost = 50;

/**
 * What the receiving server says of who wrote a mail.
 *
 * Anybody can write its name into a header, so only what it put on top of its own Received line counts: everything below
 * came with the mail (RFC 8601, 5 and 7.1). Of several such lines the topmost is the bound, for the others can be forged.
 *
 * @param headers of the mail, in their order
 * @param address whose it says to be, in canonical form
 * @param server the name that desk.yaml trusts for this mailbox; its hosts (`x.server`) count as it; null: nobody is trusted
 * @param isRewritten a group may have put itself into From after the server had looked
 */
export function verdictOf(
  headers: HeaderLine[],
  address: string,
  server: string | null,
  isRewritten = false,
): Verdict {
  if (server === null) return none('no receiving server is trusted for this mailbox');
  if (address === '') return none('it names no sender');
  const said = trusted(headers, server);
  if (said === null) return none(`no Received line of ${server}`);
  if (said.length === 0) return none(`${server} says nothing above its Received line`);
  const from = headers.filter(({ key }) => key === 'from').map(({ value }) => value);
  return judge(said, address, { named: domainsIn(from), isOne: from.length === 1, isRewritten });
}

const quoted = /"(?:\\.|[^"\\])*"/g;

/** All domains that anybody could read in From outside of a quoted name, in whatever way he reads it. */
function domainsIn(from: string[]): string[] {
  return from.flatMap(value =>
    [
      ...value
        .slice(0, 20_000)
        .replace(quoted, ' ')
        .matchAll(/@([^ \t<>,;"'\]]+)/g),
    ].map(([, domain = '']) => canonicalDomain(domain.replace(/\)+$/, ''))),
  );
}

/** @returns null where the mail did not pass that server */
function trusted(headers: HeaderLine[], server: string): MethodResult[] | null {
  const bound = headers.findIndex(({ key, value }) => key === 'received' && isWrittenBy(value, server));
  if (bound === -1) return null;
  const above = headers.slice(0, bound);
  const read = (key: string, from: (value: string) => AuthenticationResults) =>
    above
      .filter(header => header.key === key)
      .slice(0, headersAtMost)
      .map(({ value }) => from(value))
      // Exchange Online names nobody; what stands here was put on behind the door all the same.
      .filter(results => results.server === '' || isHostOf(results.server, server))
      .flatMap(({ results }) => results);
  const plain = read('authentication-results', parseAuthenticationResults);
  // Google writes its results below its Received line, and the same again above, for those who seal (RFC 8617, 4.1.1):
  // it is the place that is trusted, never the seal.
  return plain.length > 0 ? plain : read('arc-authentication-results', withoutInstance);
}

function withoutInstance(value: string): AuthenticationResults {
  return parseAuthenticationResults(value.replace(/^\s*i\s*=\s*\d+\s*;/, ''));
}

/** Wherever the line says so: one too many costs a verdict, one too few would let a forged one in. */
function isWrittenBy(received: string, server: string): boolean {
  return [...received.slice(0, 4000).matchAll(/(?<![\w.-])by\s+([^\s;()]+)/gi)].some(([, host = '']) =>
    isHostOf(host, server),
  );
}

function isHostOf(host: string, server: string): boolean {
  const [one, other] = [canonicalDomain(host), canonicalDomain(server)];
  return one === other || one.endsWith(`.${other}`);
}

type FromHeader = { named: string[]; isOne: boolean; isRewritten: boolean };

/**
 * A From that names several domains, or one in a way that not everybody reads alike, is how the desk is made to see another
 * author than the server saw: there it counts only what the server says of the very one.
 */
function judge(said: MethodResult[], address: string, { named, isOne, isRewritten }: FromHeader): Verdict {
  const domain = domainOf(address);
  const isPlain = isOne && named.length > 0 && named.every(each => each === domain);
  const dmarc = said.filter(({ method }) => method === 'dmarc');
  const isOfIt = ({ properties: { 'header.from': from } }: MethodResult) =>
    from === undefined ? isPlain : canonicalDomain(from.replace(/^.*@/, '')) === domain;
  // Each server says it once: a pass beside it was put there by somebody else.
  if (dmarc.some(({ result }) => result === 'fail'))
    return { outcome: 'failed', by: 'dmarc', why: 'DMARC failed' };
  if (dmarc.some(result => result.result === 'pass' && isOfIt(result)))
    return { outcome: 'verified', why: 'DMARC passed' };
  if (!isRewritten && dmarc.some(result => isOfAnother(result, domain)))
    return { outcome: 'failed', by: 'dmarc', why: 'DMARC was asked about another sender' };
  const aligned = isOne ? said.find(result => isPassFor(result, domain, address)) : undefined;
  if (aligned) return { outcome: 'verified', why: `${aligned.method.toUpperCase()} passed for ${domain}` };
  const isSeen = dmarc.some(result => result.properties['header.from'] !== undefined && isOfIt(result));
  if (!isRewritten && !isSeen && named.length === 0)
    return { outcome: 'failed', by: 'dmarc', why: 'From names nobody, and the sender is not confirmed' };
  if (!isRewritten && !isSeen && named.some(each => each !== domain))
    return { outcome: 'failed', by: 'dmarc', why: 'From names several senders, and none is confirmed' };
  if (!isOne) return none('it has several From headers');
  const spf = said.filter(({ method }) => method === 'spf');
  const dkim = said.filter(({ method }) => method === 'dkim');
  const hasFailed =
    spf.some(({ result }) => /^(soft)?fail$|^hardfail$/.test(result)) &&
    !spf.some(({ result }) => result === 'pass') &&
    !dkim.some(({ result }) => result === 'pass' || result === 'temperror');
  if (hasFailed) return { outcome: 'failed', by: 'spf-and-dkim', why: 'SPF and DKIM both failed' };
  return none(`nothing that passed speaks for ${domain}`);
}

/** Some servers name the domain under which the author's lies, with which its policy stands. */
function isOfAnother({ properties: { 'header.from': from = '' } }: MethodResult, domain: string): boolean {
  const seen = canonicalDomain(from.replace(/^.*@/, ''));
  return seen !== '' && seen !== domain && !domain.endsWith(`.${seen}`) && !seen.endsWith(`.${domain}`);
}

/**
 * Without a policy of the domain (DMARC none), what passed counts where it speaks for the very domain, or for one above:
 * whoever owns the parent may speak for the child, not the other way round.
 */
function isPassFor({ method, result, properties }: MethodResult, domain: string, address: string): boolean {
  if (result !== 'pass') return false;
  const speaksFor = (value = '') => {
    const owner = canonicalDomain(value.replace(/^.*@/, ''));
    return owner.includes('.') && (domain === owner || domain.endsWith(`.${owner}`));
  };
  switch (method) {
    case 'dkim':
      return speaksFor(properties['header.d'] ?? properties['header.i']);
    case 'spf':
      return speaksFor(properties['smtp.mailfrom']);
    // Who logged in with the address to send it (RFC 8601, 2.7.4): mail inside a house has no other proof.
    case 'auth':
      return canonicalAddress(properties['smtp.auth'] ?? '') === address;
    default:
      return false;
  }
}

function none(why: string): Verdict {
  return { outcome: 'none', why };
}
