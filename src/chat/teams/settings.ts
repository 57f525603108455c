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
  /** The sandbox's tenant: real tokens, checked by the real SDK, against keys of this machine. */
  standIn: { openIdMetadataUrl: string; token: () => Promise<string> } | null;
};

/** `channel` of an app that posts where it was installed. */
export const whereInstalled = 'installed';
