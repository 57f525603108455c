import { isGone, sorted } from './errors.ts';

/** A call to Slack. @throws what goes wrong, sorted */
export async function call<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    throw sorted(error);
  }
}

/** A call about a message that somebody may have deleted; null where it seems not to be there any more. */
export async function unlessGone<T>(ask: () => Promise<T>): Promise<T | null> {
  try {
    return await ask();
  } catch (error) {
    if (isGone(error)) return null;
    throw sorted(error);
  }
}

/** A message shows what it says, and no picture of where its addresses lead. */
export const unfurlsNothing = { unfurl_links: false, unfurl_media: false };
