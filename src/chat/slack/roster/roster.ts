import { setTimeout as wait } from 'node:timers/promises';
import type { WebClient } from '@slack/web-api';
import type { ChatDirectory, ChatMember, ChatRoll } from '../../../desk/people/directory.ts';
import { Transient } from '../../../outbox/failure.ts';
import { pace } from '../../pace.ts';
import { isRefusal, slackError, sorted } from '../errors.ts';

/** Members change rarely; a newcomer waits this long at most. */
const membersKeptMs = 60_000;
const membersPerPage = 200;
/** Up to so many are asked about one by one; for more, everybody's profiles are read page by page. */
const askedSingly = 20;
const profilesPerPage = 500;
/** A workspace with more profiles than these pages hold is not read through for one channel. */
const pagesAtMost = 20;
/**
 * Slack's tiers, a minute: users.info 100, users.list 20, conversations.members 100 (platform rules, Slack 17). Learning
 * who is in the channel takes little more than half of each; the rest is for people who press a button meanwhile.
 */
const perSecond = { info: 1, list: 0.2 };
/** Longer than this nobody is waited for: it is asked again in some minutes anyway. */
const longestWaitSeconds = 120;

type Profile = NonNullable<Awaited<ReturnType<WebClient['users']['info']>>['user']>;

/** Who is in the operators' channel, and whose address Slack vouches for. */
export function slackRoster(channel: string, client: WebClient): ChatDirectory & ChatRoll {
  const infoTurn = pace(perSecond.info, 30);
  const listTurn = pace(perSecond.list, 5);
  let members: { ids: Promise<Set<string>>; until: number } | null = null;
  let learning: Promise<ChatMember[]> | null = null;
  let home: { team: string | undefined; enterprise: string | undefined } | null = null;

  /** Asked once for all who press at the same moment. */
  function operatorsChannel(): Promise<Set<string>> {
    if (members && members.until > Date.now()) return members.ids;
    const ids = idsInChannel();
    members = { ids, until: Date.now() + membersKeptMs };
    ids.catch(() => {
      members = null;
    });
    return ids;
  }

  async function idsInChannel(): Promise<Set<string>> {
    const ids = new Set<string>();
    for await (const page of pages(cursor =>
      client.conversations.members({ channel, limit: membersPerPage, ...cursor }),
    ))
      for (const id of page.members ?? []) ids.add(id);
    return ids;
  }

  /**
   * Of our workspace, or of our Enterprise Grid. In a channel shared by Slack Connect sit people of other companies,
   * whose address another company's admin vouches for: it would pass for that of any operator.
   */
  async function isOfOurs(user: Profile): Promise<boolean> {
    if (!home) {
      const { team_id, enterprise_id } = await client.auth.test();
      home = { team: team_id, enterprise: enterprise_id };
    }
    return (
      (user.team_id !== undefined && user.team_id === home.team) ||
      (home.enterprise !== undefined && user.enterprise_user?.enterprise_id === home.enterprise)
    );
  }

  async function memberOf(userId: string, user: Profile, isInChannel: boolean): Promise<ChatMember> {
    const isColleague =
      !user.deleted && !user.is_bot && !user.is_restricted && !user.is_ultra_restricted && !user.is_stranger;
    // Slack says is_email_confirmed of everybody whose address it has checked.
    const isVouchedFor = isColleague && user.is_email_confirmed !== false && (await isOfOurs(user));
    return {
      userId,
      name: user.profile?.real_name || user.real_name || user.name || userId,
      email: isVouchedFor ? (user.profile?.email ?? null) : null,
      inOperatorsChannel: isInChannel,
    };
  }

  /** @returns null for an unknown id */
  async function profileOf(userId: string): Promise<Profile | null> {
    try {
      return (await client.users.info({ user: userId })).user ?? null;
    } catch (error) {
      if (['user_not_found', 'user_not_visible', 'users_not_found'].includes(slackError(error))) return null;
      throw error;
    }
  }

  /** The profiles of many, by pages of everybody's. Those who are not found are left out. */
  async function profilesOf(ids: Set<string>): Promise<Map<string, Profile>> {
    const found = new Map<string, Profile>();
    let read = 0;
    try {
      for await (const { members: page } of pages(async cursor => {
        await listTurn('');
        return await patiently(() => client.users.list({ limit: profilesPerPage, ...cursor }));
      })) {
        for (const user of page ?? []) if (user.id && ids.has(user.id)) found.set(user.id, user);
        read += 1;
        if (found.size === ids.size || read === pagesAtMost) break;
      }
    } catch (error) {
      // Where the list is not to be had, they are asked about one by one.
      if (!isRefusal(error)) throw error;
    }
    return found;
  }

  async function everybody(): Promise<ChatMember[]> {
    const ids = await patiently(operatorsChannel);
    const profiles = ids.size > askedSingly ? await profilesOf(ids) : new Map<string, Profile>();
    const known: ChatMember[] = [];
    for (const id of ids) {
      let profile = profiles.get(id) ?? null;
      if (!profile) {
        await infoTurn('');
        profile = await patiently(() => profileOf(id));
      }
      if (profile) known.push(await memberOf(id, profile, true));
    }
    return known;
  }

  return {
    present: async () => {
      try {
        return await idsInChannel();
      } catch (error) {
        throw sorted(error);
      }
    },

    member: async userId => {
      try {
        const profile = await profileOf(userId);
        return profile && (await memberOf(userId, profile, (await operatorsChannel()).has(userId)));
      } catch (error) {
        throw sorted(error);
      }
    },

    // With many members it takes minutes: who asks meanwhile gets the same answer.
    members: async () => {
      learning ??= everybody().finally(() => {
        learning = null;
      });
      try {
        return await learning;
      } catch (error) {
        throw sorted(error);
      }
    },
  };
}

type Page = { response_metadata?: { next_cursor?: string } };

async function* pages<T extends Page>(ask: (cursor: { cursor?: string }) => Promise<T>): AsyncGenerator<T> {
  let cursor = '';
  do {
    const page = await ask(cursor ? { cursor } : {});
    yield page;
    cursor = page.response_metadata?.next_cursor ?? '';
  } while (cursor !== '');
}

/** Waits as long as Slack says where it asks to slow down: nobody waits for what this is asked for. */
async function patiently<T>(ask: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1)
    try {
      return await ask();
    } catch (error) {
      const failure = sorted(error);
      const seconds = failure instanceof Transient ? failure.retryAfterSeconds : undefined;
      if (seconds === undefined || seconds > longestWaitSeconds || tries === 5) throw error;
      await wait(seconds * 1000);
    }
}
