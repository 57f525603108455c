import { bodyOf, newDeliveryId } from '../../desk/outwards/tell-outside.ts';
import type { Finding } from '../../finding.ts';
import { attempt } from './attempt.ts';
import { type WebhookSettings, webhookSecretVariable } from './settings.ts';

/** Sends a signed ping, which says nothing of any request, and looks whether it is taken. */
export async function checkWebhook(hook: WebhookSettings): Promise<Finding> {
  const part = `Webhook ${hook.name}`;
  const outcome = await attempt(hook, { id: newDeliveryId(), body: bodyOf('desk.ping', new Date(), {}) });
  if (outcome.isTaken)
    return { part, ok: true, says: `${new URL(hook.url).host} takes a signed ping${whileExchanged(hook)}` };
  return { part, ok: false, says: outcome.why, fix: fixOf(outcome.status, hook) };
}

function whileExchanged({ name, keys }: WebhookSettings): string {
  return keys.length > 1
    ? `; two secrets sign: take ${webhookSecretVariable(name)}_OLD away when it is changed there`
    : '';
}

function fixOf(status: number | null, { name, mayBePrivate }: WebhookSettings): string {
  if (status === 401 || status === 403)
    return `it refuses the signature: give it what ${webhookSecretVariable(name)} holds`;
  return status === null && !mayBePrivate
    ? `look at that server and the way to it; one in your own network needs private: true (desk.yaml: webhooks, ${name})`
    : `look at what runs there, and at its address (desk.yaml: webhooks, ${name})`;
}
