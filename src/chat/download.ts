import { setTimeout as wait } from 'node:timers/promises';
import type { Loaded } from '../desk/letters/uploads.ts';

/** Servers hand a download on to a neighbour now and then. */
const redirectsAtMost = 3;

type Download = {
  url: string;
  /** Whose bytes are fetched at all, asked anew for every redirect: our server must not be sent to look at others. */
  isAllowed(url: URL): boolean;
  headers?: Record<string, string>;
  maxBytes: number;
  timeoutMs: number;
};

/** Fetches a file from a chat platform, within bounds: from its own hosts only, and never more than may go. */
export async function download({
  url,
  isAllowed,
  headers = {},
  maxBytes,
  timeoutMs,
}: Download): Promise<Loaded> {
  const until = performance.now() + timeoutMs;
  const signal = AbortSignal.timeout(timeoutMs);
  let next = URL.parse(url);
  try {
    for (let redirects = 0; redirects <= redirectsAtMost; redirects += 1) {
      // Sent away from where a file of ours lies: to a page to log in, most likely.
      if (!next || !isAllowed(next)) return { ok: false, why: redirects > 0 ? 'unreachable' : 'not-ours' };
      const response = await fetched(next, { headers, redirect: 'manual', signal }, until);
      const location = response.status >= 300 && response.status < 400 && response.headers.get('location');
      if (!location) return await bodyOf(response, maxBytes);
      await response.body?.cancel();
      next = URL.parse(location, next.href);
    }
  } catch {
    // No connection, no answer in time, or one that broke off: it is the same to who waits for the file.
  }
  return { ok: false, why: 'unreachable' };
}

/** Asks again when the server wants to be asked later (429, 503 with Retry-After), where that is in time. */
async function fetched(url: URL, how: RequestInit, until: number): Promise<Response> {
  for (;;) {
    const response = await fetch(url.href, how);
    const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
    const isLater = (response.status === 429 || response.status === 503) && seconds >= 0;
    if (!isLater || performance.now() + seconds * 1000 >= until) return response;
    await response.body?.cancel();
    // A server that says "now" for ever must not be asked without a breath.
    await wait(Math.max(100, seconds * 1000));
  }
}

async function bodyOf(response: Response, maxBytes: number): Promise<Loaded> {
  if (!response.ok || !response.body) {
    await response.body?.cancel();
    return { ok: false, why: 'unreachable' };
  }
  if (Number(response.headers.get('content-length')) > maxBytes) {
    await response.body.cancel();
    return { ok: false, why: 'too-large' };
  }
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body) {
    length += chunk.byteLength;
    // Leaving the loop ends the transfer.
    if (length > maxBytes) return { ok: false, why: 'too-large' };
    chunks.push(chunk);
  }
  return { ok: true, content: Buffer.concat(chunks) };
}
