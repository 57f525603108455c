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
  language: Language;
  /** How fast it may write into the channel. */
  messagesPerSecond: number;
  /** Who speaks in place of Microsoft's cloud; null: Microsoft's cloud. Only the sandbox, on loopback, sets it. */
  standIn: TeamsStandIn | null;
};

type TeamsStandIn =
  /** The sandbox's tenant: real tokens, checked by the real SDK, against keys of this machine. */
  | { kind: 'tenant'; openIdMetadataUrl: string; token: () => Promise<string> }
  /** Microsoft's Agents Playground: a client that sends no tokens at all. */
  | { kind: 'playground' };

/** `channel` of an app that posts where it was installed. */
export const whereInstalled = 'installed';
