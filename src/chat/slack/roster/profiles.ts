import type { WebClient } from '@slack/web-api';
import { pace } from '../../pace.ts';
import { patiently } from '../call.ts';
import { isRefusal, slackError } from '../errors.ts';
import { pages } from './asking.ts';

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

export type Profile = NonNullable<Awaited<ReturnType<WebClient['users']['info']>>['user']>;

/** What Slack knows of people. */
export function slackProfiles(client: WebClient) {
  const infoTurn = pace(perSecond.info, 30);
  const listTurn = pace(perSecond.list, 5);

  /** @returns null for an unknown id */
  async function profileOf(userId: string): Promise<Profile | null> {
    try {
      return (await client.users.info({ user: userId, include_locale: true })).user ?? null;
    } catch (error) {
      if (['user_not_found', 'user_not_visible', 'users_not_found'].includes(slackError(error))) return null;
      throw error;
    }
  }

  /** The profiles of many, by pages of everybody's. Those who are not found are left out. */
  async function byPages(ids: Set<string>): Promise<Map<string, Profile>> {
    const found = new Map<string, Profile>();
    let read = 0;
    try {
      for await (const { members: page } of pages(async cursor => {
        await listTurn('');
        return await patiently(() =>
          client.users.list({ limit: profilesPerPage, include_locale: true, ...cursor }),
        );
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

  return {
    profileOf,

    /** Of all of them whom Slack knows, at leisure: with many it takes minutes. */
    profilesOf: async function* (ids: Set<string>): AsyncGenerator<[id: string, profile: Profile]> {
      const profiles = ids.size > askedSingly ? await byPages(ids) : new Map<string, Profile>();
      for (const id of ids) {
        let profile = profiles.get(id) ?? null;
        if (!profile) {
          await infoTurn('');
          profile = await patiently(() => profileOf(id));
        }
        if (profile) yield [id, profile];
      }
    },
  };
}
