import type { OutsideEvent } from '../../ticket/grammar/outside.ts';

/** An address outside that is told what happens, as desk.yaml and the environment have it. */
export type WebhookSettings = {
  name: string;
  url: string;
  events: OutsideEvent[];
  /** It may lie in a private network, or on this machine. */
  mayBePrivate: boolean;
  /** The keys that sign, newest first: while a secret is exchanged there are two. */
  keys: Uint8Array[];
};

/** The variable that holds a webhook's secret; with `_OLD` behind it, the one that it takes the place of. */
export function webhookSecretVariable(name: string): string {
  return `WEBHOOK_${name.toUpperCase().replaceAll('-', '_')}_SECRET`;
}

/** So many bytes the specification wants of a key. */
const keyBytes = { least: 24, most: 64 };

/** A secret as it is written, `whsec_` and the key in base64. @returns null for anything else */
export function keyIn(secret: string): Uint8Array | null {
  const [, encoded] = /^whsec_([A-Za-z0-9+/]+={0,2})$/.exec(secret) ?? [];
  if (!encoded) return null;
  const key = Buffer.from(encoded, 'base64');
  const isWhole = key.toString('base64').replace(/=+$/, '') === encoded.replace(/=+$/, '');
  return isWhole && key.length >= keyBytes.least && key.length <= keyBytes.most ? key : null;
}
