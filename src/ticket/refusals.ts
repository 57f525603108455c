import type { WorkingLength } from '../sla/working-length.ts';

/** A business refusal is a value: why a command was not carried out, for the one who gave it. */
export type Refusal =
  | { reason: 'already-claimed'; by: string }
  | { reason: 'already-yours' }
  | { reason: 'unclaimed' }
  | { reason: 'closed' }
  | { reason: 'not-closed' }
  | { reason: 'unclassified' }
  | { reason: 'priority-missing' }
  | { reason: 'no-suggestion' }
  | { reason: 'text-missing' }
  | { reason: 'text-too-long'; limit: number }
  | { reason: 'not-allowed'; needs: 'manager' }
  /** somebody else has it; `mayTakeOver`: but it has been called as near its end, so anybody may act on it */
  | { reason: 'not-allowed'; needs: 'assignee-or-manager'; assignee: string; mayTakeOver: boolean }
  /** `left`: working seconds that can still be added */
  | { reason: 'extended-enough'; atMost: WorkingLength; left: number }
  /** there is no deadline that could be extended */
  | { reason: 'nothing-promised' }
  | { reason: 'nothing-changed' }
  /** who acts, or who should get it, is no operator any more */
  | { reason: 'colleague-left'; name: string }
  /** it goes on in another ticket */
  | { reason: 'merged'; into: number }
  | { reason: 'same-ticket' }
  /** there is no address that a letter could go to */
  | { reason: 'unwritable'; why: 'no-address' | 'own-address' | 'group' }
  /** it says to be somebody else's mail: that one, or a manager, knows whether it is */
  | { reason: 'not-yours-to-say'; name: string }
  /** nobody lets others into what few may see */
  | { reason: 'restricted'; ticket: number }
  /** the letters would go to somebody else than who wrote */
  | { reason: 'other-customer'; name: string }
  /** what it shall be merged into cannot take it */
  | { reason: 'target-ended'; ticket: number }
  | { reason: 'files-too-large'; megabytes: number }
  | { reason: 'files-too-many'; limit: number }
  /** not the presser's, thrown away, or gone with another letter */
  | { reason: 'file-gone' }
  /** the letter has left */
  | { reason: 'too-late' }
  /** the letter waits still, and is another operator's; `leavesIn` seconds, 0 where it may go at any moment */
  | { reason: 'not-your-letter'; by: string; leavesIn: number };

export type Decision<T> = { ok: true; events: T[] } | { ok: false; refusal: Refusal };

export function refuse(refusal: Refusal): { ok: false; refusal: Refusal } {
  return { ok: false, refusal };
}
