import type { Cutoffs } from '../erasing/retention.ts';
import type { TakenApart, TakenFromRequest } from '../erasing/taken.ts';

/** What is done to the desk itself, as its log keeps it. Dates as `YYYY-MM-DD`, both days included. */
export type DeskEvent =
  | { type: 'closure-planned' | 'closure-changed' | 'closure-cancelled'; closure: PlannedClosure }
  | { type: 'mail-imported' | 'mail-attached' | 'mail-discarded'; mail: number; ticket: number | null }
  | { type: 'complaint-lifted'; address: string }
  /** made in chat, of a request's answer; texts are null where there is none in that language */
  | {
      type: 'reply-proposed' | 'reply-approved' | 'reply-refused' | 'reply-retired';
      reply: { id: number; ticket: number; name: string; it: string | null; en: string | null };
    }
  /** somebody asked to see their requests on the portal; `company`: whose they see beside their own, by its key */
  | { type: 'portal-asked'; address: string; name: string; way: 'page' | 'mail' }
  | { type: 'portal-granted'; address: string; name: string; company: string | null }
  | { type: 'portal-refused'; address: string; name: string }
  /** they may sign in no more; they took their data; an admin took them out;  they want them erased */
  | { type: 'portal-ended' | 'data-taken' | 'data-exported' | 'erasure-asked'; address: string }
  /** one of the house asked in chat who read what is theirs */
  | { type: 'ledger-read'; address: string }
  /** one of the house has prepared that somebody is forgotten; another one has confirmed it; or it is not done */
  | { type: 'erasure-proposed' | 'erasure-confirmed' | 'erasure-dropped'; address: string }
  /** all records, for another program to verify */
  | { type: 'records-exported' }
  /** it is done; `digest` (hex) is over a salt, which stands beside it by its id, and the address */
  | ({ type: 'person-forgotten'; erasure: number; digest: string } & Erased)
  /** what is older has been kept for long enough, of each class, and goes from now on; instants ISO, null: of that nothing */
  | { type: 'retention-begun'; night: number; until: Cutoffs }
  /**
   * this goes now, in a night or because somebody is forgotten: by which it is known that it went lawfully. `requests`: what had gone of
   * them before that was named
   */
  | ({
      type: 'taken-away';
      night: number | null;
      erasure: number | null;
      requests?: TakenFromRequest;
    } & TakenApart)
  /** so much of it went; `isWhole`: all of it, or the next night goes on */
  | ({ type: 'retention-done'; night: number; isWhole: boolean } & Retained)
  /** from a file, by their names */
  | { type: 'companies-imported'; added: string[]; changed: string[]; removed: string[] }
  /** of which company an address is, by its key; null: of none */
  | { type: 'address-remembered'; address: string; company: string | null }
  /** an older state of the database was put back: numbers go on after `to` */
  | { type: 'numbers-skipped'; from: number; to: number }
  | { type: 'operator-left' | 'operator-returned'; operator: { id: number; name: string } }
  /** instants ISO */
  | {
      type: 'away-set' | 'away-changed';
      operator: { id: number; name: string };
      from: string;
      until: string;
      substitute: { id: number; name: string } | null;
      note: string;
    }
  /** `due`: by the clock; `back`: somebody said so */
  | { type: 'away-ended'; operator: { id: number; name: string }; why: 'due' | 'back' }
  | {
      type: 'duty-changed' | 'duty-removed';
      from: string;
      to: string;
      operator: { id: number; name: string };
    }
  | {
      type: 'maintenance-planned' | 'maintenance-changed' | 'maintenance-cancelled';
      maintenance: MaintenanceLogged;
    }
  /** to whom a maintenance was announced by mail; the addresses stand beside the announcement, by its id */
  | {
      type: 'announcement-sent';
      announcement: number;
      maintenance: number;
      recipients: { it: number; en: number };
    }
  | { type: 'announcement-stopped'; announcement: number; maintenance: number }
  | {
      type: 'announcement-finished';
      announcement: number;
      maintenance: number;
      told: number;
      leftOut: number;
    };

/** How much went. @property readings of how many it is not known any more whose they were */
type Retained = { requests: number; messages: number; files: number; mails: number; readings: number };

/** How much went. @property others requests of others, in which somebody had taken part */
type Erased = { requests: number; others: number; messages: number; files: number; mails: number };

/** @property it,en what customers are told that it means; instants ISO */
export type MaintenanceLogged = {
  id: number;
  service: string;
  from: string;
  to: string;
  it: string;
  en: string;
  /** Whoever planned it was asked twice. */
  isOutsideHours: boolean;
};

export type PlannedClosure = {
  id: number;
  from: string;
  to: string;
  name: string;
  onCall: { id: number; name: string } | null;
};
