import type { WebClient } from '@slack/web-api';
import { pages } from './asking.ts';

/** Members change rarely; a newcomer waits this long at most. */
const membersKeptMs = 60_000;
const membersPerPage = 200;

/** The ids of who is in a channel. */
export function inChannel(channel: string, client: WebClient) {
  let members: { ids: Promise<Set<string>>; until: number } | null = null;

  async function now(): Promise<Set<string>> {
    const ids = new Set<string>();
    for await (const page of pages(cursor =>
      client.conversations.members({ channel, limit: membersPerPage, ...cursor }),
    ))
      for (const id of page.members ?? []) ids.add(id);
    return ids;
  }

  return {
    now,

    /** Asked once for all who press at the same moment. */
    lately: (): Promise<Set<string>> => {
      if (members && members.until > Date.now()) return members.ids;
      const ids = now();
      members = { ids, until: Date.now() + membersKeptMs };
      ids.catch(() => {
        members = null;
      });
      return ids;
    },
  };
}
