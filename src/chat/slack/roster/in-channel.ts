import type { WebClient } from '@slack/web-api';
import { pages } from './asking.ts';

/** Members change rarely; a newcomer waits this long at most. */
const membersKeptMs = 60_000;
const membersPerPage = 200;

/** The ids of who is in a channel. */
export function inChannel(channel: string, client: WebClient) {
  let members: { ids: Promise<Set<string>>; until: number } | null = null;

  async function ask(): Promise<Set<string>> {
    const ids = new Set<string>();
    for await (const page of pages(cursor =>
      client.conversations.members({ channel, limit: membersPerPage, ...cursor }),
    ))
      for (const id of page.members ?? []) ids.add(id);
    return ids;
  }

  /** Who was there before is not believed any more, whoever asks. */
  function now(): Promise<Set<string>> {
    const ids = ask();
    const asked = { ids, until: Date.now() + membersKeptMs };
    members = asked;
    ids.catch(() => {
      if (members === asked) members = null;
    });
    return ids;
  }

  return {
    now,

    /** Asked once for all who press at the same moment. */
    lately: (): Promise<Set<string>> => (members && members.until > Date.now() ? members.ids : now()),
  };
}

type Asked = ReturnType<typeof inChannel>;

/**
 * The ids of who is in any of these channels. One of the others that cannot be asked (the app is not in there) has whom it
 * had when it last could: it must not keep the rest from working.
 */
export function together(first: Asked, others: Asked[]): Asked {
  const lastKnown = new Map<Asked, Set<string>>();
  const all = async (ask: (channel: Asked) => Promise<Set<string>>) => {
    const ids = new Set(await ask(first));
    for (const other of others) {
      try {
        lastKnown.set(other, await ask(other));
      } catch {
        // What is wrong with it, `sportello check` says.
      }
      for (const id of lastKnown.get(other) ?? []) ids.add(id);
    }
    return ids;
  };
  return { now: () => all(({ now }) => now()), lately: () => all(({ lately }) => lately()) };
}
