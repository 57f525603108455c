import { type Alarm, alarmWatch } from '../../desk/watch/alarm.ts';
import type { ShutChat } from '../../desk/watch/shut-chats.ts';
import type { Log } from '../../log.ts';
import type { Kept } from '../../store/kept-json.ts';
import { watchedTime } from '../../watched-time.ts';
import type { KeptAlarms } from './kept-alarms.ts';
import type { AdminWord, StraightMail } from './straight-mail.ts';

const everyMs = 5_000;
/** A mail server that is away is tried again after this, then after twice as long, up to the longest. */
const patience = { firstMs: 30_000, longestMs: 600_000 };

/** How the desk stands: what keeps it from working, and which chats let nothing through. */
export type Standing = {
  down: { news: 'no-database' | 'no-outbox'; why: string } | null;
  shut: ShutChat[];
  /** No card for the admins can be read in any chat. */
  isNobodyReached: boolean;
};

type Telling = {
  look: () => Promise<Standing>;
  mail: StraightMail | null;
  kept: Kept<KeptAlarms>;
  letterhead: KeptAlarms['letterhead'];
  log: Log;
};

/** Looks every few seconds how the desk stands, and tells the admins by mail what no card can tell them. */
export function keepAdminsTold(telling: Telling): { stop(): Promise<void> } {
  const look = adminsTold(telling, watchedTime(everyMs), () => new Date());
  let running: Promise<void> | null = null;
  const timer = setInterval(() => {
    running ??= look()
      .catch(error => telling.log.error({ room: 'mail', err: error }, 'cannot see how the desk stands'))
      .finally(() => {
        running = null;
      });
  }, everyMs);
  return {
    stop: async () => {
      clearInterval(timer);
      await running;
    },
  };
}

/** One look, that knows what was told at those before, and at those of the process before this one. */
export function adminsTold(
  { look, mail, kept, letterhead, log }: Telling,
  watched: () => number,
  clock: () => Date,
): () => Promise<void> {
  const before = kept.read();
  const alarms = { desk: alarmWatch(before?.desk), chats: alarmWatch(before?.chats) };
  const tries = new Map<string, { after: number; pauseMs: number }>();
  let saved = '';

  /** @returns whether it was said, or nobody is there to say it to */
  async function say(word: AdminWord, at: number): Promise<boolean> {
    if (!mail) return true;
    const known = tries.get(word.news) ?? { after: 0, pauseMs: patience.firstMs };
    if (at < known.after) return false;
    if (await mail.tell(word)) return tries.delete(word.news) || true;
    tries.set(word.news, {
      after: at + known.pauseMs,
      pauseMs: Math.min(known.pauseMs * 2, patience.longestMs),
    });
    return false;
  }

  async function watch(
    alarm: ReturnType<typeof alarmWatch>,
    down: Omit<AdminWord, 'since'> | null,
    well: AdminWord['news'],
    at: number,
  ): Promise<void> {
    const word = alarm.look(down !== null, at, clock());
    const since = alarm.now().since ?? clock();
    if (word === 'down' && down && (await say({ ...down, since }, at))) alarm.told('down');
    if (word === 'well' && (await say({ news: well, since, why: '' }, at))) alarm.told('well');
  }

  return async () => {
    const { down, shut, isNobodyReached } = await look();
    const at = watched();
    const why = shut.map(chat => `${nameOf(chat)}: ${chat.why}`).join('\n');
    await watch(alarms.desk, down, 'desk-back', at);
    await watch(alarms.chats, isNobodyReached ? { news: 'chats-shut', why } : null, 'chats-back', at);
    keep({ desk: alarms.desk.now(), chats: alarms.chats.now(), shut, letterhead });
  };

  function keep(state: KeptAlarms): void {
    const text = JSON.stringify(state);
    if (text === saved) return;
    try {
      kept.write(state);
      saved = text;
    } catch (error) {
      // The disk may be what is full: what was told is known until this process ends.
      log.warn({ room: 'mail', err: error }, 'cannot keep what the admins were told');
      saved = text;
    }
  }
}

/** A start that failed, as it is to be kept; and whether the admins must hear of it now. */
export function failedStart(alarm: Alarm, now: Date, toldAfterMs: number): { alarm: Alarm; isDue: boolean } {
  const since = alarm.since ?? now;
  return {
    alarm: { ...alarm, since },
    isDue: !alarm.isTold && now.getTime() - since.getTime() >= toldAfterMs,
  };
}

function nameOf({ platform, channel }: ShutChat): string {
  return `${platform === 'slack' ? 'Slack' : 'Teams'}${channel === 'installed' ? '' : ` (${channel})`}`;
}
