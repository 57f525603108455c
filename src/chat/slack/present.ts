import type { WebClient } from '@slack/web-api';

const idsPerPage = 200;

/** The ids of all members of a channel. A page that does not come fails the whole: half a list is none. */
export async function presentIn(client: WebClient, channel: string): Promise<Set<string>> {
  const ids = new Set<string>();
  let cursor = '';
  do {
    const page = await client.conversations.members({
      channel,
      limit: idsPerPage,
      ...(cursor ? { cursor } : {}),
    });
    for (const id of page.members ?? []) ids.add(id);
    cursor = page.response_metadata?.next_cursor ?? '';
  } while (cursor !== '');
  return ids;
}
