import type { Activity } from 'botbuilder';
import type { Log } from '../../../log.ts';
import type { LineButton } from '../../card.ts';
import type { CardPlace } from '../../gateway.ts';
import { inTime } from '../../press/in-time.ts';
import { lineAdaptiveCard } from '../cards/line.ts';
import { message } from '../posting/message.ts';
import type { TargetedPosts } from '../posting/targeted.ts';
import type { TeamsReference } from '../references.ts';
import { isLeftAlone, type LineRefusals } from './refused.ts';

/** For whom, and below which post. @property member the id by which this bot knows the person */
export type Addressed = { channel: string; root: string; member: string };

/** A line with what can be done about it. */
type PrivateLine = { text: string; next: LineButton | null };

/**
 * Lines in the thread of a card that one person sees: they outlive the drawing anew of the card. Where Teams takes none,
 * or not in time, whoever asks says it another way.
 */
export type PrivateLines = {
  /**
   * Leaves one; of those that were left before for the same person below the same card, the last stays.
   *
   * @param withinMs longer nobody waits for it; one that is late is taken away again
   * @returns its id, '' where Teams names none; null where it does not stand there
   */
  leave(to: Addressed, line: PrivateLine, withinMs?: number): Promise<string | null>;
  /**
   * Answers what somebody asked there in private, so that they alone see it; in their chat with the app where the
   * channel does not take that, or nobody knows whether it did.
   *
   * @param to `root`: null where they asked in the channel itself
   * @returns where it lies; null where nobody knows
   */
  answer(
    to: { channel: string; root: string | null; member: string },
    activity: Partial<Activity>,
  ): Promise<CardPlace | null>;
  /** Puts another line in the place of one that was left. Whether it is there still makes no difference. */
  change(channel: string, id: string, line: PrivateLine): Promise<void>;
};

/** A press is answered with what it changed: it does not wait longer for where its line stands. */
const withinAtMostMs = 1500;
const rememberedAtMost = 2000;
/** After one that got no answer the next are not waited for, for so long. */
const restMs = 60_000;

/** What lines are posted with. @property alone into the chat with one person @property clock the machine's */
export type LineWays = {
  posts: TargetedPosts;
  referenceOf(channel: string): Promise<TeamsReference>;
  alone(reference: TeamsReference, member: string, activity: Partial<Activity>): Promise<CardPlace | null>;
  refusals: LineRefusals;
  log: Log;
  clock(): Date;
};

export function privateLines(ways: LineWays): PrivateLines {
  const { posts, referenceOf, alone, log } = ways;
  const lately = linesLately(ways.clock);

  async function quietly<T>(what: string, work: Promise<T>): Promise<T | null> {
    return await work.catch((error: unknown) => {
      log.info({ room: 'teams', reason: String(error) }, `cannot ${what} a private line`);
      return null;
    });
  }

  const erase = async (channel: string, id: string | null) => {
    if (id)
      await quietly(
        'take away',
        referenceOf(channel).then(way => posts.erase(way, id)),
      );
  };

  return {
    leave: async (to, line, withinMs = withinAtMostMs) => {
      if (line.text === '' || withinMs <= 0 || lately.isResting(to.channel)) return null;
      const work = post(ways, to, line).catch((error: unknown) => {
        log.info({ room: 'teams', reason: String(error) }, 'cannot leave a private line');
        lately.rest(to.channel);
        return null;
      });
      const first = await inTime(work, Math.min(withinMs, withinAtMostMs));
      if (first.isLate) {
        lately.rest(to.channel);
        // It was said another way by now: said twice it would be one too many.
        void first.value.then(late => erase(to.channel, late));
        return null;
      }
      if (first.value !== null) void erase(to.channel, lately.replacedBy(to, first.value));
      return first.value;
    },

    answer: async ({ channel, root, member }, activity) => {
      const answering = async () => {
        const reference = await referenceOf(channel);
        const sent = await quietly('post', posts.post({ reference, root }, member, activity));
        // What got no answer in time may stand there all the same: better said twice to one person than never.
        if (sent === null || 'refused' in sent) return await alone(reference, member, activity);
        return { channel, message: sent.id };
      };
      return await quietly('answer with', answering());
    },

    change: async (channel, id, line) => {
      await quietly(
        'change',
        referenceOf(channel).then(way => posts.edit(way, id, drawn(line))),
      );
    },
  };
}

/** @returns null where Teams does not take it */
async function post(
  { posts, referenceOf, refusals, log, clock }: LineWays,
  { channel, root, member }: Addressed,
  line: PrivateLine,
): Promise<string | null> {
  const before = await refusals.find(channel);
  if (isLeftAlone(before, clock())) return null;
  const reference = await referenceOf(channel);
  const sent = await posts.post({ reference, root }, member, drawn(line));
  if ('id' in sent) {
    if (before) await refusals.forget(channel);
    return sent.id;
  }
  log.info({ room: 'teams', channel, why: sent.refused }, 'Teams takes no private line there');
  if (sent.isOfPlace) await refusals.note(channel, sent.refused, clock());
  return null;
}

function drawn({ text, next }: PrivateLine) {
  return message(lineAdaptiveCard(text, next, 'card'), text);
}

/** What this process remembers of its lines; Teams forgets them after a day. */
function linesLately(clock: () => Date) {
  const standing = new Map<string, string>();
  const resting = new Map<string, number>();
  return {
    isResting: (channel: string) => (resting.get(channel) ?? 0) > clock().getTime(),
    rest: (channel: string) => void resting.set(channel, clock().getTime() + restMs),

    /** @returns the line that the same person had below the same card; null where they had none */
    replacedBy: ({ channel, root, member }: Addressed, id: string): string | null => {
      const key = `${channel} ${root} ${member}`;
      const before = standing.get(key) ?? null;
      if (standing.size >= rememberedAtMost) standing.delete(String(standing.keys().next().value));
      standing.set(key, id);
      return before;
    },
  };
}
