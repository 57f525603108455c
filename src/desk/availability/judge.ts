import type { Effect } from '../../outbox/effect.ts';
import { enqueue } from '../../outbox/enqueue.ts';
import { hoursOf } from '../../store/availability/hours.ts';
import {
  beginOutage,
  endOutages,
  forgetStandings,
  lockStanding,
  type OutageRow,
  type StandingRow,
  saveStanding,
} from '../../store/availability/standings.ts';
import type { Db } from '../../store/database.ts';
import { maintenancesBetween } from '../../store/maintenance/maintenances.ts';
import {
  hourOf,
  judgedUntil,
  markAt,
  minuteMs,
  minuteOf,
  unmeasured,
} from '../../ticket/availability/minutes.ts';
import { standingAfter, upright } from '../../ticket/availability/standing.ts';
import type { Desk } from '../desk.ts';
import { noticeEffects } from '../effects.ts';
import { newNonce } from '../nonce.ts';

type Judging = Pick<Desk, 'db' | 'clock' | 'services' | 'destinations' | 'availability'>;

/** No two machines of a desk differ by so much: what was judged so far ahead was judged by a clock that went wrong. */
const aheadAtMostMs = 3 * minuteMs;
/** After a longer sleep nobody needs to hear of what was before. */
const lookBackMs = 24 * 60 * minuteMs;

/**
 * Judges the minutes that are over, and tells the operators once of a service that is not reached, and once when it is again. Any
 * number of processes may do so: each minute of a service is judged by one.
 */
export async function judgeServices(desk: Judging): Promise<void> {
  const probed = desk.services.flatMap(({ key, probe }) => (probe ? [key] : []));
  await desk.db.transaction(async tx => await forgetStandings(tx, probed, minuteOf(desk.clock())));
  const until = judgedUntil(desk.clock());
  for (const service of probed)
    await desk.db.transaction(async tx => await enqueue(tx, await judged(desk, tx, service, until)));
}

async function judged(desk: Judging, tx: Db, service: string, until: Date): Promise<Effect[]> {
  const first = new Date(until.getTime() - lookBackMs);
  const known = await standingNow(tx, service, until);
  const from = new Date(Math.max(known.judged.getTime() + minuteMs, first.getTime()));
  if (from >= until) return [];
  const hours = await hoursOf(tx, service, from, until);
  const plans = (await maintenancesBetween(tx, from, until)).filter(plan => plan.service === service);
  const effects: Effect[] = [];
  let standing: StandingRow = known;
  for (let at = from; at < until; at = new Date(at.getTime() + minuteMs)) {
    const hour = hourOf(at);
    const marks = hours.get(hour.getTime()) ?? unmeasured;
    const mark = markAt(marks, (at.getTime() - hour.getTime()) / minuteMs);
    const isPlanned = plans.some(plan => at >= plan.from && at < plan.to);
    const after = standingAfter(standing, { minute: at, mark, isPlanned }, desk.availability.tellAfter);
    const back = after.word === 'back' ? (standing.upSince ?? at) : null;
    standing = { ...standing, ...after.standing, judged: at };
    if (after.word === 'down') effects.push(...(await begun(desk, tx, standing)));
    if (back) effects.push(...(await ended(desk, tx, service, back)));
  }
  await saveStanding(tx, standing);
  return effects;
}

/** How a service stood at last, kept until the transaction ends. @param until what is judged now ends there */
async function standingNow(tx: Db, service: string, until: Date): Promise<StandingRow> {
  const before = new Date(until.getTime() - minuteMs);
  const known = await lockStanding(tx, service, before);
  const isAhead = known.judged.getTime() - until.getTime() > aheadAtMostMs;
  if (!isAhead) return known;
  const anew = { ...known, ...upright, isTold: known.isTold, judged: before };
  await saveStanding(tx, anew);
  return anew;
}

async function begun(desk: Judging, tx: Db, { service, downSince, why }: StandingRow): Promise<Effect[]> {
  if (!downSince) return [];
  const outage = await beginOutage(tx, { nonce: newNonce(), service, since: downSince, why });
  return told(desk, 'service-down', outage, { error: why, outage: String(outage.id), nonce: outage.nonce });
}

async function ended(desk: Judging, tx: Db, service: string, until: Date): Promise<Effect[]> {
  const outages = await endOutages(tx, service, until);
  return outages.flatMap(outage => told(desk, 'service-back', outage, { until: until.toISOString() }));
}

function told(
  { destinations }: Judging,
  subject: 'service-down' | 'service-back',
  { id, service, since }: OutageRow,
  more: Record<string, string>,
): Effect[] {
  const details = { service, since: since.toISOString(), ...more };
  return noticeEffects(destinations, `${subject}:${id}`, { subject, details });
}
