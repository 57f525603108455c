import { keyIn, type WebhookSettings, webhookSecretVariable } from '../../outwards/webhooks/settings.ts';
import type { DeskYaml } from '../keys/desk-yaml.ts';
import type { DeskParts } from '../reading/desk-parts.ts';
import { type Built, built, type Faults, needed } from './needed.ts';

const howToMake = 'npm run -s sportello -- webhooks secret makes one, to be given to the other side, too';

/** All of them, each with what lacks for it. */
export function webhooksOf(
  { webhooks = [] }: Pick<DeskParts, 'webhooks'>,
  variables: NodeJS.ProcessEnv,
  isSandbox: boolean,
): Built<WebhookSettings>[] {
  return webhooks.map(hook => built(faults => webhookSettings(hook, variables, isSandbox, faults)));
}

/** @param isSandbox http is spoken by the sandbox alone, and to this machine alone */
function webhookSettings(
  { name, url, events, private: mayBePrivate }: DeskYaml['webhooks'][number],
  variables: NodeJS.ProcessEnv,
  isSandbox: boolean,
  faults: Faults,
): WebhookSettings {
  if (url.startsWith('http:') && !isSandbox)
    faults.push({
      path: ['webhooks'],
      says: `${name} goes over http, which only the sandbox does: write its https:// address`,
    });
  const variable = webhookSecretVariable(name);
  const older = `${variable}_OLD`;
  return {
    name,
    url,
    events,
    mayBePrivate,
    keys: [
      ...keyOf(needed(variables[variable], variable, howToMake, faults), variable, faults),
      ...keyOf(variables[older] ?? '', older, faults),
    ],
  };
}

function keyOf(secret: string, variable: string, faults: Faults): Uint8Array[] {
  const key = keyIn(secret);
  if (key) return [key];
  if (secret !== '')
    faults.push({
      variable,
      says: `is not a secret for a webhook, which is whsec_ and 24 to 64 bytes in base64: ${howToMake}`,
      isMissing: false,
    });
  return [];
}
