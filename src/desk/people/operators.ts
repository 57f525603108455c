import type { Log } from '../../log.ts';
import { safeReason } from '../../safe-fault.ts';
import { lockWhoIsWho } from '../../store/people/one-at-a-time.ts';
import { findAccount, operatorsWithoutAccount } from '../../store/people/operators.ts';
import { type ChatPlatform, chatPlatforms } from '../../ticket/words.ts';
import { within } from '../../within.ts';
import type { Desk } from '../desk.ts';
import type { ChatDirectory, ChatRoll } from './directory.ts';
import { enrol, isAdmitted } from './enrol.ts';
import { noteTheFew } from './few.ts';
import { callRoll } from './roll-call.ts';
import { settleSight } from './sight.ts';
import { settleStanding } from './standing.ts';

/** All of a channel are asked about so often; who has come or gone is seen by the roll, which asks for their ids only. */
const everyMs = 10 * 60_000;
/** Who is not there any more is nobody within this time, even where the platform tells of nothing. */
const rollEveryMs = 45_000;
/** A roll to which no answer comes is left to itself: the next one is called all the same. */
const rollAtMostMs = 300_000;

type Directories = Partial<Record<ChatPlatform, ChatDirectory & ChatRoll>>;

export type KnownOperators = {
  /** Asks both chats who is there, at once. */
  ask(): Promise<void>;
  /**
   * A platform has said that something about somebody has changed: it is looked at now, together with what it says
   * meanwhile. Whose profile changes and who is no operator is left alone: a workspace may have thousands.
   */
  about(platform: ChatPlatform, userIds: string[], what: 'membership' | 'profile'): Promise<void>;
  stop(): void;
};

/**
 * Asks both chats, now and then, who is in the operators' channel: so that a ticket can be given to somebody who has
 * never pressed a button, an assignee be mentioned on the platform that they do not work on, and who has left is nobody.
 */
export function keepOperatorsKnown(
  desk: Desk,
  directories: Directories,
  log: Log,
  limits: { rollEveryMs: number; rollAtMostMs: number } = { rollEveryMs, rollAtMostMs },
): KnownOperators {
  const trying = loggingFailures(log);
  const roll = async (platform: ChatPlatform, told: string[] = []) => {
    const directory = directories[platform];
    if (!directory) return;
    await trying(platform, () =>
      within(limits.rollAtMostMs, callRoll(desk, directory, platform, { told }, log)),
    );
    await trying(platform, () => within(limits.rollAtMostMs, noteTheFew(desk, directory, platform)));
  };
  const ask = async () => {
    for (const platform of chatPlatforms)
      await trying(platform, async () => {
        await enrolMembers(desk, directories, platform);
        await roll(platform);
      });
    await trying('slack', () => forgetUnnamed(desk));
  };

  const timer = setInterval(() => void ask(), everyMs);
  const rolling = new Set<ChatPlatform>();
  const rolls = setInterval(() => {
    for (const platform of chatPlatforms) {
      if (rolling.has(platform)) continue;
      rolling.add(platform);
      void roll(platform).finally(() => rolling.delete(platform));
    }
  }, limits.rollEveryMs);
  return {
    ask,
    about: lookingWhenTold(desk, trying, roll),
    stop: () => {
      clearInterval(timer);
      clearInterval(rolls);
    },
  };
}

type Trying = (platform: ChatPlatform, what: () => Promise<void>) => Promise<void>;

/** A chat that cannot be asked is asked again later, and the other one is asked all the same. */
function loggingFailures(log: Log): Trying {
  return async (platform, what) => {
    try {
      await what();
    } catch (error) {
      log.info(
        { room: 'desk', platform, reason: safeReason(error) },
        'cannot ask who is in the operators’ channel',
      );
    }
  };
}

/** Who may not act any more is the roll's business: it looks twice. */
async function enrolMembers(desk: Desk, directories: Directories, platform: ChatPlatform): Promise<void> {
  const askedAt = desk.clock();
  const members = (await directories[platform]?.members()) ?? [];
  for (const member of members.filter(known => isAdmitted(desk, known)))
    await enrol(desk, platform, member.userId, member, askedAt);
}

/** What a platform says while its roll is called is looked at together, in the next one. */
function lookingWhenTold(
  desk: Desk,
  trying: Trying,
  roll: (platform: ChatPlatform, told: string[]) => Promise<void>,
): KnownOperators['about'] {
  const toldOf: Record<ChatPlatform, Set<string>> = { slack: new Set(), teams: new Set() };
  const telling = new Set<ChatPlatform>();
  return async (platform, userIds, what) => {
    await trying(platform, async () => {
      for (const id of userIds)
        if (what === 'membership' || (await findAccount(desk.db, platform, id))?.operatorId != null)
          toldOf[platform].add(id);
    });
    if (telling.has(platform)) return;
    telling.add(platform);
    while (toldOf[platform].size > 0) {
      const told = [...toldOf[platform]];
      toldOf[platform].clear();
      await roll(platform, told);
    }
    telling.delete(platform);
  };
}

/** Whom only desk.yaml made an operator is none any more when it does not name them. */
async function forgetUnnamed(desk: Desk): Promise<void> {
  for (const { id, email } of await operatorsWithoutAccount(desk.db))
    if (!desk.access.listed.has(email))
      await desk.db.transaction(async tx => {
        await lockWhoIsWho(tx);
        await settleStanding(desk, tx, id);
        await settleSight(desk, tx, [id]);
      });
}
