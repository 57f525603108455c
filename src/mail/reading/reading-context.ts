import type { TrustedServer } from '../../desk/inbound-email.ts';

/** What the reader must know of the desk. */
export type ReadingContext = {
  ownAddresses: string[];
  /** Addresses of lists that write in their own name for others. */
  groups?: string[];
  trusts?: TrustedServer[];
  isOwnMessageId(id: string): boolean;
};
