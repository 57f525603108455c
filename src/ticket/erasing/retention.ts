import { type Span, spanBefore } from './span.ts';

/**
 * What is kept for some time, each for its own.
 * - `closed`: the words of closed requests
 * - `rawMail`: mails as they came; `machineMail`: those of programs, which are part of no request
 * - `attachments`: files of closed requests
 * - `ledger`: who read what customers wrote
 */
export type RetentionClass = 'closed' | 'rawMail' | 'attachments' | 'machineMail' | 'ledger';

/** In the order in which they are gone through: what takes others along comes first. */
export const retentionClasses: readonly RetentionClass[] = [
  'closed',
  'attachments',
  'rawMail',
  'machineMail',
  'ledger',
];

/** For how long each is kept; null: until somebody erases it. */
export type Retention = Record<RetentionClass, Span | null>;

/** Of each what is from then or before has been kept for long enough; null: nothing has. ISO. */
export type Cutoffs = Record<RetentionClass, string | null>;

/** What has been kept for long enough by now. Pure. */
export function cutoffsOf(retention: Retention, now: Date): Cutoffs {
  const before = (span: Span | null) => span && spanBefore(now, span).toISOString();
  return {
    closed: before(retention.closed),
    rawMail: before(retention.rawMail),
    attachments: before(retention.attachments),
    machineMail: before(retention.machineMail),
    ledger: before(retention.ledger),
  };
}
