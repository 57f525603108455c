import { createHmac } from 'node:crypto';

/** What goes out, and under which id: the same at each try. */
export type Signed = { id: string; body: string };

/**
 * The headers by which a receiver knows that it was us, and when (Standard Webhooks 1.0.0): HMAC-SHA256 over
 * `id.timestamp.body`, one signature for each key, so that a secret can be exchanged without a gap.
 *
 * @param at by the machine's clock, of this try: receivers refuse what is minutes old
 */
export function signedHeaders({ id, body }: Signed, keys: Uint8Array[], at: Date): Record<string, string> {
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const signatures = keys.map(key => {
    const digest = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
    return `v1,${digest}`;
  });
  return {
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': signatures.join(' '),
  };
}
