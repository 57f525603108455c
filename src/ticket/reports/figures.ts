/**
 * The catalogue of what is measured. Each figure has its words and its definition in chat/words/reports/figures.ts; what makes it
 * stands in tally.ts, and a second time, written apart, in test/desk/reports/second-way.
 */

/**
 * In what a figure is counted:
 * - `count`: requests, or things that happened
 * - `share`: a part of a whole, both of which are said
 * - `working`, `wall`: seconds, in working time and on the wall clock
 * - `minutes`: of work that was noted or offered
 */
const units = ['count', 'share', 'working', 'wall', 'minutes'] as const;
type Unit = (typeof units)[number];

export const groups = [
  'flow',
  'backlog',
  'response',
  'claim',
  'resolution',
  'quality',
  'mail',
  'people',
  'work',
] as const;
export type Group = (typeof groups)[number];

/**
 * What is so of a figure.
 *
 * @property good which way is better; null: neither is
 * @property isAtEnd it is so at the end of the span, and not of all of it: days do not add up to it
 * @property ripens it grows after the span has ended, by its nature: that it is another one later is no correction
 */
export type FigureKind = {
  group: Group;
  unit: Unit;
  good: 'more' | 'less' | null;
  isAtEnd?: true;
  ripens?: true;
};

const figureKinds = {
  opened: { group: 'flow', unit: 'count', good: null },
  closed: { group: 'flow', unit: 'count', good: null },
  merged: { group: 'flow', unit: 'count', good: null },
  reopened: { group: 'flow', unit: 'count', good: 'less' },

  backlog: { group: 'backlog', unit: 'count', good: 'less', isAtEnd: true },
  backlogAgeMedian: { group: 'backlog', unit: 'wall', good: 'less', isAtEnd: true },
  backlogAgeOldest: { group: 'backlog', unit: 'wall', good: 'less', isAtEnd: true },

  responded: { group: 'response', unit: 'count', good: null },
  unanswered: { group: 'response', unit: 'count', good: 'less', isAtEnd: true },
  responseMedian: { group: 'response', unit: 'working', good: 'less' },
  responseNinth: { group: 'response', unit: 'working', good: 'less' },
  responseMedianWall: { group: 'response', unit: 'wall', good: 'less' },
  responseNinthWall: { group: 'response', unit: 'wall', good: 'less' },

  claimShare: { group: 'claim', unit: 'share', good: 'more' },
  claimKept: { group: 'claim', unit: 'count', good: null },
  claimBroken: { group: 'claim', unit: 'count', good: 'less' },
  claimOpenBroken: { group: 'claim', unit: 'count', good: 'less', isAtEnd: true },
  claimMedian: { group: 'claim', unit: 'working', good: 'less' },
  claimNinth: { group: 'claim', unit: 'working', good: 'less' },
  claimMedianWall: { group: 'claim', unit: 'wall', good: 'less' },
  claimNinthWall: { group: 'claim', unit: 'wall', good: 'less' },

  resolveShare: { group: 'resolution', unit: 'share', good: 'more' },
  resolveKept: { group: 'resolution', unit: 'count', good: null },
  resolveBroken: { group: 'resolution', unit: 'count', good: 'less' },
  resolveOpenBroken: { group: 'resolution', unit: 'count', good: 'less', isAtEnd: true },
  resolvePaused: { group: 'resolution', unit: 'count', good: null, isAtEnd: true },
  resolveMedian: { group: 'resolution', unit: 'working', good: 'less' },
  resolveNinth: { group: 'resolution', unit: 'working', good: 'less' },
  resolveMedianWall: { group: 'resolution', unit: 'wall', good: 'less' },
  resolveNinthWall: { group: 'resolution', unit: 'wall', good: 'less' },
  extensions: { group: 'resolution', unit: 'count', good: 'less' },
  keptByExtension: { group: 'resolution', unit: 'count', good: 'less' },

  touches: { group: 'quality', unit: 'count', good: null },
  oneTouchShare: { group: 'quality', unit: 'share', good: 'more' },
  savedReplyShare: { group: 'quality', unit: 'share', good: null },
  ratedUpShare: { group: 'quality', unit: 'share', good: 'more' },
  ratingAnswers: { group: 'quality', unit: 'share', good: 'more', ripens: true },

  folded: { group: 'mail', unit: 'count', good: null },
  inIncidents: { group: 'mail', unit: 'count', good: null },
  machineMail: { group: 'mail', unit: 'count', good: null },

  claims: { group: 'people', unit: 'count', good: null },
  handOvers: { group: 'people', unit: 'count', good: 'less' },
  calls: { group: 'people', unit: 'count', good: 'less' },
  callsOutsideHours: { group: 'people', unit: 'count', good: 'less' },

  workMinutes: { group: 'work', unit: 'minutes', good: null },
  quotesOffered: { group: 'work', unit: 'count', good: null },
  quotesAccepted: { group: 'work', unit: 'count', good: null },
  quotesRefused: { group: 'work', unit: 'count', good: null },
  quotedMinutes: { group: 'work', unit: 'minutes', good: null },
  acceptedMinutes: { group: 'work', unit: 'minutes', good: null },
  entries: { group: 'work', unit: 'count', good: null },
} as const satisfies Record<string, FigureKind>;

export type FigureKey = keyof typeof figureKinds;

/** In the order in which they are told. */
export const figureKeys = Object.keys(figureKinds).filter(isFigureKey);

export function isFigureKey(key: string): key is FigureKey {
  return Object.hasOwn(figureKinds, key);
}

/** What is so of a figure. */
export function kindOf(key: FigureKey): FigureKind {
  return figureKinds[key];
}

/** The figures of a group, in the order in which they are told. */
export function figuresOf(group: Group): FigureKey[] {
  return figureKeys.filter(key => figureKinds[key].group === group);
}
