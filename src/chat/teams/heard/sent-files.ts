import type { Activity } from 'botbuilder';
import { z } from 'zod';
import type { OfferedFile } from '../../../desk/letters/uploads.ts';
import { download } from '../../download.ts';
import type { TeamsSettings } from '../settings.ts';

/** What a person sends lies in their OneDrive for Business, which is SharePoint; `-df` is Microsoft's own test ring. */
const fileHosts = ['.sharepoint.com', '.sharepoint-df.com'];
/** The bot service waits for fifteen seconds at most, all files together; what was not taken can be sent again. */
const timeoutMs = 12_000;

const sent = z.object({
  contentType: z.literal('application/vnd.microsoft.teams.file.download.info'),
  name: z.string().nullish(),
  content: z.object({ downloadUrl: z.string() }),
});

/**
 * The files that were sent with a message in the chat between one person and the bot. (In a channel Teams sends along
 * the text, and no file.) Their addresses carry a permission of their own for some minutes; we add none.
 */
export function filesIn(
  { attachments = [], conversation }: Pick<Activity, 'attachments' | 'conversation'>,
  { standIn }: Pick<TeamsSettings, 'standIn'>,
): OfferedFile[] {
  if (conversation?.conversationType !== 'personal') return [];
  const until = performance.now() + timeoutMs;
  const isAllowed = (url: URL) =>
    standIn?.kind === 'tenant' && url.origin === standIn.fileOrigin ? true : isMicrosofts(url);
  return attachments.flatMap(attachment => {
    const file = sent.safeParse(attachment).data;
    if (!file) return [];
    const load: OfferedFile['load'] = async maxBytes =>
      await download({
        url: file.content.downloadUrl,
        isAllowed,
        maxBytes,
        timeoutMs: Math.max(1, Math.round(until - performance.now())),
      });
    // Teams tells neither type nor size: the name and the bytes do.
    return [{ name: file.name ?? '', type: '', size: null, load }];
  });
}

/** By https, on the usual port, at a name that Microsoft alone hands out. */
function isMicrosofts({ protocol, port, username, hostname }: URL): boolean {
  return (
    protocol === 'https:' && port === '' && username === '' && fileHosts.some(host => hostname.endsWith(host))
  );
}
