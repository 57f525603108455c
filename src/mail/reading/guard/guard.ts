import type { MailKind } from '../../../desk/inbound-email.ts';
import { autoresponses, deskReceipts, receipts } from './answers.ts';
import { absences } from './away.ts';
import type { Check, Facts } from './facts.ts';
import { lists } from './lists.ts';
import { loopMarks, ownLetters } from './own.ts';
import { namedPrograms, otherPrograms } from './programs.ts';
import { otherReports, standardReports } from './reports.ts';

export { loopHeader } from './own.ts';

/**
 * In this order: a letter of ours inside a bounce is a bounce; so is Exim's, marked auto-replied; an absence that is sent with Precedence: bulk is an
 * absence; a tracker's notice that has a List-Id is a tracker's. Whoever is not caught here is a person.
 */
const checks: Check[] = [
  ...ownLetters,
  ...standardReports,
  ...receipts,
  ...otherReports,
  ...autoresponses,
  ...absences,
  ...deskReceipts,
  ...loopMarks,
  ...namedPrograms,
  ...lists,
  ...otherPrograms,
];

/**
 * What a mail is, by the first check that says so (RFC 3834, and the marks that mail systems use beside it).
 *
 * @returns what the mail is, and why
 */
export function guard(facts: Facts): { kind: MailKind; why: string } {
  for (const { kind, why } of checks) {
    const reason = why(facts);
    if (reason !== null) return { kind, why: reason };
  }
  return { kind: 'request', why: 'written by a person' };
}
