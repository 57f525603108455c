import type { Language } from '../../ticket/words.ts';

export type TeamsSettings = {
  /** Never empty: without an app id the SDK checks nobody. */
  appId: string;
  appPassword: string | null;
  appType: 'SingleTenant' | 'MultiTenant' | 'UserAssignedMsi';
  tenantId: string;
  /** Tenants whose people may act; the app's own unless said otherwise. */
  allowedTenants: string[];
  /** A channel's id (19:…), or the one in which the app was installed. */
  channel: string;
  adminChannel: string | null;
  /** Channels into which some requests go; who is in one of them is an operator too. */
  routed: string[];
  /** The channel of those who see what few may see. */
  restricted: string | null;
  language: Language;
  /** How fast it may write into the channel. */
  messagesPerSecond: number;
  /** Who speaks in place of Microsoft's cloud; null: Microsoft's cloud. Only the sandbox, on loopback, sets it. */
  standIn: TeamsStandIn | null;
};

type TeamsStandIn =
  /** The sandbox's tenant: real tokens, checked by the real SDK, against keys of this machine, and files from it. */
  | { kind: 'tenant'; openIdMetadataUrl: string; token: () => Promise<string>; fileOrigin: string }
  /** Microsoft's Agents Playground: a client that sends no tokens at all. */
  | { kind: 'playground' };

/** The channels that desk.yaml names for some requests alone. */
export function besideTheOperators({
  channel,
  routed,
  restricted,
}: Pick<TeamsSettings, 'channel' | 'routed' | 'restricted'>): string[] {
  return [...new Set([...routed, ...(restricted === null ? [] : [restricted])])].filter(
    name => name !== channel,
  );
}

/** `channel` of an app that posts where it was installed. */
export const whereInstalled = 'installed';
