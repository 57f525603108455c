import { imapPasswordVariable } from '../../mail/settings.ts';
import { webhookSecretVariable } from '../../outwards/webhooks/settings.ts';
import { nearest } from '../faults.ts';
import { variableNames } from '../keys/environment.ts';
import type { DeskParts } from './desk-parts.ts';
import type { EnvFile } from './env-file.ts';

/** Shorter ones resemble ours by chance: `HOME` and `HOST`. */
const shortest = 6;

/** The variables that this desk reads, with those of its mailboxes and webhooks. */
function namesFor({ mailboxes = [], webhooks = [] }: DeskParts): string[] {
  const secrets = webhooks.map(({ name }) => webhookSecretVariable(name));
  return [
    ...variableNames,
    ...mailboxes.map(({ address }) => imapPasswordVariable(address)),
    ...secrets,
    ...secrets.map(name => `${name}_OLD`),
  ];
}

/**
 * What of the environment is probably one of ours, misspelt: what is set, is nearly one of ours, and that one is not set. Of
 * `.env`, which is ours alone, it is a fault: `readEnvFile` says it.
 */
export function misspeltIn(variables: NodeJS.ProcessEnv, { lines }: EnvFile, parts: DeskParts) {
  const known = namesFor(parts);
  return Object.keys(variables).flatMap(name => {
    if (name.length < shortest || lines.has(name) || known.includes(name) || !variables[name]?.trim())
      return [];
    const meant = nearest(name, known);
    return meant && !variables[meant]?.trim() ? [{ name, meant }] : [];
  });
}
