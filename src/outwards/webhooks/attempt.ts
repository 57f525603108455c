import { fixOfWire } from '../../finding.ts';
import { safeReason } from '../../safe-fault.ts';
import { post } from './post.ts';
import type { WebhookSettings } from './settings.ts';
import { type Signed, signedHeaders } from './sign.ts';

/** What came of a try. */
export type Outcome =
  | { isTaken: true; status: number }
  | {
      isTaken: false;
      /** null where there was no answer. */
      status: number | null;
      why: string;
      /** In how many seconds the other side wants to be asked again, where it says so. */
      retryAfter: number | null;
      /** Trying again is of no use. */
      isFinal: boolean;
    };

/** Posts it once, signed as of now. What goes wrong is an outcome, too. */
export async function attempt(hook: WebhookSettings, signed: Signed): Promise<Outcome> {
  try {
    const { status, retryAfter } = await post(
      hook,
      signedHeaders(signed, hook.keys, new Date()),
      signed.body,
    );
    if (status >= 200 && status < 300) return { isTaken: true, status };
    // 410: whoever is there wants to hear no more (the specification's words).
    return { isTaken: false, status, why: refusal(status), retryAfter, isFinal: status === 410 };
  } catch (error) {
    const why = wordsOfWire(error, hook);
    return { isTaken: false, status: null, why, retryAfter: null, isFinal: false };
  }
}

function refusal(status: number): string {
  return status >= 300 && status < 400
    ? `it answers ${status}: redirects are not followed, so write the new address into desk.yaml`
    : `it answers ${status}`;
}

/** What a broken wire means, without what a library quotes. */
function wordsOfWire(error: unknown, { url, name }: WebhookSettings): string {
  const { hostname, port } = new URL(url);
  const key = `desk.yaml: webhooks (${name})`;
  if (error instanceof Error && ['TimeoutError', 'AbortError'].includes(error.name))
    return 'it does not answer in time';
  return (
    fixOfWire(error, { host: hostname, port: port ? Number(port) : undefined, key }) ?? safeReason(error)
  );
}
