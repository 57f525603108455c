type Page = { response_metadata?: { next_cursor?: string } };

/** Asks for one page after another, until Slack gives no cursor. */
export async function* pages<T extends Page>(
  ask: (cursor: { cursor?: string }) => Promise<T>,
): AsyncGenerator<T> {
  let cursor = '';
  do {
    const page = await ask(cursor ? { cursor } : {});
    yield page;
    cursor = page.response_metadata?.next_cursor ?? '';
  } while (cursor !== '');
}
