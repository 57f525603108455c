import type { Loaded } from '../../../desk/letters/uploads.ts';
import { download } from '../../download.ts';
import type { SlackSettings } from '../settings.ts';

/** Slack's own, and GovSlack's; the token goes nowhere else but to the API that desk.yaml names. */
const fileOrigins = ['https://files.slack.com', 'https://files.slack-gov.com'];
const timeoutMs = 60_000;

/** Fetches a file that lies with Slack. @param size in bytes, as Slack says; null where it does not */
export async function fetchFromSlack(
  { botToken, apiUrl }: Pick<SlackSettings, 'botToken' | 'apiUrl'>,
  url: string,
  size: number | null,
  maxBytes: number,
): Promise<Loaded> {
  const origins = apiUrl ? [...fileOrigins, new URL(apiUrl).origin] : fileOrigins;
  const loaded = await download({
    url,
    isAllowed: to => origins.includes(to.origin),
    headers: { authorization: `Bearer ${botToken}` },
    maxBytes,
    timeoutMs,
  });
  // To an app that may not read it Slack shows a page to log in, in the file's place.
  const isOther = loaded.ok && size !== null && loaded.content.byteLength !== size;
  return isOther ? { ok: false, why: 'unreachable' } : loaded;
}
