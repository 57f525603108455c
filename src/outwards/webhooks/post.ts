import { lookup } from 'node:dns';
import { request as overHttp } from 'node:http';
import { request as overHttps } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { isPrivate } from './private-addresses.ts';
import type { WebhookSettings } from './settings.ts';

/** An answer must begin within so much; what stands in it is not read. */
const answerWithinMs = 10_000;

/** What the other side said; `retryAfter` in seconds, where it asks for a pause. */
export type Answered = { status: number; retryAfter: number | null };

/** The address is one where the desk sends nothing, whatever its name. */
export class PrivateAddress extends Error {
  override readonly name = 'PrivateAddress';
}

/**
 * Posts a body to a webhook's address, and to no other: redirects are not followed, no proxy is asked, and unless it was
 * allowed, no address in a private network is spoken to. The name is looked up once, and what was looked at is what is
 * spoken to.
 *
 * @throws where no answer came
 */
export async function post(
  { url, mayBePrivate }: Pick<WebhookSettings, 'url' | 'mayBePrivate'>,
  headers: Record<string, string>,
  body: string,
  withinMs = answerWithinMs,
): Promise<Answered> {
  const target = new URL(url);
  const host = target.hostname.replace(/^\[|\]$/g, '');
  if (!mayBePrivate && isIP(host) !== 0 && isPrivate(host)) throw new PrivateAddress(refusal(host));
  const send = target.protocol === 'https:' ? overHttps : overHttp;
  return await new Promise((resolve, reject) => {
    const request = send(
      target,
      {
        method: 'POST',
        agent: false,
        lookup: mayBePrivate ? lookup : publicLookup,
        signal: AbortSignal.timeout(withinMs),
        headers: {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
          'user-agent': 'Sportello-Webhook/1',
          ...headers,
        },
      },
      response => {
        const { statusCode = 0, headers: said } = response;
        // What a stranger's server has to say is nobody's business here, however long it is.
        response.on('error', () => {});
        response.destroy();
        resolve({ status: statusCode, retryAfter: secondsIn(said['retry-after']) });
      },
    );
    request.on('error', reject);
    request.end(body);
  });
}

/** As `dns.lookup`, but a name that leads into a private network leads nowhere. */
const publicLookup: LookupFunction = (hostname, options, done) => {
  lookup(hostname, { ...options, all: true }, (error, found) => {
    const [first] = found ?? [];
    if (error || !first) return done(error ?? new Error(`no address of ${hostname}`), '');
    const closed = found.find(({ address }) => isPrivate(address));
    if (closed) return done(new PrivateAddress(refusal(closed.address)), '');
    if (options.all) done(null, found);
    else done(null, first.address, first.family);
  });
};

function refusal(address: string): string {
  return `it leads to ${address}, in a private network`;
}

/** Retry-After in seconds; a date, or anything else, is passed over. */
function secondsIn(said: string | undefined): number | null {
  return said && /^\d{1,6}$/.test(said) ? Number(said) : null;
}
