import type { Calendar } from '../../sla/calendar.ts';
import type { WorkingLength } from '../../sla/working-length.ts';
import type { PromiseKind } from '../clock/policy.ts';
import type { Priority } from '../words.ts';

/** A house that is served: who writes for it, what was agreed with it, and by whom it is served as a rule. */
export type Company = {
  /** Names it for ever, wherever it is kept; its name may change. Lower case, without blanks. */
  key: string;
  name: string;
  /** Canonical; with each come its subdomains. */
  domains: string[];
  /** Canonical: people who write for it from elsewhere. */
  addresses: string[];
  product: string | null;
  contract: Contract | null;
  promises: OwnPromises | null;
  hours: OwnHours | null;
  /** The address of the operator to whom its requests are offered first. */
  operator: string | null;
  isVip: boolean;
};

/** Dates as `YYYY-MM-DD`, both included; null: without a beginning, without an end. */
type Contract = { name: string; number: string; from: string | null; until: string | null };

/** What is promised to this company in place of what the desk promises to all. */
type OwnPromises = Partial<Record<Priority, Partial<Record<PromiseKind, WorkingLength>>>>;

/** When its clock runs, where that is not when the desk works; what it does not say is as the desk has it. */
export type OwnHours = Partial<
  Pick<Calendar, 'zone' | 'week' | 'hours' | 'holidays' | 'workingDaySeconds'>
> & {
  /** The desk's closures stop its clock as they stop the desk's, unless it was agreed that they do not. */
  throughClosures: boolean;
};

/** How a contract stands on a day. */
type Standing = 'none' | 'to-come' | 'in-force' | 'ended';

/** @param date `YYYY-MM-DD` */
export function standingOn({ contract }: Pick<Company, 'contract'>, date: string): Standing {
  if (!contract) return 'none';
  if (contract.from !== null && date < contract.from) return 'to-come';
  return contract.until !== null && date > contract.until ? 'ended' : 'in-force';
}

/** A key made of a name: "Ärzte & Co. S.p.A." is `arzte-co-s-p-a`. '' where no letter or digit is in it. */
export function keyOf(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
}
