import { stands } from './columns.ts';
import { closing, type FactKind, type Judgement } from './fact.ts';
import type { FigureKey } from './figures.ts';

/**
 * What a figure is made of: things that happened in its span, or how requests stood at its end.
 *
 * @property judged of these judgements; left out: of any
 * @property bits of the amount; left out: any
 * @property measured those alone that were measured
 * @property how bits of a standing; 0: however they stood
 */
export type Behind =
  | { of: 'facts'; kinds: readonly FactKind[]; judged?: readonly Judgement[]; bits?: number; measured?: true }
  | { of: 'standings'; how: number };

const facts = (kinds: readonly FactKind[], about: { bits?: number; measured?: true } = {}): Behind => ({
  of: 'facts',
  kinds,
  ...about,
});
const judged = (kinds: readonly FactKind[], ...as: Judgement[]): Behind => ({
  of: 'facts',
  kinds,
  judged: as,
});
const standing = (how: number): Behind => ({ of: 'standings', how });

const response = facts(['answered'], { measured: true });
const claim = facts(['claimed'], { measured: true });
const resolve = facts(['closed'], { measured: true });

/** Which requests are behind each figure. Of a share it is its whole: all that it is a part of, but for what is open still. */
export const behind = {
  opened: facts(['opened']),
  closed: facts(['closed']),
  merged: facts(['merged']),
  reopened: facts(['reopened']),
  backlog: standing(0),
  backlogAgeMedian: standing(0),
  backlogAgeOldest: standing(0),
  responded: response,
  unanswered: standing(stands.unanswered),
  responseMedian: response,
  responseNinth: response,
  responseMedianWall: response,
  responseNinthWall: response,
  claimShare: judged(['claimed', 'unclaimed'], 'kept', 'broken', 'extended'),
  claimKept: judged(['claimed'], 'kept'),
  claimBroken: judged(['claimed', 'unclaimed'], 'broken', 'extended'),
  claimOpenBroken: standing(stands.claimLate),
  claimMedian: claim,
  claimNinth: claim,
  claimMedianWall: claim,
  claimNinthWall: claim,
  resolveShare: judged(['closed'], 'kept', 'broken', 'extended'),
  resolveKept: judged(['closed'], 'kept'),
  resolveBroken: judged(['closed'], 'broken', 'extended'),
  resolveOpenBroken: standing(stands.resolveLate),
  resolvePaused: standing(stands.waiting),
  resolveMedian: resolve,
  resolveNinth: resolve,
  resolveMedianWall: resolve,
  resolveNinthWall: resolve,
  extensions: facts(['extended']),
  keptByExtension: judged(['claimed', 'closed'], 'extended'),
  touches: facts(['answered']),
  oneTouchShare: facts(['closed'], { bits: closing.byOperator }),
  savedReplyShare: facts(['answered']),
  ratedUpShare: facts(['rated']),
  ratingAnswers: facts(['closed'], { bits: closing.ratable }),
  folded: facts(['folded']),
  inIncidents: facts(['in-incident']),
  machineMail: facts(['machine-mail']),
  claims: facts(['claimed', 'taken']),
  handOvers: facts(['handed-over']),
  calls: facts(['called']),
  callsOutsideHours: facts(['called'], { bits: 1 }),
  workMinutes: facts(['worked']),
  quotesOffered: facts(['quote-offered']),
  quotesAccepted: facts(['quote-accepted']),
  quotesRefused: facts(['quote-refused']),
  quotedMinutes: facts(['quote-offered']),
  acceptedMinutes: facts(['quote-accepted']),
} as const satisfies Record<FigureKey, Behind>;
