import { and, eq, sql } from 'drizzle-orm';
import type { Db } from '../database.ts';
import { broadcastRecipient as recipient } from '../schema/incidents/incidents.ts';
import { type LetterState, message } from '../schema/messages.ts';

/**
 * How many of a message's letters have not left. `waiting`: they have been due for no longer than this, or are not due yet;
 * `stuck`: for longer.
 *
 * @param since by the machine's clock, as letters leave
 */
export async function lettersQueued(
  db: Db,
  id: number,
  since: Date,
): Promise<{ waiting: number; stuck: number }> {
  const isStuck = sql`${message.leavesAt} < ${since.toISOString()}::timestamptz`;
  const [row] = await db
    .select({
      waiting: sql<number>`(count(*) filter (where not coalesce(${isStuck}, false)))::int`,
      stuck: sql<number>`(count(*) filter (where ${isStuck}))::int`,
    })
    .from(recipient)
    .innerJoin(message, eq(message.id, recipient.message))
    .where(and(eq(recipient.broadcast, id), eq(message.state, 'queued')));
  return row ?? { waiting: 0, stuck: 0 };
}

/** Why a letter that was written did not come to whom it was for. */
export type Undelivered = 'failed' | 'bounced' | 'held' | 'recalled';

const undelivered: Undelivered[] = ['bounced', 'failed', 'held', 'recalled'];

/** How far a message to all is. What it counts adds up to `all`. */
export type Progress = {
  /** Those that its preview knew. */
  all: number;
  /** A mail server has taken the letter. */
  told: number;
  /** Its turn has come: of a closing, those that are closed, whether or not the letter has left. */
  dealtWith: number;
  /** Its turn has not come, or its letter has not left. */
  waiting: number;
  /** Letters that were written, and kept back when it was stopped. */
  stopped: number;
  /** A mail server had the letter in hand and never said whether it took it; it is tried no more. */
  perhaps: number;
  undelivered: { why: Undelivered; count: number }[];
  leftOut: { why: string; count: number }[];
};

type Stands = 'told' | 'waiting' | 'stopped' | 'perhaps' | 'left-out' | Undelivered;

export async function progressOf(db: Db, id: number): Promise<Progress> {
  const rows = await db
    .select({
      outcome: recipient.outcome,
      why: recipient.why,
      state: message.state,
      isStopped: sql<boolean>`coalesce(${message.state} = 'held' and ${message.stateWhy} = 'stopped', false)`,
      isPerhaps: sql<boolean>`coalesce(${message.state} in ('held', 'failed') and ${message.perhapsLeft}, false)`,
      count: sql<number>`count(*)::int`,
    })
    .from(recipient)
    .leftJoin(message, eq(message.id, recipient.message))
    .where(eq(recipient.broadcast, id))
    .groupBy(sql`1, 2, 3, 4, 5`);
  const standing = rows.map(row => ({ ...row, stands: standsOf(row) }));
  const sum = (...which: Stands[]) =>
    standing.filter(({ stands }) => which.includes(stands)).reduce((total, { count }) => total + count, 0);
  return {
    all: rows.reduce((total, { count }) => total + count, 0),
    told: sum('told'),
    dealtWith: rows
      .filter(({ outcome }) => outcome === 'told')
      .reduce((total, { count }) => total + count, 0),
    waiting: sum('waiting'),
    stopped: sum('stopped'),
    perhaps: sum('perhaps'),
    undelivered: undelivered.map(why => ({ why, count: sum(why) })).filter(({ count }) => count > 0),
    leftOut: standing
      .filter(({ stands }) => stands === 'left-out')
      .map(({ why, count }) => ({ why: why ?? '', count })),
  };
}

function standsOf({
  outcome,
  state,
  isStopped,
  isPerhaps,
}: {
  outcome: 'told' | 'left-out' | null;
  state: LetterState | null;
  isStopped: boolean;
  isPerhaps: boolean;
}): Stands {
  if (outcome === 'left-out') return 'left-out';
  if (outcome === null || state === 'queued') return 'waiting';
  if (isPerhaps) return 'perhaps';
  if (isStopped) return 'stopped';
  // A request may be closed without a letter: it was dealt with.
  return state === null || state === 'sent' || state === 'delayed' ? 'told' : state;
}
