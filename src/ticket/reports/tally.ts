import { type StandingColumns, stands } from './columns.ts';
import { closing, type FactKind, type Judgement } from './fact.ts';
import type { Figures, Measured } from './report.ts';

type Times = { working: number[]; wall: number[] };
type Verdicts = Record<Judgement, number>;

/** What is being counted up, of a span or of a part of its requests. */
export type Tally = {
  counts: Record<FactKind, number>;
  /** The amounts of each kind, added up. */
  sums: Record<FactKind, number>;
  verdicts: { claim: Verdicts; unclaimed: Verdicts; resolve: Verdicts; unresolved: Verdicts };
  times: { response: Times; claim: Times; resolve: Times };
  closings: { byOperator: number; oneTouch: number; ratable: number; rated: number };
  open: { ages: number[]; waiting: number; unanswered: number; claimLate: number; resolveLate: number };
};

const none = {
  ...{ opened: 0, claimed: 0, taken: 0, unclaimed: 0, unresolved: 0 },
  ...{ answered: 0, closed: 0, merged: 0, reopened: 0 },
  ...{ 'handed-over': 0, extended: 0, rated: 0, folded: 0, 'in-incident': 0, 'machine-mail': 0, called: 0 },
  ...{ worked: 0, 'quote-offered': 0, 'quote-accepted': 0, 'quote-refused': 0, entered: 0 },
} satisfies Record<FactKind, number>;

const times = (): Times => ({ working: [], wall: [] });
const verdicts = (): Verdicts => ({ kept: 0, broken: 0, extended: 0 });

/** Nothing has been counted. */
export function emptyTally(): Tally {
  return {
    counts: { ...none },
    sums: { ...none },
    verdicts: { claim: verdicts(), unclaimed: verdicts(), resolve: verdicts(), unresolved: verdicts() },
    times: { response: times(), claim: times(), resolve: times() },
    closings: { byOperator: 0, oneTouch: 0, ratable: 0, rated: 0 },
    open: { ages: [], waiting: 0, unanswered: 0, claimLate: 0, resolveLate: 0 },
  };
}

/** What is measured of a kind, and by which promise it is judged. */
const measuredAs = { answered: 'response', claimed: 'claim', closed: 'resolve' } as const;
const judgedAs = {
  claimed: 'claim',
  unclaimed: 'unclaimed',
  closed: 'resolve',
  unresolved: 'unresolved',
} as const;

const entryOf = <Of extends object>(of: Of, kind: FactKind): Of[keyof Of] | undefined =>
  Reflect.get(of, kind);

/** Something that happened is counted. */
export function addFact(
  tally: Tally,
  kind: FactKind,
  amount: number,
  working: number | null,
  wall: number | null,
  judged: Judgement | null,
): void {
  tally.counts[kind] += 1;
  if (kind === 'closed') addClosing(tally.closings, amount);
  else tally.sums[kind] += amount;
  const measured = entryOf(measuredAs, kind);
  if (measured && working !== null && wall !== null) {
    tally.times[measured].working.push(working);
    tally.times[measured].wall.push(wall);
  }
  const promise = entryOf(judgedAs, kind);
  if (promise && judged) tally.verdicts[promise][judged] += 1;
}

function addClosing(closings: Tally['closings'], bits: number): void {
  for (const what of ['byOperator', 'oneTouch', 'ratable'] as const)
    if (bits & closing[what]) closings[what] += 1;
  if (bits & closing.ratable && bits & closing.rated) closings.rated += 1;
}

/** A request that was open at an instant is counted. */
export function addStanding(
  { open }: Tally,
  { at }: Pick<StandingColumns, 'at'>,
  since: number,
  how: number,
): void {
  open.ages.push(Math.floor((at - since) / 1000));
  // Broken before it began to wait, it is broken, and nobody is waited for.
  if (how & stands.waiting && !(how & stands.resolveLate)) open.waiting += 1;
  if (how & stands.unanswered) open.unanswered += 1;
  if (how & stands.claimLate) open.claimLate += 1;
  if (how & stands.resolveLate) open.resolveLate += 1;
}

/** The figures of what was counted. */
export function figuresOf(tally: Tally): Figures {
  const { counts, sums, closings } = tally;
  return {
    opened: count(counts.opened),
    closed: count(counts.closed),
    merged: count(counts.merged),
    reopened: count(counts.reopened),
    ...backlogOf(tally),
    ...promisesOf(tally),
    extensions: count(counts.extended),
    touches: count(counts.answered),
    oneTouchShare: share(closings.oneTouch, closings.byOperator),
    savedReplyShare: share(sums.answered, counts.answered),
    ratedUpShare: share(sums.rated, counts.rated),
    ratingAnswers: share(closings.rated, closings.ratable),
    folded: count(counts.folded),
    inIncidents: count(counts['in-incident']),
    machineMail: count(counts['machine-mail']),
    claims: count(counts.claimed + counts.taken),
    handOvers: count(counts['handed-over']),
    calls: count(counts.called),
    callsOutsideHours: count(sums.called),
    workMinutes: count(sums.worked),
    quotesOffered: count(counts['quote-offered']),
    quotesAccepted: count(counts['quote-accepted']),
    quotesRefused: count(counts['quote-refused']),
    quotedMinutes: count(sums['quote-offered']),
    acceptedMinutes: count(sums['quote-accepted']),
    entries: count(counts.entered),
  };
}

const count = (value: number): Measured => ({ value });

function backlogOf({ open }: Tally) {
  const ages = open.ages.toSorted((a, b) => a - b);
  return {
    backlog: count(ages.length),
    backlogAgeMedian: quantile(ages, 0.5),
    backlogAgeOldest: { value: ages.at(-1) ?? null, of: ages.length },
    unanswered: count(open.unanswered),
    claimOpenBroken: count(open.claimLate),
    resolveOpenBroken: count(open.resolveLate),
    resolvePaused: count(open.waiting),
  };
}

function promisesOf({ verdicts: { claim, unclaimed, resolve, unresolved }, times: took, open }: Tally) {
  const claimBroken = claim.broken + claim.extended + unclaimed.broken + unclaimed.extended;
  const resolveBroken = resolve.broken + resolve.extended + unresolved.broken + unresolved.extended;
  const ordered = (of: Times): Times => ({ working: sorted(of.working), wall: sorted(of.wall) });
  const [response, claimed] = [ordered(took.response), ordered(took.claim)];
  const resolved = ordered(took.resolve);
  return {
    responded: count(response.wall.length),
    responseMedian: quantile(response.working, 0.5),
    responseNinth: quantile(response.working, 0.9),
    responseMedianWall: quantile(response.wall, 0.5),
    responseNinthWall: quantile(response.wall, 0.9),
    claimShare: share(claim.kept, claim.kept + claimBroken + open.claimLate),
    claimKept: count(claim.kept),
    claimBroken: count(claimBroken),
    claimMedian: quantile(claimed.working, 0.5),
    claimNinth: quantile(claimed.working, 0.9),
    claimMedianWall: quantile(claimed.wall, 0.5),
    claimNinthWall: quantile(claimed.wall, 0.9),
    resolveShare: share(resolve.kept, resolve.kept + resolveBroken + open.resolveLate),
    resolveKept: count(resolve.kept),
    resolveBroken: count(resolveBroken),
    resolveMedian: quantile(resolved.working, 0.5),
    resolveNinth: quantile(resolved.working, 0.9),
    resolveMedianWall: quantile(resolved.wall, 0.5),
    resolveNinthWall: quantile(resolved.wall, 0.9),
    keptByExtension: count(claim.extended + resolve.extended),
  };
}

function share(part: number, of: number): Measured {
  return { value: of === 0 ? null : part / of, part, of };
}

function sorted(values: number[]): number[] {
  return values.toSorted((a, b) => a - b);
}

/**
 * One of the values that there are: the smallest within which so large a part of them lies (the nearest rank). A time that nobody
 * waited, as a mean of two would be, cannot be asked why.
 */
function quantile(ordered: readonly number[], part: number): Measured {
  const of = ordered.length;
  return { value: ordered[Math.max(0, Math.ceil(of * part) - 1)] ?? null, of };
}
