import type { WebClient } from '@slack/web-api';
import type { FetchedFile } from '../../gateway.ts';
import type { WhyLeft } from '../../words/work/kept.ts';
import { patiently } from '../call.ts';
import { slackError } from '../errors.ts';
import type { SlackSettings } from '../settings.ts';
import { fetchFromSlack } from './fetch.ts';
import { sharedFile, whyNot } from './shared-file.ts';

/** What Slack answers of a file that is not to be had (docs.slack.dev, files.info). */
const refusals: Record<string, WhyLeft> = {
  file_deleted: 'deleted',
  // It says so of one that the app may not see, too.
  file_not_found: 'unseen',
  access_denied: 'unseen',
  no_permission: 'unseen',
  missing_scope: 'unseen',
};

/** Somebody waits for what is made of the message. */
const longestSeconds = 15;

/** Files of messages: what is known of one is asked when it is fetched, for what a message says of it grows old. */
export function messageFiles(settings: SlackSettings, client: WebClient) {
  return {
    fetchFile: async (id: string, maxBytes: number): Promise<FetchedFile> => {
      const left = (why: WhyLeft) => ({ ok: false, why }) as const;
      const asked = await patiently(() => client.files.info({ file: id }), longestSeconds)
        .then(answer => sharedFile.safeParse(answer.file).data ?? ('unreachable' as const))
        .catch((error: unknown): WhyLeft => refusals[slackError(error)] ?? 'unreachable');
      if (typeof asked === 'string') return left(asked);
      const why = whyNot(asked);
      if (why) return left(why);
      const { name, title, mimetype, size = null, url_private_download: url } = asked;
      // A canvas or a list has nothing that could be downloaded.
      if (!url) return left('elsewhere');
      if ((size ?? 0) > maxBytes) return left('too-large');
      const loaded = await fetchFromSlack(settings, url, size, maxBytes);
      if (!loaded.ok) return left(loaded.why === 'not-ours' ? 'elsewhere' : loaded.why);
      return { ok: true, name: name || title || '', type: mimetype ?? '', content: loaded.content };
    },
  };
}
