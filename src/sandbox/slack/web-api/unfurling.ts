import { z } from 'zod';
import { messageBlocks } from '../block-kit/blocks.ts';
import { linksInText } from '../links.ts';
import type { SlackMessage, SlackWorkspace } from '../workspace.ts';
import { parsed } from './arguments.ts';
import { type Args, type Methods, Refused } from './method.ts';

/** What stands below a link: blocks of an attachment. Only what the product could send is known. */
const attachment = z.strictObject({
  color: z
    .string()
    .regex(/^#[0-9a-f]{6}$/i)
    .optional(),
  fallback: z.string().optional(),
  blocks: messageBlocks,
});
const shape = z.record(z.string(), attachment);

/** Below links in other people's messages (docs.slack.dev, chat.unfurl, with its refusals). */
export const unfurlMethods: Methods = {
  'chat.unfurl': {
    scope: 'links:write',
    tier: 3,
    answer: (workspace, args) => {
      const message = messageMeant(workspace, args);
      if (args.unfurls === undefined) throw new Refused('missing_unfurls');
      const unfurls = shape.safeParse(given(args.unfurls));
      if (!unfurls.success) throw new Refused('cannot_parse_attachment');
      const links = linksInText(message.text);
      for (const link of Object.keys(unfurls.data)) {
        if (!links.includes(link)) throw new Refused('cannot_unfurl_message');
        if (!message.linksTold?.includes(link)) throw new Refused('cannot_unfurl_url');
      }
      const known = new Map((message.unfurls ?? []).map(each => [each.link, each]));
      for (const [link, below] of Object.entries(unfurls.data)) known.set(link, { link, ...below });
      message.unfurls = [...known.values()];
      workspace.changed(workspace.keptMessage(String(args.channel), message));
      return {};
    },
  },
};

/** By channel and ts, of any conversation in which it was told of a link. A conversation with no such message is not found. */
function messageMeant(workspace: SlackWorkspace, { channel, ts, unfurl_id }: Args): SlackMessage {
  if (unfurl_id !== undefined) throw new Refused('invalid_arguments');
  if (channel === undefined) throw new Refused('missing_channel');
  if (ts === undefined) throw new Refused('missing_ts');
  if (!workspace.channel(String(channel))) throw new Refused('cannot_find_channel');
  const message = workspace.message(String(channel), ts);
  if (!message) throw new Refused('cannot_find_message');
  return message;
}

function given(value: unknown): unknown {
  try {
    return parsed(value);
  } catch {
    throw new Refused('invalid_unfurls_format');
  }
}
