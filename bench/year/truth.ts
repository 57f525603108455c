import type { Figures, Measured, ReportFilter } from '../../src/ticket/reports/report.ts';
import type { Mark, Story, Stretch } from './story.ts';

/**
 * The figures of a span as the year's writer knows them: out of what was written beside the log, and out of nothing that the desk
 * made of it.
 *
 * @param span in ms; of the end, how things stood then
 */
export function truthOf(stories: readonly Story[], span: Stretch, filter: ReportFilter = {}): Figures {
  const marks = stories.flatMap(story =>
    marksOf(story).filter(
      mark => mark.at >= span.from && mark.at < span.to && fits(story, mark.operator, filter),
    ),
  );
  const open = stories.flatMap(story => {
    const stood = story.stoodAt(span.to);
    return stood && fits(story, stood.operator, filter) ? [stood] : [];
  });
  const of = (...kinds: string[]) => marks.filter(({ kind }) => kinds.includes(kind));
  const count = (list: readonly unknown[]): Measured => ({ value: list.length });
  const sum = (kind: string): Measured => ({
    value: of(kind).reduce((all, { amount = 0 }) => all + amount, 0),
  });
  const share = (part: number, whole: number): Measured => ({
    value: whole === 0 ? null : part / whole,
    part,
    of: whole,
  });
  const rank = (values: number[], part: number): Measured => {
    const ordered = values.toSorted((a, b) => a - b);
    return { value: ordered[Math.ceil(ordered.length * part) - 1] ?? null, of: ordered.length };
  };
  const times = (kind: string) => {
    const took = of(kind).filter(({ working }) => working !== undefined);
    const [working, wall] = [took.map(each => each.working ?? 0), took.map(each => each.wall ?? 0)];
    const both = (part: number) => ({ working: rank(working, part), wall: rank(wall, part) });
    return { median: both(0.5), ninth: both(0.9) };
  };
  const judged = (list: Mark[], ...how: string[]) => list.filter(each => how.includes(each.judged ?? ''));
  const promise = (list: Mark[], late: number) => {
    const [kept, broken] = [judged(list, 'kept').length, judged(list, 'broken', 'extended').length];
    return { kept, broken, share: share(kept, kept + broken + late) };
  };
  const claimLate = open.filter(({ isClaimLate }) => isClaimLate).length;
  const resolveLate = open.filter(({ isResolveLate }) => isResolveLate).length;
  const closings = of('closed');
  const [response, claimed, closed] = [times('answered'), times('claimed'), times('closed')];
  const claim = promise(of('claimed', 'unclaimed'), claimLate);
  const resolve = promise(of('closed', 'unresolved'), resolveLate);
  const ages = open.map(({ age }) => age);
  const answers = of('answered');
  const ratable = closings.filter(({ isRatable }) => isRatable);
  return {
    ...{ opened: count(of('opened')), closed: count(closings), merged: count(of('merged')) },
    ...{ reopened: count(of('reopened')), backlog: count(open) },
    backlogAgeMedian: rank(ages, 0.5),
    backlogAgeOldest: { value: ages.length === 0 ? null : Math.max(...ages), of: ages.length },
    responded: count(answers.filter(({ wall }) => wall !== undefined)),
    unanswered: count(open.filter(({ isUnanswered }) => isUnanswered)),
    ...{ responseMedian: response.median.working, responseNinth: response.ninth.working },
    ...{ responseMedianWall: response.median.wall, responseNinthWall: response.ninth.wall },
    ...{ claimShare: claim.share, claimKept: { value: claim.kept }, claimBroken: { value: claim.broken } },
    claimOpenBroken: { value: claimLate },
    ...{ claimMedian: claimed.median.working, claimNinth: claimed.ninth.working },
    ...{ claimMedianWall: claimed.median.wall, claimNinthWall: claimed.ninth.wall },
    ...{ resolveShare: resolve.share, resolveKept: { value: resolve.kept } },
    ...{ resolveBroken: { value: resolve.broken }, resolveOpenBroken: { value: resolveLate } },
    ...{ resolveMedian: closed.median.working, resolveNinth: closed.ninth.working },
    ...{ resolveMedianWall: closed.median.wall, resolveNinthWall: closed.ninth.wall },
    resolvePaused: count(open.filter(each => each.isWaiting && !each.isResolveLate)),
    extensions: count(of('extended')),
    keptByExtension: count(judged(of('claimed', 'closed'), 'extended')),
    touches: count(answers),
    oneTouchShare: share(
      closings.filter(({ isOneTouch }) => isOneTouch).length,
      closings.filter(({ isByOperator }) => isByOperator).length,
    ),
    savedReplyShare: share(answers.filter(({ amount }) => amount === 1).length, answers.length),
    ratedUpShare: share(of('rated').filter(({ amount }) => amount === 1).length, of('rated').length),
    ratingAnswers: share(ratable.filter(({ isRated }) => isRated).length, ratable.length),
    ...{ folded: count(of('folded')), inIncidents: count(of('in-incident')) },
    machineMail: count(of('machine-mail')),
    claims: count(of('claimed', 'taken')),
    handOvers: count(of('handed-over')),
    calls: count(of('called')),
    callsOutsideHours: count(of('called').filter(({ amount }) => amount === 1)),
    workMinutes: sum('worked'),
    ...{ quotesOffered: count(of('quote-offered')), quotesAccepted: count(of('quote-accepted')) },
    quotesRefused: count(of('quote-refused')),
    entries: count(of('entered')),
    ...{ quotedMinutes: sum('quote-offered'), acceptedMinutes: sum('quote-accepted') },
  };
}

/** Whose request it is today counts as whose it was when it came. */
function marksOf({ marks, owner }: Story): Mark[] {
  return marks.map(mark => (mark.kind === 'opened' ? { ...mark, operator: owner } : mark));
}

function fits({ told }: Story, operator: number | null, filter: ReportFilter): boolean {
  const { category, company, mailbox, channel, language, priority } = told;
  const is: Required<ReportFilter> = {
    ...{ category, company, mailbox, channel, language },
    ...{
      priority: priority === null ? '' : String(priority),
      operator: operator === null ? '' : String(operator),
    },
  };
  return Object.entries(filter).every(([dimension, value]) => is[dimension as keyof ReportFilter] === value);
}
