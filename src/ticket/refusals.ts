import type { FillingRefusal } from './catalogue/filling.ts';
import type { ClaimingRefusal } from './chapters/claiming.ts';
import type { ClassifyingRefusal } from './chapters/classifying.ts';
import type { ClosingRefusal } from './chapters/closing.ts';
import type { DeliveryRefusal } from './chapters/delivery.ts';
import type { LetterRefusal } from './chapters/letters.ts';
import type { OperatorMailRefusal } from './chapters/operator-mail.ts';
import type { RelatingRefusal } from './chapters/relating.ts';
import type { RestrictingRefusal } from './chapters/restricting.ts';
import type { SnoozingRefusal } from './chapters/snoozing.ts';
import type { WatchingRefusal } from './chapters/watching.ts';
import type { ExtendingRefusal } from './clock/extending.ts';
import type { ReportingRefusal } from './duties/reporting.ts';
import type { EnteringRefusal } from './entering/entering.ts';
import type { BelongingRefusal } from './incidents/belonging.ts';
import type { CustomerRefusal } from './people/naming-customer.ts';
import type { QuotingRefusal } from './quotes/quoting.ts';
import type { WorkingRefusal } from './work/working.ts';

/** A business refusal is a value: why a command was not carried out, for the one who gave it. */
export type Refusal =
  /** What was written in it is gone. */
  | { reason: 'erased' }
  | BelongingRefusal
  | ClaimingRefusal
  | ClassifyingRefusal
  | ClosingRefusal
  | CustomerRefusal
  | DeliveryRefusal
  | EnteringRefusal
  | ExtendingRefusal
  | FillingRefusal
  | LetterRefusal
  | OperatorMailRefusal
  | QuotingRefusal
  | RelatingRefusal
  | ReportingRefusal
  | RestrictingRefusal
  | SnoozingRefusal
  | WatchingRefusal
  | WorkingRefusal;
